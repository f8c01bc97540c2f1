#include "cli/exitcode.h"
#include "cli/listing.h"
#include "cli/secretinput.h"
#include "cli/taskwatch.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> listPlatforms(Invocation &invocation)
{
    QUrlQuery query = listQuery(invocation.arguments());
    for (const auto &[option, field] :
         {std::pair{"group", "group_name"}, std::pair{"tag", "tag"}}) {
        if (invocation.arguments().has(option)) {
            query.addQueryItem(QLatin1String(field), QString::fromLatin1(QUrl::toPercentEncoding(
                                                         invocation.arguments().text(option))));
        }
    }
    const auto address = [](const QJsonObject &p) {
        const QString host = cell(p, "host");
        return host.contains(u':') ? QStringLiteral("[%1]:%2").arg(host, cell(p, "port"))
                                   : host + u':' + cell(p, "port");
    };
    return printList(
        invocation, QStringLiteral("platforms"), query,
        {{Wording::tr("NAME"), [](const QJsonObject &p) { return cell(p, "name"); }},
         {Wording::tr("ADDRESS"), address},
         {Wording::tr("USER"), [](const QJsonObject &p) { return cell(p, "username"); }},
         {Wording::tr("LOGIN"), [](const QJsonObject &p) { return cell(p, "auth_method"); }},
         {Wording::tr("GROUP"), [](const QJsonObject &p) { return cell(p, "group_name"); }},
         {Wording::tr("TAGS"), [](const QJsonObject &p) { return cell(p, "tags"); }},
         {Wording::tr("LAST SEEN"), [](const QJsonObject &p) { return cell(p, "last_seen_at"); }},
         {Wording::tr("LAST ERROR"),
          [](const QJsonObject &p) { return cell(p, "last_error_reason"); }}});
}

void printPlatform(Invocation &invocation, const QJsonObject &platform)
{
    QList<QPair<QString, QString>> fields;
    for (auto it = platform.begin(); it != platform.end(); ++it) {
        if (it.key() != QLatin1String("facts"))
            fields.append({it.key(), cell(it.value())});
    }
    const QJsonObject facts = platform.value(QStringLiteral("facts")).toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it)
        fields.append({it.key(), cell(it.value())});
    invocation.printFields(fields);
}

Result<int> showPlatform(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("platforms"), invocation.arguments().operand(0)));
    TESTUM_TRY(const QJsonObject platform, api->get(path));
    if (invocation.wantsJson())
        invocation.printJson(platform);
    else
        printPlatform(invocation, platform);
    return int{kExitOk};
}

/// The fields that are plain text on the command line and in the API.
void insertPlainFields(QJsonObject &body, const Arguments &arguments)
{
    constexpr std::array kFields{std::pair{"host", "host"},
                                 std::pair{"user", "username"},
                                 std::pair{"auth", "auth_method"},
                                 std::pair{"group", "group_name"},
                                 std::pair{"ssh-key", "ssh_key_id"},
                                 std::pair{"name", "name"},
                                 std::pair{"description", "description"}};
    for (const auto &[option, field] : kFields) {
        if (arguments.has(option))
            body.insert(QLatin1String(field), arguments.text(option));
    }
    if (arguments.has("port"))
        body.insert(QStringLiteral("port"), arguments.number("port"));
    if (arguments.has("tag")) {
        QStringList tags = arguments.texts("tag");
        tags.removeAll(QString());
        body.insert(QStringLiteral("tags"), QJsonArray::fromStringList(tags));
    }
}

Result<void> insertSecrets(QJsonObject &body, Invocation &invocation, const QString &passwordPrompt)
{
    TESTUM_TRY(const auto password,
               readSecret(invocation, {"password-file", "password-stdin", passwordPrompt}));
    if (password)
        body.insert(QStringLiteral("password"), forBody(*password));
    TESTUM_TRY(const auto passphrase, readSecret(invocation, {"passphrase-file"}));
    if (passphrase)
        body.insert(QStringLiteral("passphrase"), forBody(*passphrase));
    TESTUM_TRY(const auto sudo, readSecret(invocation, {"sudo-password-file"}));
    if (sudo)
        body.insert(QStringLiteral("sudo_password"), forBody(*sudo));
    if (invocation.arguments().has("key-file")) {
        TESTUM_TRY(const SecretBytes key,
                   readSecretFile(invocation, invocation.arguments().text("key-file")));
        body.insert(QStringLiteral("private_key"), forBody(key));
    }
    return {};
}

/// A key stored under a name is chosen by its id.
Result<void> resolveKey(QJsonObject &body, Invocation &invocation)
{
    const QString key = body.value(QStringLiteral("ssh_key_id")).toString();
    if (key.isEmpty())
        return {};
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, invocation.pathOf(QStringLiteral("keys"), key));
    TESTUM_TRY(const QJsonObject found, api->get(path));
    body.insert(QStringLiteral("ssh_key_id"), cell(found, "id"));
    return {};
}

Result<int> addPlatform(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    if (!arguments.has("host") || !arguments.has("user"))
        return usageError(Wording::tr("A platform needs --host and --user."));
    const bool hasKey = arguments.has("key-file") || arguments.has("ssh-key");
    QJsonObject body{{QStringLiteral("name"), arguments.operand(0)},
                     {QStringLiteral("auth_method"),
                      hasKey ? QStringLiteral("private_key") : QStringLiteral("password")}};
    insertPlainFields(body, arguments);
    const bool asks = body.value(QStringLiteral("auth_method")) == QLatin1String("password");
    TESTUM_TRY_VOID(insertSecrets(body, invocation,
                                  asks ? Wording::tr("Password of %1 on %2: ")
                                             .arg(arguments.text("user"), arguments.text("host"))
                                       : QString()));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY_VOID(resolveKey(body, invocation));
    TESTUM_TRY(const QJsonObject platform, api->post(QStringLiteral("/api/v1/platforms"), body));
    return invocation.answer(platform,
                             Wording::tr("The platform %1 was added.").arg(cell(platform, "name")));
}

Result<int> editPlatform(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    QJsonObject body;
    insertPlainFields(body, arguments);
    for (const QString &secret : arguments.texts("remove-secret")) {
        const QStringList known{QStringLiteral("password"), QStringLiteral("private_key"),
                                QStringLiteral("passphrase"), QStringLiteral("sudo_password")};
        if (!known.contains(secret)) {
            return usageError(Wording::tr("--remove-secret is one of: %1.")
                                  .arg(known.join(QStringLiteral(", "))));
        }
        body.insert(secret, QString());
    }
    TESTUM_TRY_VOID(
        insertSecrets(body, invocation,
                      arguments.has("ask-password") ? Wording::tr("New password: ") : QString()));
    if (body.isEmpty())
        return usageError(Wording::tr("Nothing to change was given."));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY_VOID(resolveKey(body, invocation));
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("platforms"), arguments.operand(0)));
    TESTUM_TRY(const QJsonObject platform, api->put(path, body));
    return invocation.answer(
        platform, Wording::tr("The platform %1 was changed.").arg(cell(platform, "name")));
}

Result<int> removePlatform(Invocation &invocation)
{
    const QString name = invocation.arguments().operand(0);
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, invocation.pathOf(QStringLiteral("platforms"), name));
    TESTUM_TRY_VOID(api->remove(path));
    return invocation.answer({{QStringLiteral("removed"), name}},
                             Wording::tr("The platform %1 was removed.").arg(name));
}

Result<int> testPlatform(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("platforms"), invocation.arguments().operand(0)));
    TESTUM_TRY(const QJsonObject task, api->post(path + QStringLiteral("/test_connection"), {}));
    WatchOptions options;
    options.silent = true;
    options.cancelsOnInterrupt = true;
    TESTUM_TRY(const int code, TaskWatch(invocation, *api, cell(task, "id"), options).run());
    if (invocation.wantsJson()) {
        TESTUM_TRY(const QJsonArray runs,
                   api->listAll(QStringLiteral("/api/v1/tasks/%1/runs").arg(cell(task, "id"))));
        TESTUM_TRY(const QJsonObject platform, api->get(path));
        invocation.printJson(
            {{QStringLiteral("run"), runs.first()}, {QStringLiteral("platform"), platform}});
    } else if (code == kExitOk) {
        TESTUM_TRY(const QJsonObject platform, api->get(path));
        invocation.console().print(
            Wording::tr("The connection to %1 works.").arg(cell(platform, "name")));
        printPlatform(invocation, platform);
    }
    return code;
}

QList<Option> fieldOptions()
{
    return QList<Option>{
               {QStringLiteral("host"),
                {},
                QStringLiteral("HOST"),
                Wording::tr("Host name or IP address.")},
               {QStringLiteral("port"),
                {},
                QStringLiteral("PORT"),
                Wording::tr("SSH port, 22 by default."),
                Option::Kind::Number,
                false,
                1,
                65535},
               {QStringLiteral("user"), u'u', QStringLiteral("USER"),
                Wording::tr("User to sign in as.")},
               {QStringLiteral("auth"),
                {},
                QStringLiteral("METHOD"),
                Wording::tr("How to sign in: password, private_key or agent.")},
               {QStringLiteral("ssh-key"),
                {},
                QStringLiteral("KEY"),
                Wording::tr("Sign in with this stored key (\"testumctl keys list\").")},
               {QStringLiteral("key-file"),
                {},
                QStringLiteral("FILE"),
                Wording::tr("Sign in with the private key in this file; - is standard input.")},
               {QStringLiteral("passphrase-file"),
                {},
                QStringLiteral("FILE"),
                Wording::tr("The passphrase of that key, in the first line of this file.")},
               {QStringLiteral("sudo-password-file"),
                {},
                QStringLiteral("FILE"),
                Wording::tr("The password for sudo, in the first line of this file.")},
               {QStringLiteral("group"),
                {},
                QStringLiteral("GROUP"),
                Wording::tr("The group it belongs to.")},
               {QStringLiteral("tag"),
                {},
                QStringLiteral("TAG"),
                Wording::tr("A tag; may be given several times. They replace those it had."),
                Option::Kind::Text,
                true},
               {QStringLiteral("description"),
                {},
                QStringLiteral("TEXT"),
                Wording::tr("What it is for.")}} +
           passwordOptions();
}

} // namespace

QList<Verb> platformVerbs()
{
    const Operand platform{QStringLiteral("PLATFORM")};
    const QList<Option> filters{{QStringLiteral("group"),
                                 {},
                                 QStringLiteral("GROUP"),
                                 Wording::tr("Only those of this group.")},
                                {QStringLiteral("tag"),
                                 {},
                                 QStringLiteral("TAG"),
                                 Wording::tr("Only those with this tag.")}};
    const QList<Option> edits{
        {QStringLiteral("name"), {}, QStringLiteral("NAME"), Wording::tr("A new name.")},
        {QStringLiteral("ask-password"), {}, {}, Wording::tr("Ask for a new password.")},
        {QStringLiteral("remove-secret"),
         {},
         QStringLiteral("SECRET"),
         Wording::tr("Forget a stored secret: password, private_key, passphrase or sudo_password."),
         Option::Kind::Text,
         true}};
    return {
        {QStringLiteral("platforms list"),
         Wording::tr("List the hosts testum knows."),
         {},
         filters + listOptions(),
         listPlatforms},
        {QStringLiteral("platforms show"),
         Wording::tr("Show one host."),
         {platform},
         {},
         showPlatform},
        {QStringLiteral("platforms add"),
         Wording::tr("Add a host."),
         {{QStringLiteral("NAME")}},
         fieldOptions(),
         addPlatform,
         Wording::tr(
             "Its password is asked for, or read from a file or from standard input, never from "
             "the command line.")},
        {QStringLiteral("platforms edit"),
         Wording::tr("Change a host."),
         {platform},
         edits + fieldOptions(),
         editPlatform,
         Wording::tr(
             "When its address, port or user changes, its secrets must be given again or removed: "
             "they were entrusted to the old address only.")},
        {QStringLiteral("platforms remove"),
         Wording::tr("Remove a host."),
         {platform},
         {},
         removePlatform},
        {QStringLiteral("platforms test"),
         Wording::tr("Sign in to a host and look what it is."),
         {platform},
         {},
         testPlatform},
    };
}

} // namespace testum::cli
