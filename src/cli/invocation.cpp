#include "cli/invocation.h"

#include "cli/exitcode.h"
#include "cli/wording.h"
#include "core/ids.h"

#include <QJsonDocument>
#include <QUrl>

namespace testum::cli {

namespace {

/// A password in argv can be read by everyone on the machine.
bool holdsPassword(const QString &databaseUrl)
{
    const QUrl url(databaseUrl);
    return !url.password().isEmpty() || databaseUrl.contains(QLatin1String("password="));
}

} // namespace

Invocation::Invocation(const CliEnvironment &environment, Arguments arguments,
                       text::Language language, Console &console)
    : m_environment(environment)
    , m_arguments(std::move(arguments))
    , m_language(language)
    , m_console(console)
{}

Invocation::~Invocation() = default;

LoginFile Invocation::loginFile() const
{
    return LoginFile(LoginFile::defaultPath(m_environment.variables));
}

Result<client::ApiClient *> Invocation::api()
{
    if (!m_api) {
        TESTUM_TRY(auto transport, openTransport());
        m_api = std::make_unique<client::ApiClient>(std::move(transport));
    }
    return m_api.get();
}

Result<std::unique_ptr<client::Transport>> Invocation::openTransport()
{
    const bool wantsLocal = m_arguments.has("local") || m_arguments.has("data-dir") ||
                            m_arguments.has("database-url") || m_arguments.has("env-file");
    if (wantsLocal)
        return openLocal();
    const QProcessEnvironment &variables = m_environment.variables;
    ServerAddress address;
    address.url = variables.value(QStringLiteral("TESTUM_URL"));
    address.token = SecretBytes::take(variables.value(QStringLiteral("TESTUM_TOKEN")).toUtf8());
    address.fingerprint = variables.value(QStringLiteral("TESTUM_FINGERPRINT"));
    address.caFile = variables.value(QStringLiteral("TESTUM_CA_FILE"));
    if (!address.url.isEmpty())
        return serverTransport(std::move(address));
    TESTUM_TRY(std::optional<Login> login, loginFile().load());
    if (!login)
        return openLocal();
    SecretBytes token =
        address.token.isEmpty() ? std::move(login->token) : std::move(address.token);
    return serverTransport({login->url, login->fingerprint, login->caFile, std::move(token)});
}

Result<std::unique_ptr<client::Transport>> Invocation::openLocal()
{
    m_isLocal = true;
    const LocalOptions options{m_arguments.text("data-dir"), m_arguments.text("database-url"),
                               m_arguments.text("env-file"), m_language};
    if (holdsPassword(options.databaseUrl)) {
        return usageError(
            Wording::tr("--database-url must not hold a password, others could read it. Put "
                        "it in DATABASE_URL, the environment file or ~/.pgpass."));
    }
    if (!m_environment.openLocal)
        return ownError(
            Wording::tr("This program has no engine of its own. Sign in to a server first."));
    return m_environment.openLocal(options);
}

Result<std::unique_ptr<client::Transport>> Invocation::serverTransport(ServerAddress address)
{
    client::HttpOptions options;
    options.url = QUrl(address.url, QUrl::StrictMode);
    options.language = text::languageTag(m_language);
    options.token = std::move(address.token);
    options.caFile = address.caFile;
    if (!address.fingerprint.isEmpty()) {
        options.pinnedSha256 = client::fingerprintFromText(address.fingerprint);
        if (options.pinnedSha256.isEmpty()) {
            return usageError(
                Wording::tr("\"%1\" is no SHA-256 fingerprint: 64 hexadecimal digits are "
                            "needed, with or without colons.")
                    .arg(address.fingerprint));
        }
    }
    if (m_environment.openServer)
        return m_environment.openServer(std::move(options));
    TESTUM_TRY(auto transport, client::HttpTransport::create(std::move(options)));
    return std::unique_ptr<client::Transport>(std::move(transport));
}

Result<std::unique_ptr<client::ApiClient>> Invocation::openServer(ServerAddress address)
{
    TESTUM_TRY(auto transport, serverTransport(std::move(address)));
    return std::make_unique<client::ApiClient>(std::move(transport));
}

Result<QString> Invocation::pathOf(const QString &collection, const QString &idOrName)
{
    const QString base = QStringLiteral("/api/v1/%1/").arg(collection);
    // /platforms/reachability is something else.
    const bool fits = !idOrName.contains(u'/') && idOrName != QLatin1String(".") &&
                      idOrName != QLatin1String("..") && idOrName != QLatin1String("reachability");
    const bool byName = collection != QLatin1String("users"); // users are addressed by id only
    if (isId(idOrName) || (fits && byName))
        return base + idOrName;
    TESTUM_TRY(client::ApiClient * client, api());
    TESTUM_TRY(const QJsonArray items, client->listAll(QStringLiteral("/api/v1/") + collection));
    for (const QJsonValue &item : items) {
        const QString name =
            byName ? cell(item.toObject(), "name") : cell(item.toObject(), "username");
        if (name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return base + cell(item.toObject(), "id");
    }
    return Error{ErrorCode::NotFound, "cli.failed",
                 Wording::tr("There is nothing named \"%1\" here.").arg(idOrName)};
}

int Invocation::answer(const QJsonObject &document, const QString &text)
{
    if (wantsJson())
        printJson(document);
    else if (!text.isEmpty())
        m_console.print(text);
    return kExitOk;
}

void Invocation::printJson(const QJsonObject &document)
{
    // JSON escapes C0 controls itself; print() does the rest for a terminal.
    m_console.print(QString::fromUtf8(QJsonDocument(document).toJson().trimmed()));
}

void Invocation::printJsonLine(const QJsonObject &message)
{
    QByteArray line = QJsonDocument(message).toJson(QJsonDocument::Compact);
    m_console.write(Console::Channel::Output, line.append('\n'));
}

void Invocation::printTable(const QStringList &headings, const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QString &heading : headings)
        widths.append(heading.size());
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    const auto print = [&](const QStringList &row) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        m_console.print(line);
    };
    print(headings);
    for (const QStringList &row : rows)
        print(row);
}

void Invocation::printFields(const QList<QPair<QString, QString>> &fields)
{
    qsizetype width = 0;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            width = std::max(width, name.size());
    }
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            m_console.print((name + u':').leftJustified(width + 2) + value);
    }
}

QString Invocation::errorSentence(const Error &error) const
{
    const QString reason = QLatin1String(error.reason);
    const bool ours = reason.startsWith(QLatin1String("cli."));
    // What the engine or server said is already worded, with its values, in the language asked for.
    const bool fromClient = reason.startsWith(QLatin1String("client."));
    const bool known =
        !ours && (fromClient || error.message.isEmpty()) && text::knownReasons().contains(reason);
    QString sentence =
        known || error.message.isEmpty() ? text::errorText(error, m_language) : error.message;
    if (fromClient && !error.detail.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(error.detail);
    if (const QString shown = error.args.value(QStringLiteral("fingerprint"));
        fromClient && !shown.isEmpty()) {
        sentence +=
            u'\n' +
            Wording::tr(
                "The server showed a certificate with the SHA-256 fingerprint %1. Compare it "
                "with the server's own; only if both are equal, give it with "
                "--fingerprint.")
                .arg(shown);
    }
    for (const FieldError &field : error.fields) {
        const QString given = field.args.value(QStringLiteral("message"));
        sentence += QStringLiteral("\n  %1: %2")
                        .arg(field.field,
                             given.isEmpty() ? text::fieldErrorText(field, m_language) : given);
    }
    return sentence;
}

QString cell(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(cell(part));
        return parts.join(u',');
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    QString text = value.toVariant().toString();
    return text.replace(u'\n', QLatin1String("\\n"));
}

} // namespace testum::cli
