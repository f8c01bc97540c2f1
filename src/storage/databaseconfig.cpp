#include "storage/database.h"

#include <QDir>
#include <QSet>
#include <QUrl>

namespace testum::storage {

namespace {

Error invalidUrl(const char *why)
{
    const QString reason = QString::fromLatin1(why);
    return {ErrorCode::InvalidArgument,
            "storage.url_invalid",
            QStringLiteral("The database URL is invalid: %1").arg(reason),
            {},
            {{QStringLiteral("why"), reason}}};
}

/// Nothing for a malformed percent sequence or bytes that are not UTF-8.
std::optional<QString> percentDecoded(QStringView text)
{
    const QByteArray encoded = text.toUtf8();
    QByteArray decoded;
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded.at(i) != '%') {
            decoded.append(encoded.at(i));
            continue;
        }
        const QByteArray hex = encoded.mid(i + 1, 2);
        bool ok = false;
        const int byte = hex.toInt(&ok, 16);
        // toInt() takes a sign, which is no hexadecimal digit.
        if (!ok || hex.size() != 2 || byte <= 0 || hex.startsWith('+') || hex.startsWith('-'))
            return std::nullopt;
        decoded.append(static_cast<char>(byte));
        i += 2;
    }
    const QString result = QString::fromUtf8(decoded);
    wipe(decoded);
    if (result.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return result;
}

bool isPassedOption(const QString &name)
{
    static const QSet<QString> names{
        QStringLiteral("sslmode"),          QStringLiteral("sslrootcert"),
        QStringLiteral("sslcert"),          QStringLiteral("sslkey"),
        QStringLiteral("sslcrl"),           QStringLiteral("sslcrldir"),
        QStringLiteral("sslsni"),           QStringLiteral("ssl_min_protocol_version"),
        QStringLiteral("channel_binding"),  QStringLiteral("connect_timeout"),
        QStringLiteral("application_name"), QStringLiteral("keepalives"),
        QStringLiteral("keepalives_idle"),  QStringLiteral("keepalives_interval"),
        QStringLiteral("keepalives_count"), QStringLiteral("tcp_user_timeout"),
        QStringLiteral("gssencmode"),       QStringLiteral("krbsrvname"),
        QStringLiteral("hostaddr"),         QStringLiteral("target_session_attrs"),
    };
    return names.contains(name);
}

/// A value as libpq's connection string wants it (34.1.1.1).
QString quotedOption(QString value)
{
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    value.replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

class PostgresUrl
{
public:
    /// `rest` is the URL behind "://".
    static Result<DatabaseConfig> parse(QStringView rest)
    {
        PostgresUrl url;
        url.m_config.engine = DatabaseConfig::Engine::Postgres;
        const qsizetype query = rest.indexOf(QLatin1Char('?'));
        QStringView head = query < 0 ? rest : rest.left(query);
        const qsizetype slash = head.indexOf(QLatin1Char('/'));
        if (slash >= 0) {
            TESTUM_TRY_VOID(url.set(QStringLiteral("dbname"), head.mid(slash + 1)));
            head = head.left(slash);
        }
        TESTUM_TRY_VOID(url.readAuthority(head));
        if (query >= 0)
            TESTUM_TRY_VOID(url.readQuery(rest.mid(query + 1)));
        if (url.m_config.database.isEmpty())
            return invalidUrl("the database name is missing");
        return url.m_config;
    }

private:
    Result<void> readAuthority(QStringView authority)
    {
        QStringView address = authority;
        const qsizetype at = authority.lastIndexOf(QLatin1Char('@'));
        if (at >= 0) {
            const QStringView login = authority.left(at);
            address = authority.mid(at + 1);
            const qsizetype colon = login.indexOf(QLatin1Char(':'));
            TESTUM_TRY_VOID(set(QStringLiteral("user"), colon < 0 ? login : login.left(colon)));
            if (colon >= 0)
                TESTUM_TRY_VOID(set(QStringLiteral("password"), login.mid(colon + 1)));
        }
        if (address.contains(QLatin1Char(',')))
            return invalidUrl("only one host is supported");
        QStringView port;
        if (address.startsWith(QLatin1Char('['))) {
            const qsizetype end = address.indexOf(QLatin1Char(']'));
            if (end < 0)
                return invalidUrl("the IPv6 address lacks its closing bracket");
            port = address.mid(end + 1);
            address = address.mid(1, end - 1);
        } else if (const qsizetype colon = address.indexOf(QLatin1Char(':')); colon >= 0) {
            port = address.mid(colon);
            address = address.left(colon);
        }
        TESTUM_TRY_VOID(set(QStringLiteral("host"), address));
        if (port.isEmpty())
            return {};
        if (!port.startsWith(QLatin1Char(':')))
            return invalidUrl("unexpected text behind the address");
        return port.size() == 1 ? Result<void>() : set(QStringLiteral("port"), port.mid(1));
    }

    Result<void> readQuery(QStringView query)
    {
        for (const QStringView part : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
            const qsizetype equals = part.indexOf(QLatin1Char('='));
            const auto name = percentDecoded(equals < 0 ? part : part.left(equals));
            if (!name || equals < 0)
                return invalidUrl("a parameter has no value");
            TESTUM_TRY_VOID(set(*name, part.mid(equals + 1)));
        }
        return {};
    }

    Result<void> set(const QString &name, QStringView encoded)
    {
        auto value = percentDecoded(encoded);
        if (!value)
            return invalidUrl("a percent sequence is malformed");
        if (name == QLatin1String("host")) {
            m_config.host = *value;
        } else if (name == QLatin1String("dbname")) {
            m_config.database = *value;
        } else if (name == QLatin1String("user")) {
            m_config.user = *value;
        } else if (name == QLatin1String("password")) {
            m_config.password =
                std::make_shared<const SecretBytes>(SecretBytes::take(value->toUtf8()));
            wipe(*value);
        } else if (name == QLatin1String("port")) {
            bool ok = false;
            m_config.port = value->toInt(&ok);
            if (!ok || m_config.port < 1 || m_config.port > 65535)
                return invalidUrl("the port is not a number from 1 to 65535");
        } else if (isPassedOption(name)) {
            // The driver turns every ';' of its options into a space.
            if (value->contains(QLatin1Char(';')))
                return invalidUrl("a parameter contains ';'");
            if (!m_config.options.isEmpty())
                m_config.options += QLatin1Char(';');
            m_config.options += name + QLatin1Char('=') + quotedOption(*value);
        } else {
            return invalidUrl("a parameter is unknown");
        }
        return {};
    }

    DatabaseConfig m_config;
};

} // namespace

Result<DatabaseConfig> DatabaseConfig::fromUrl(const QString &url, const QString &dataDir)
{
    DatabaseConfig config;
    if (url.isEmpty()) {
        config.sqlitePath = QDir(dataDir).absoluteFilePath(QStringLiteral("testum.db"));
        return config;
    }
    const qsizetype separator = url.indexOf(QLatin1String("://"));
    const QString scheme = url.left(qMax<qsizetype>(separator, 0)).toLower();
    const QStringView rest = QStringView(url).mid(separator + 3);
    if (scheme == QLatin1String("sqlite")) {
        const auto path = percentDecoded(rest);
        if (!path || !QDir::isAbsolutePath(*path))
            return invalidUrl("SQLite needs an absolute path: sqlite:///directory/file");
        config.sqlitePath = QDir::cleanPath(*path);
        return config;
    }
    static const QSet<QString> postgres{QStringLiteral("postgresql"), QStringLiteral("postgres"),
                                        QStringLiteral("postgresql+psycopg2"),
                                        QStringLiteral("postgresql+psycopg")};
    if (postgres.contains(scheme))
        return PostgresUrl::parse(rest);
    return invalidUrl("the scheme is neither sqlite nor postgresql");
}

} // namespace testum::storage
