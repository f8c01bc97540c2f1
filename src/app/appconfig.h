#pragma once

#include "core/logging.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "domain/sshtransport.h"
#include "storage/database.h"

#include <QMap>
#include <QString>

#include <memory>
#include <optional>

namespace testum::app {

/// What was said on the command line; empty strings and unset values fall back to the environment.
struct ConfigOverrides
{
    QString dataDir;
    QString databaseUrl;
    QString envFile;
    QString listen;
    QString tlsCertFile;
    QString tlsKeyFile;
    QString logFormat;
    bool insecureHttp = false;
};

/// Everything an engine process needs to know before it starts. Built once in main(), on the main
/// thread, before any other thread: secrets are taken out of the process environment then.
/// Order: command line, environment, --env-file, default.
struct AppConfig
{
    QString dataDir; ///< absolute; made 0700 by AppContext
    storage::DatabaseConfig database;
    QString listenHost;
    quint16 listenPort = 8000;
    QString tlsCertFile;
    QString tlsKeyFile;
    bool insecureHttp = false;
    LogFormat logFormat = LogFormat::Text;
    std::optional<domain::HostKeyPolicy> hostKeyPolicy; ///< SSH_HOST_KEY_POLICY
    QString adminUsername;                              ///< ADMIN_USERNAME
    std::shared_ptr<const SecretBytes> adminPassword;   ///< ADMIN_PASSWORD
    std::shared_ptr<const SecretBytes> masterKeyText;   ///< TESTUM_MASTER_KEY or FERNET_KEY
    QString masterKeyFile;   ///< TESTUM_MASTER_KEY_FILE or systemd's credential
    bool useKeychain = true; ///< TESTUM_KEYCHAIN=off: straight to the key file

    /// Errors: invalid_argument with the field ("--listen", "SSH_HOST_KEY_POLICY", …).
    [[nodiscard]] static Result<AppConfig> load(const ConfigOverrides &overrides);
};

/// "HOST:PORT", "[IPv6]:PORT" → parts. Errors: invalid_argument/config.listen_invalid.
[[nodiscard]] Result<QPair<QString, quint16>> parseListen(const QString &text);

/// KEY=VALUE lines as in the original's .env: # comments, optional "export ", single or double
/// quotes. Errors: config.env_file_unreadable, config.env_file_malformed (args "line"),
/// config.env_file_exposed where others may read it and it holds a secret.
[[nodiscard]] Result<QMap<QString, QByteArray>> readEnvFile(const QString &path);

/// The value of an environment variable, wiped from the process' environment block when secret.
[[nodiscard]] QByteArray takeEnvironment(const char *name, bool secret);

} // namespace testum::app
