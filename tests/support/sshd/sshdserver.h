#pragma once

#include "domain/platform.h"
#include "domain/sshtransport.h"
#include "support/sshd/serverprocess.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// What an SshdServer is like.
struct SshdOptions
{
    QStringList hostKeyTypes{QStringLiteral("ed25519")}; ///< of "ed25519", "ecdsa", "rsa"
    QString clientKeyType = QStringLiteral("ed25519");
    QString listenAddress = QStringLiteral("127.0.0.1");
    int port = 0;   ///< 0: a free one
    QString user{}; ///< whom to log in as; empty: the name of the user this process runs as
    /// The account is made up (libnss_wrapper) with this process's uid, this shell and a home of
    /// its own, so that no login script of the machine runs. Empty: the machine's real account.
    QString loginShell = QStringLiteral("/bin/bash");
    QByteArray password{}; ///< of a made-up account; enables password logins
    QString homeDir{};     ///< of a made-up account; empty: a new directory
    /// sshd_config lines that win over the fixture's own ("MaxStartups 10:30:100").
    QStringList configLines{};
};

/// A real OpenSSH sshd on a free loopback port with its own host keys, configuration and client
/// key in a temporary directory. Everything of it ends with the object, and with the process.
/// Works as root and as a normal user. Use in one thread; any thread may connect to it.
class SshdServer
{
public:
    using Options = SshdOptions;

    /// Null, after a warning with the reason, when sshd cannot be started.
    [[nodiscard]] static std::unique_ptr<SshdServer> start(const Options &options = {});
    ~SshdServer();

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString host() const { return m_options.listenAddress; }
    [[nodiscard]] QString user() const { return m_user; }
    [[nodiscard]] QString homeDir() const { return m_home; } ///< of a made-up account only
    [[nodiscard]] QString hostKeyFingerprint(const QString &type = QStringLiteral("ed25519")) const;
    [[nodiscard]] domain::HostKey hostKey(const QString &type = QStringLiteral("ed25519")) const;
    [[nodiscard]] QByteArray clientPrivateKey() const; ///< OpenSSH's format, no passphrase
    [[nodiscard]] QString clientPrivateKeyFile() const;
    [[nodiscard]] QByteArray clientPublicKey() const; ///< one line
    /// Lets another key log in too.
    void authorize(const QByteArray &publicKeyLine);
    /// Everything sshd has written to its log so far.
    [[nodiscard]] QByteArray log() const;
    [[nodiscard]] int countInLog(const QByteArray &needle) const;

    /// Host, port, user and the client key, no pins, AutoAdd: ready for a login.
    [[nodiscard]] domain::SshTarget target() const;

    [[nodiscard]] qint64 pid() const { return m_process.pid(); }
    /// The sshd processes that serve connections now.
    [[nodiscard]] QList<qint64> connectionPids() const;
    /// Ends those connections as a crash would; the listener goes on.
    void killConnections();
    /// Stops (or continues) the listener and every connection, as a hung host would.
    void freeze();
    void thaw();

private:
    explicit SshdServer(const Options &options);
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool writeConfig();
    [[nodiscard]] bool makeUser(QProcessEnvironment *environment);
    [[nodiscard]] bool launch();

    Options m_options;
    QTemporaryDir m_dir;
    QString m_user;
    QString m_home;
    int m_port = 0;
    ServerProcess m_process;
};

} // namespace testum::tests
