#include "support/sshd/sshdserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <csignal>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace testum::tests {

namespace {

const QString kSshd = QStringLiteral("/usr/sbin/sshd");

QString currentUser()
{
    const passwd *const entry = ::getpwuid(::getuid());
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

bool makeKey(const QString &type, const QString &file)
{
    return runTool(QStringLiteral("ssh-keygen"),
                   {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"),
                    QString(), QStringLiteral("-C"), QStringLiteral("testum-fixture"),
                    QStringLiteral("-f"), file});
}

} // namespace

SshdServer::SshdServer(const Options &options)
    : m_options(options)
{}

SshdServer::~SshdServer() { m_process.stop(); }

std::unique_ptr<SshdServer> SshdServer::start(const Options &options)
{
    std::unique_ptr<SshdServer> server(new SshdServer(options));
    if (!server->prepare() || !server->launch())
        return nullptr;
    return server;
}

bool SshdServer::prepare()
{
    if (!m_dir.isValid() || ::chmod(qPrintable(m_dir.path()), 0755) != 0)
        return false;
    m_user = m_options.user.isEmpty() ? currentUser() : m_options.user;
    if (!m_options.loginShell.isEmpty()) {
        m_home = m_options.homeDir.isEmpty() ? m_dir.filePath(QStringLiteral("home"))
                                             : m_options.homeDir;
        QDir().mkpath(m_home);
    }
    // sshd run by root insists on its privilege separation directory.
    if (::geteuid() == 0)
        QDir().mkpath(QStringLiteral("/run/sshd"));
    for (const QString &type : m_options.hostKeyTypes) {
        if (!makeKey(type, m_dir.filePath(QStringLiteral("host_") + type)))
            return false;
    }
    if (!makeKey(m_options.clientKeyType, m_dir.filePath(QStringLiteral("client"))))
        return false;
    return writeFile(m_dir.filePath(QStringLiteral("authorized_keys")),
                     readFile(m_dir.filePath(QStringLiteral("client.pub"))), 0644);
}

bool SshdServer::writeConfig()
{
    QStringList lines = m_options.configLines;
    lines << QStringLiteral("ListenAddress %1").arg(m_options.listenAddress)
          << QStringLiteral("Port %1").arg(m_port) << QStringLiteral("PidFile none");
    for (const QString &type : m_options.hostKeyTypes)
        lines << QStringLiteral("HostKey %1").arg(m_dir.filePath(QStringLiteral("host_") + type));
    const bool hasPassword = !m_options.password.isEmpty();
    // A real account other than ours may be locked in shadow, which only PAM lets pass.
    const bool needsPam =
        ::geteuid() == 0 && m_options.loginShell.isEmpty() && m_user != currentUser();
    lines
        << QStringLiteral("AuthorizedKeysFile %1")
               .arg(m_dir.filePath(QStringLiteral("authorized_keys")))
        << QStringLiteral("StrictModes no") << QStringLiteral("PermitRootLogin yes")
        << QStringLiteral("PubkeyAuthentication yes")
        << QStringLiteral("PasswordAuthentication %1")
               .arg(hasPassword ? QStringLiteral("yes") : QStringLiteral("no"))
        << QStringLiteral("KbdInteractiveAuthentication no")
        << QStringLiteral("UsePAM %1").arg(needsPam ? QStringLiteral("yes") : QStringLiteral("no"))
        << QStringLiteral("UseDNS no") << QStringLiteral("PrintMotd no")
        << QStringLiteral("MaxStartups 1000:30:2000") << QStringLiteral("LogLevel VERBOSE")
        << QStringLiteral("Subsystem sftp internal-sftp");
    return writeFile(m_dir.filePath(QStringLiteral("sshd_config")),
                     (lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8(), 0644);
}

bool SshdServer::makeUser(QProcessEnvironment *environment)
{
    return m_options.loginShell.isEmpty() ||
           addMadeUpUser(environment, m_dir.path(), m_user, m_home, m_options.loginShell,
                         m_options.password);
}

bool SshdServer::launch()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!makeUser(&environment))
        return false;
    const QString logFile = m_dir.filePath(QStringLiteral("sshd.log"));
    // Between finding a port and listening on it another process may take it: try again.
    constexpr int kAttempts = 5;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        m_port = m_options.port != 0 ? m_options.port : freePort(m_options.listenAddress);
        if (!writeConfig())
            return false;
        if (!m_process.start(kSshd,
                             {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                              m_dir.filePath(QStringLiteral("sshd_config"))},
                             environment, logFile))
            break;
        const QByteArray ready = "port " + QByteArray::number(m_port) + '.';
        if (m_process.waitForLog(ready, 10'000) && m_process.isRunning())
            return true;
        m_process.stop();
    }
    qWarning("sshd did not start: %s", log().constData());
    return false;
}

domain::HostKey SshdServer::hostKey(const QString &type) const
{
    const QByteArray line = readFile(m_dir.filePath(QStringLiteral("host_%1.pub").arg(type)));
    const QList<QByteArray> fields = line.split(' ');
    domain::HostKey key;
    if (fields.size() < 2)
        return key;
    key.keyType = QString::fromLatin1(fields.at(0));
    key.publicKey = fields.at(1);
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromBase64(key.publicKey), QCryptographicHash::Sha256);
    key.fingerprint = QStringLiteral("SHA256:") +
                      QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
    return key;
}

QString SshdServer::hostKeyFingerprint(const QString &type) const
{
    return hostKey(type).fingerprint;
}

QString SshdServer::clientPrivateKeyFile() const
{
    return m_dir.filePath(QStringLiteral("client"));
}

QByteArray SshdServer::clientPrivateKey() const { return readFile(clientPrivateKeyFile()); }

QByteArray SshdServer::clientPublicKey() const
{
    return readFile(m_dir.filePath(QStringLiteral("client.pub"))).trimmed();
}

void SshdServer::authorize(const QByteArray &publicKeyLine)
{
    const QString file = m_dir.filePath(QStringLiteral("authorized_keys"));
    if (!writeFile(file, readFile(file) + publicKeyLine.trimmed() + '\n', 0644))
        qWarning("authorized_keys of the fixture cannot be written");
}

QByteArray SshdServer::log() const { return m_process.log(); }

int SshdServer::countInLog(const QByteArray &needle) const
{
    return static_cast<int>(log().count(needle));
}

domain::SshTarget SshdServer::target() const
{
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = domain::AuthMethod::PrivateKey;
    credentials->privateKey = SecretBytes(clientPrivateKey());
    domain::SshTarget target;
    target.platformId = QStringLiteral("fixture");
    target.name = QStringLiteral("fixture");
    target.host = m_options.listenAddress;
    target.port = m_port;
    target.username = m_user;
    target.credentials = std::move(credentials);
    return target;
}

QList<qint64> SshdServer::connectionPids() const
{
    QList<qint64> found;
    const QList<qint64> below = m_process.descendants();
    for (const qint64 candidate : below) {
        if (readFile(QStringLiteral("/proc/%1/comm").arg(candidate)).startsWith("sshd"))
            found.append(candidate);
    }
    return found;
}

void SshdServer::killConnections()
{
    const QList<qint64> pids = connectionPids();
    for (const qint64 connection : pids)
        ::kill(static_cast<pid_t>(connection), SIGKILL);
}

void SshdServer::freeze()
{
    QList<qint64> pids = connectionPids();
    pids.prepend(pid());
    for (const qint64 process : pids)
        ::kill(static_cast<pid_t>(process), SIGSTOP);
}

void SshdServer::thaw()
{
    QList<qint64> pids = connectionPids();
    pids.prepend(pid());
    for (const qint64 process : pids)
        ::kill(static_cast<pid_t>(process), SIGCONT);
}

} // namespace testum::tests
