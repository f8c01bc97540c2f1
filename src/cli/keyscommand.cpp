#include "cli/exitcode.h"
#include "cli/listing.h"
#include "cli/secretinput.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> listKeys(Invocation &invocation)
{
    return printList(
        invocation, QStringLiteral("keys"), listQuery(invocation.arguments()),
        {{Wording::tr("NAME"), [](const QJsonObject &k) { return cell(k, "name"); }},
         {Wording::tr("TYPE"), [](const QJsonObject &k) { return cell(k, "key_type"); }},
         {Wording::tr("BITS"), [](const QJsonObject &k) { return cell(k, "bits"); }},
         {Wording::tr("FINGERPRINT"), [](const QJsonObject &k) { return cell(k, "fingerprint"); }},
         {Wording::tr("COMMENT"), [](const QJsonObject &k) { return cell(k, "comment"); }}});
}

Result<int> showKey(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("keys"), invocation.arguments().operand(0)));
    TESTUM_TRY(const QJsonObject key, api->get(path));
    // The public line is what one wants to copy or pipe.
    return invocation.answer(key, cell(key, "public_key"));
}

Result<int> addKey(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    if (!arguments.has("file"))
        return usageError(
            Wording::tr("Give the public key with --file FILE; - is standard input."));
    TESTUM_TRY(const SecretBytes text, readSecretFile(invocation, arguments.text("file")));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject key,
               api->post(QStringLiteral("/api/v1/keys"),
                         {{QStringLiteral("name"), arguments.operand(0)},
                          {QStringLiteral("public_key"), forBody(text).trimmed()}}));
    return invocation.answer(
        key,
        Wording::tr("The key %1 was added: %2").arg(cell(key, "name"), cell(key, "fingerprint")));
}

Result<int> generateKey(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    QJsonObject body{{QStringLiteral("name"), arguments.operand(0)}};
    if (arguments.has("type"))
        body.insert(QStringLiteral("type"), arguments.text("type"));
    if (arguments.has("comment"))
        body.insert(QStringLiteral("comment"), arguments.text("comment"));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject key, api->post(QStringLiteral("/api/v1/keys/generate"), body));
    return invocation.answer(key, cell(key, "public_key"));
}

Result<int> removeKey(Invocation &invocation)
{
    const QString name = invocation.arguments().operand(0);
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, invocation.pathOf(QStringLiteral("keys"), name));
    TESTUM_TRY_VOID(api->remove(path));
    return invocation.answer({{QStringLiteral("removed"), name}},
                             Wording::tr("The key %1 was removed.").arg(name));
}

} // namespace

QList<Verb> keyVerbs()
{
    const Operand key{QStringLiteral("KEY")};
    const Operand name{QStringLiteral("NAME")};
    return {
        {QStringLiteral("keys list"), Wording::tr("List SSH keys."), {}, listOptions(), listKeys},
        {QStringLiteral("keys show"),
         Wording::tr("Print a key's public line."),
         {key},
         {},
         showKey},
        {QStringLiteral("keys add"),
         Wording::tr("Add a public key."),
         {name},
         {{QStringLiteral("file"),
           {},
           QStringLiteral("FILE"),
           Wording::tr("Read the public key from this file; - is standard input.")}},
         addKey},
        {QStringLiteral("keys generate"),
         Wording::tr("Make a key pair; the private half stays encrypted in testum."),
         {name},
         {{QStringLiteral("type"),
           {},
           QStringLiteral("TYPE"),
           Wording::tr("Kind of key, ed25519 by default.")},
          {QStringLiteral("comment"), {}, QStringLiteral("TEXT"), Wording::tr("Its comment.")}},
         generateKey},
        {QStringLiteral("keys remove"), Wording::tr("Remove a key."), {key}, {}, removeKey},
    };
}

} // namespace testum::cli
