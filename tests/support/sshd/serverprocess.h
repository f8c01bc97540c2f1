#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace testum::tests {

/// A server program of a test: its stderr and stdout go to a file, it is killed with this object
/// and, on Linux, with this process. Use in one thread.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();

    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             const QProcessEnvironment &environment, const QString &logFile);
    void stop();
    [[nodiscard]] bool isRunning();
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QByteArray log() const;
    /// Blocks: until the log holds `text`, the program ended, or the time is over.
    [[nodiscard]] bool waitForLog(const QByteArray &text, int timeoutMs);
    /// All processes below this one, parents first.
    [[nodiscard]] QList<qint64> descendants() const;

private:
    QProcess m_process;
    QString m_logFile;
};

/// A loopback port nobody listens on at this moment.
[[nodiscard]] int freePort(const QString &address = QStringLiteral("127.0.0.1"));
/// Runs a program to its end; false after a warning when it failed.
[[nodiscard]] bool runTool(const QString &program, const QStringList &arguments,
                           QByteArray *output = nullptr);
/// Writes a new file with exactly these permissions.
[[nodiscard]] bool writeFile(const QString &path, const QByteArray &content, int mode);
[[nodiscard]] QByteArray readFile(const QString &path);
/// Environment for a server whose user database begins with one more user of this process's uid,
/// by libnss_wrapper. Without that library the server simply sees the machine's own users.
[[nodiscard]] bool addMadeUpUser(QProcessEnvironment *environment, const QString &dir,
                                 const QString &name, const QString &home, const QString &shell,
                                 const QByteArray &password);

} // namespace testum::tests
