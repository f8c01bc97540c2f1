#include "support/sshd/scriptedserver.h"

namespace testum::tests {

ScriptedSshServer::~ScriptedSshServer() { m_process.stop(); }

std::unique_ptr<ScriptedSshServer> ScriptedSshServer::start(const QString &sourceDir,
                                                            const QString &mode)
{
    std::unique_ptr<ScriptedSshServer> server(new ScriptedSshServer);
    if (!server->launch(sourceDir, mode))
        return nullptr;
    return server;
}

bool ScriptedSshServer::launch(const QString &sourceDir, const QString &mode)
{
    const QString script = sourceDir + QStringLiteral("/tests/support/sshd/scriptedserver.py");
    // Debian's own interpreter: another python3 in PATH would not see Debian's modules.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PYTHONWARNINGS"), QStringLiteral("ignore"));
    const bool started = m_process.start(QStringLiteral("/usr/bin/python3"), {script, mode},
                                         environment, m_dir.filePath(QStringLiteral("log")));
    if (!started || !m_process.waitForLog("\nready\n", 30'000)) {
        qWarning("scriptedserver.py did not start: %s", log().constData());
        return false;
    }
    const QByteArray said = log();
    const qsizetype begin = said.indexOf("port ") + 5;
    m_port = said.mid(begin, said.indexOf('\n', begin) - begin).toInt();
    return m_port > 0;
}

int ScriptedSshServer::countInLog(const QByteArray &needle) const
{
    return static_cast<int>(log().count(needle));
}

domain::SshTarget ScriptedSshServer::target(const QByteArray &password) const
{
    auto credentials = std::make_shared<domain::SshCredentials>();
    credentials->method = domain::AuthMethod::Password;
    credentials->password = SecretBytes(password);
    domain::SshTarget target;
    target.platformId = QStringLiteral("scripted");
    target.name = target.platformId;
    target.host = QStringLiteral("127.0.0.1");
    target.port = m_port;
    target.username = QStringLiteral("tester");
    target.credentials = std::move(credentials);
    return target;
}

} // namespace testum::tests
