#include "support/sshd/serverprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QThread>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace testum::tests {

ServerProcess::ServerProcess()
{
    m_process.setChildProcessModifier([] {
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

ServerProcess::~ServerProcess() { stop(); }

bool ServerProcess::start(const QString &program, const QStringList &arguments,
                          const QProcessEnvironment &environment, const QString &logFile)
{
    m_logFile = logFile;
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(logFile, QIODevice::Append);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(program, arguments);
    return m_process.waitForStarted(10'000);
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const QList<qint64> below = descendants();
    m_process.kill();
    m_process.waitForFinished(5'000);
    for (const qint64 child : below)
        ::kill(static_cast<pid_t>(child), SIGKILL);
}

bool ServerProcess::isRunning()
{
    // Without an event loop the state changes only when it is waited for.
    m_process.waitForFinished(0);
    return m_process.state() == QProcess::Running;
}

QByteArray ServerProcess::log() const { return readFile(m_logFile); }

bool ServerProcess::waitForLog(const QByteArray &text, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!log().contains(text)) {
        if (deadline.hasExpired() || !isRunning())
            return log().contains(text);
        QThread::msleep(5);
    }
    return true;
}

QList<qint64> ServerProcess::descendants() const
{
    QHash<qint64, QList<qint64>> children;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        bool isPid = false;
        const qint64 child = entry.toLongLong(&isPid);
        if (!isPid)
            continue;
        const QByteArray stat = readFile(QStringLiteral("/proc/%1/stat").arg(entry));
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 1)
            children[fields.at(1).toLongLong()].append(child);
    }
    QList<qint64> all = children.value(pid());
    for (qsizetype i = 0; i < all.size(); ++i)
        all.append(children.value(all.at(i)));
    return all;
}

int freePort(const QString &address)
{
    const bool isV6 = address.contains(QLatin1Char(':'));
    const int fd = ::socket(isV6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return 0;
    int port = 0;
    sockaddr_storage storage{};
    socklen_t size = isV6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    storage.ss_family = isV6 ? AF_INET6 : AF_INET;
    void *where = isV6 ? static_cast<void *>(&reinterpret_cast<sockaddr_in6 *>(&storage)->sin6_addr)
                       : static_cast<void *>(&reinterpret_cast<sockaddr_in *>(&storage)->sin_addr);
    inet_pton(storage.ss_family, address.toLatin1().constData(), where);
    auto *const generic = reinterpret_cast<sockaddr *>(&storage);
    if (::bind(fd, generic, size) == 0 && ::getsockname(fd, generic, &size) == 0) {
        port = ntohs(isV6 ? reinterpret_cast<sockaddr_in6 *>(&storage)->sin6_port
                          : reinterpret_cast<sockaddr_in *>(&storage)->sin_port);
    }
    ::close(fd);
    return port;
}

bool runTool(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments, QIODevice::ReadOnly);
    const bool ended = process.waitForFinished(60'000);
    const QByteArray said = process.readAll();
    if (output != nullptr)
        *output = said;
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    qWarning("%s failed: %s %s", qPrintable(program), qPrintable(process.errorString()),
             said.constData());
    return false;
}

bool writeFile(const QString &path, const QByteArray &content, int mode)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    if (::fchmod(file.handle(), static_cast<mode_t>(mode)) != 0)
        return false;
    return file.write(content) == content.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool addMadeUpUser(QProcessEnvironment *environment, const QString &dir, const QString &name,
                   const QString &home, const QString &shell, const QByteArray &password)
{
    QByteArray hash("*");
    if (!password.isEmpty()) {
        if (!runTool(QStringLiteral("openssl"),
                     {QStringLiteral("passwd"), QStringLiteral("-6"), QString::fromUtf8(password)},
                     &hash))
            return false;
        hash = hash.trimmed();
    }
    // The real users stay: sshd looks up its own privilege separation user.
    const QString line = QStringLiteral("%1:x:%2:%3::%4:%5\n")
                             .arg(name)
                             .arg(::getuid())
                             .arg(::getgid())
                             .arg(home, shell);
    const QByteArray passwd = line.toUtf8() + readFile(QStringLiteral("/etc/passwd"));
    const QByteArray shadow = name.toUtf8() + ':' + hash + ":19000:0:99999:7:::\n";
    const QString passwdFile = dir + QStringLiteral("/passwd");
    const QString shadowFile = dir + QStringLiteral("/shadow");
    if (!writeFile(passwdFile, passwd, 0644) || !writeFile(shadowFile, shadow, 0644))
        return false;
    environment->insert(QStringLiteral("LD_PRELOAD"), QStringLiteral("libnss_wrapper.so"));
    environment->insert(QStringLiteral("NSS_WRAPPER_PASSWD"), passwdFile);
    environment->insert(QStringLiteral("NSS_WRAPPER_GROUP"), QStringLiteral("/etc/group"));
    environment->insert(QStringLiteral("NSS_WRAPPER_SHADOW"), shadowFile);
    return true;
}

} // namespace testum::tests
