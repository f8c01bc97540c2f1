#pragma once

#include "domain/sshtransport.h"
#include "support/sshd/serverprocess.h"

#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// scriptedserver.py: an SSH server (asyncssh) that behaves as its mode says, for what no real
/// server can be configured to do. Needs python3-asyncssh. Use in one thread.
class ScriptedSshServer
{
public:
    /// `mode` is one of the script's MODES. `sourceDir` is TESTUM_SOURCE_DIR of the test. Null,
    /// after a warning with the reason, when it cannot be started.
    [[nodiscard]] static std::unique_ptr<ScriptedSshServer> start(const QString &sourceDir,
                                                                  const QString &mode);
    ~ScriptedSshServer();

    [[nodiscard]] int port() const { return m_port; }
    /// What happened, a line each: "auth password", "exec", "prompt-answer secret" …
    [[nodiscard]] QByteArray log() const { return m_process.log(); }
    [[nodiscard]] int countInLog(const QByteArray &needle) const;
    /// User "tester" with the password the script accepts, by password login.
    [[nodiscard]] domain::SshTarget target(const QByteArray &password = "correct horse") const;

private:
    ScriptedSshServer() = default;
    [[nodiscard]] bool launch(const QString &sourceDir, const QString &mode);

    QTemporaryDir m_dir;
    int m_port = 0;
    ServerProcess m_process;
};

} // namespace testum::tests
