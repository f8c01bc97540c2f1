#include "support/sshd/dropbearserver.h"

#include <QDir>

#include <sys/stat.h>

namespace testum::tests {

namespace {

const QString kUser = QStringLiteral("madeup");

} // namespace

DropbearServer::~DropbearServer() { m_process.stop(); }

std::unique_ptr<DropbearServer> DropbearServer::start(const QByteArray &password,
                                                      const QStringList &extra)
{
    std::unique_ptr<DropbearServer> server(new DropbearServer);
    if (!server->prepare(password) || !server->launch(extra))
        return nullptr;
    return server;
}

bool DropbearServer::prepare(const QByteArray &password)
{
    const QString home = m_dir.filePath(QStringLiteral("home"));
    const QString ssh = home + QStringLiteral("/.ssh");
    // dropbear insists that only the owner can write up to the key file.
    if (!QDir().mkpath(ssh) || ::chmod(qPrintable(home), 0700) != 0 ||
        ::chmod(qPrintable(ssh), 0700) != 0)
        return false;
    const QString client = m_dir.filePath(QStringLiteral("client"));
    return runTool(QStringLiteral("/usr/bin/dropbearkey"),
                   {QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-f"),
                    m_dir.filePath(QStringLiteral("host"))}) &&
           runTool(QStringLiteral("ssh-keygen"),
                   {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                    QStringLiteral("-N"), QString(), QStringLiteral("-f"), client}) &&
           writeFile(ssh + QStringLiteral("/authorized_keys"),
                     readFile(client + QStringLiteral(".pub")), 0600) &&
           addMadeUpUser(&m_environment, m_dir.path(), kUser, home, QStringLiteral("/bin/bash"),
                         password);
}

bool DropbearServer::launch(const QStringList &extra)
{
    constexpr int kAttempts = 5;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        m_port = freePort();
        const QStringList arguments = QStringList{QStringLiteral("-F"),
                                                  QStringLiteral("-E"),
                                                  QStringLiteral("-m"),
                                                  QStringLiteral("-r"),
                                                  m_dir.filePath(QStringLiteral("host")),
                                                  QStringLiteral("-P"),
                                                  m_dir.filePath(QStringLiteral("pid")),
                                                  QStringLiteral("-p"),
                                                  QStringLiteral("127.0.0.1:%1").arg(m_port)} +
                                      extra;
        if (!m_process.start(QStringLiteral("/usr/sbin/dropbear"), arguments, m_environment,
                             m_dir.filePath(QStringLiteral("log"))))
            break;
        // It says "Not backgrounding" once its sockets listen.
        if (m_process.waitForLog("Not backgrounding", 10'000) && m_process.isRunning() &&
            !log().contains("Failed listening"))
            return true;
        m_process.stop();
    }
    qWarning("dropbear did not start: %s", log().constData());
    return false;
}

domain::SshTarget DropbearServer::target() const
{
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = domain::AuthMethod::PrivateKey;
    credentials->privateKey = SecretBytes(readFile(m_dir.filePath(QStringLiteral("client"))));
    domain::SshTarget target;
    target.platformId = QStringLiteral("dropbear");
    target.name = target.platformId;
    target.host = QStringLiteral("127.0.0.1");
    target.port = m_port;
    target.username = kUser;
    target.credentials = std::move(credentials);
    return target;
}

} // namespace testum::tests
