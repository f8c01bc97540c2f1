#pragma once

#include "domain/sshtransport.h"
#include "support/sshd/serverprocess.h"

#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// A real dropbear on a free loopback port with its own host key and a made-up account whose home
/// holds the client's key. Needs libnss_wrapper. Use in one thread.
class DropbearServer
{
public:
    /// Null, after a warning with the reason, when dropbear cannot be started. A password enables
    /// password logins; `extra` are further arguments.
    [[nodiscard]] static std::unique_ptr<DropbearServer> start(const QByteArray &password = {},
                                                               const QStringList &extra = {});
    ~DropbearServer();

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QByteArray log() const { return m_process.log(); }
    [[nodiscard]] domain::SshTarget target() const; ///< with the client key

private:
    DropbearServer() = default;
    [[nodiscard]] bool prepare(const QByteArray &password);
    [[nodiscard]] bool launch(const QStringList &extra);

    QTemporaryDir m_dir;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    int m_port = 0;
    ServerProcess m_process;
};

} // namespace testum::tests
