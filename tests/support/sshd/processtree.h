#pragma once

#include "support/sshd/serverprocess.h"

#include <QByteArray>
#include <QDir>
#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <csignal>

namespace testum::tests {

/// The living processes of this machine whose command line or environment holds `mark`, by /proc.
/// Zombies have neither and do not count.
[[nodiscard]] inline QList<qint64> processesMarked(const QByteArray &mark)
{
    QList<qint64> found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        const QString dir = QStringLiteral("/proc/") + entry;
        if (isPid && (readFile(dir + QStringLiteral("/cmdline")).contains(mark) ||
                      readFile(dir + QStringLiteral("/environ")).contains(mark)))
            found.append(pid);
    }
    return found;
}

/// Kills those processes; answers how many there were.
[[nodiscard]] inline qsizetype killMarked(const QByteArray &mark)
{
    const QList<qint64> found = processesMarked(mark);
    for (const qint64 pid : found)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    return found.size();
}

/// A number of seconds no other process sleeps: `sleep` with it can be found again.
[[nodiscard]] inline QByteArray uniqueSeconds()
{
    return "4000." + QByteArray::number(QRandomGenerator::system()->bounded(1'000'000'000));
}

} // namespace testum::tests
