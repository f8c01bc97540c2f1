#include "app/appconfig.h"

#include "app/fileaccess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace testum::app {

namespace {

constexpr const char *kSecretNames[] = {"ADMIN_PASSWORD", "TESTUM_MASTER_KEY", "FERNET_KEY",
                                        "DATABASE_URL", "SECRET_KEY"};

bool isSecretName(const QString &name)
{
    return std::any_of(std::begin(kSecretNames), std::end(kSecretNames),
                       [&name](const char *secret) { return name == QLatin1String(secret); });
}

Error configError(const char *reason, const QString &field, ErrorArgs args = {})
{
    Error error = fieldError(field, reason, args);
    error.reason = reason;
    args.insert(QStringLiteral("field"), field);
    error.args = args;
    return error;
}

/// Environment first, then the env file.
class Variables
{
public:
    explicit Variables(QMap<QString, QByteArray> file)
        : m_file(std::move(file))
    {}

    QByteArray take(const char *name)
    {
        const QString key = QString::fromLatin1(name);
        QByteArray value = takeEnvironment(name, isSecretName(key));
        return value.isEmpty() ? m_file.take(key) : value;
    }
    QString text(const char *name) { return QString::fromUtf8(take(name)); }
    std::shared_ptr<const SecretBytes> secret(const char *name)
    {
        QByteArray value = take(name);
        return value.isEmpty() ? nullptr
                               : std::make_shared<SecretBytes>(SecretBytes::take(std::move(value)));
    }

private:
    QMap<QString, QByteArray> m_file;
};

QString firstOf(const QString &a, const QString &b, const QString &c = {})
{
    return !a.isEmpty() ? a : !b.isEmpty() ? b : c;
}

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/testum");
}

Result<std::optional<domain::HostKeyPolicy>> parsePolicy(const QString &text)
{
    if (text.isEmpty())
        return std::optional<domain::HostKeyPolicy>();
    if (text == QStringLiteral("auto_add"))
        return std::optional(domain::HostKeyPolicy::AutoAdd);
    if (text == QStringLiteral("strict"))
        return std::optional(domain::HostKeyPolicy::Strict);
    return configError("config.value_unknown", QStringLiteral("SSH_HOST_KEY_POLICY"),
                       {{QStringLiteral("allowed"), QStringLiteral("auto_add, strict")}});
}

Result<LogFormat> parseLogFormat(const QString &text)
{
    if (text.isEmpty() || text == QStringLiteral("text"))
        return LogFormat::Text;
    if (text == QStringLiteral("json"))
        return LogFormat::Json;
    return configError("config.value_unknown", QStringLiteral("--log-format"),
                       {{QStringLiteral("allowed"), QStringLiteral("text, json")}});
}

QString findMasterKeyFile(Variables &variables)
{
    const QString explicitFile = variables.text("TESTUM_MASTER_KEY_FILE");
    if (!explicitFile.isEmpty())
        return explicitFile;
    // systemd.exec(5), LoadCredential=testum.key:…
    const QString credentials = variables.text("CREDENTIALS_DIRECTORY");
    const QString credential = credentials + QStringLiteral("/testum.key");
    return !credentials.isEmpty() && QFile::exists(credential) ? credential : QString();
}

} // namespace

Result<QPair<QString, quint16>> parseListen(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const uint port = text.mid(colon + 1).toUInt(&ok);
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        ok = false;
    if (colon < 1 || !ok || port > 65535 || host.isEmpty())
        return configError("config.listen_invalid", QStringLiteral("--listen"));
    return QPair<QString, quint16>(host, static_cast<quint16>(port));
}

Result<QMap<QString, QByteArray>> readEnvFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return configError("config.env_file_unreadable", QStringLiteral("--env-file"),
                           {{QStringLiteral("file"), path}});
    }
    QMap<QString, QByteArray> values;
    bool holdsSecret = false;
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        QByteArray line = file.readLine().trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (line.startsWith("export "))
            line = line.mid(7).trimmed();
        const qsizetype equals = line.indexOf('=');
        if (equals < 1) {
            return configError("config.env_file_malformed", QStringLiteral("--env-file"),
                               {{QStringLiteral("line"), QString::number(number)}});
        }
        const QString name = QString::fromUtf8(line.left(equals)).trimmed();
        QByteArray value = line.mid(equals + 1).trimmed();
        const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                            value.back() == value.front();
        if (quoted) {
            value = value.mid(1, value.size() - 2);
        } else if (const qsizetype comment = value.indexOf(" #"); comment >= 0) {
            value = value.left(comment).trimmed();
        }
        holdsSecret = holdsSecret || isSecretName(name);
        values.insert(name, value);
        wipe(line);
    }
    if (holdsSecret && othersMayAccess(path)) {
        return configError("config.env_file_exposed", QStringLiteral("--env-file"),
                           {{QStringLiteral("file"), path}});
    }
    return values;
}

Result<AppConfig> AppConfig::load(const ConfigOverrides &overrides)
{
    QMap<QString, QByteArray> file;
    if (!overrides.envFile.isEmpty()) {
        TESTUM_TRY(file, readEnvFile(overrides.envFile));
    }
    Variables variables(std::move(file));

    AppConfig config;
    config.dataDir = QDir::cleanPath(
        QFileInfo(firstOf(overrides.dataDir, variables.text("TESTUM_DATA_DIR"), defaultDataDir()))
            .absoluteFilePath());
    QString databaseUrl = firstOf(overrides.databaseUrl, variables.text("DATABASE_URL"));
    TESTUM_TRY(config.database, storage::DatabaseConfig::fromUrl(databaseUrl, config.dataDir));
    wipe(databaseUrl);

    TESTUM_TRY(const auto listen,
               parseListen(firstOf(overrides.listen, variables.text("TESTUM_LISTEN"),
                                   QStringLiteral("127.0.0.1:8000"))));
    config.listenHost = listen.first;
    config.listenPort = listen.second;
    config.tlsCertFile = firstOf(overrides.tlsCertFile, variables.text("TESTUM_TLS_CERT"));
    config.tlsKeyFile = firstOf(overrides.tlsKeyFile, variables.text("TESTUM_TLS_KEY"));
    config.insecureHttp = overrides.insecureHttp;
    TESTUM_TRY(config.logFormat,
               parseLogFormat(firstOf(overrides.logFormat, variables.text("TESTUM_LOG_FORMAT"))));
    TESTUM_TRY(config.hostKeyPolicy, parsePolicy(variables.text("SSH_HOST_KEY_POLICY")));
    config.adminUsername = variables.text("ADMIN_USERNAME");
    config.adminPassword = variables.secret("ADMIN_PASSWORD");
    const auto fernetKey = variables.secret("FERNET_KEY");
    config.masterKeyText = variables.secret("TESTUM_MASTER_KEY");
    if (!config.masterKeyText)
        config.masterKeyText = fernetKey;
    (void)variables.secret("SECRET_KEY"); // the original's: not needed, but not left lying about
    config.masterKeyFile = findMasterKeyFile(variables);
    config.useKeychain = variables.text("TESTUM_KEYCHAIN") != QStringLiteral("off");
    return config;
}

} // namespace testum::app
