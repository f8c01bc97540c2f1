#include "cli/exitcode.h"
#include "cli/secretinput.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<QString> hostKeysPath(Invocation &invocation)
{
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("platforms"), invocation.arguments().operand(0)));
    return path + QStringLiteral("/host_keys");
}

Result<int> listHostKeys(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, hostKeysPath(invocation));
    TESTUM_TRY(const QJsonObject answer, api->get(path));
    if (invocation.wantsJson()) {
        invocation.printJson(answer);
        return int{kExitOk};
    }
    QList<QStringList> rows;
    for (const QJsonValue &value : answer.value(QStringLiteral("items")).toArray()) {
        const QJsonObject key = value.toObject();
        rows.append({cell(key, "key_type"), cell(key, "fingerprint"), cell(key, "state"),
                     cell(key, "first_seen_at")});
    }
    invocation.printTable({Wording::tr("TYPE"), Wording::tr("FINGERPRINT"), Wording::tr("STATE"),
                           Wording::tr("FIRST SEEN")},
                          rows);
    return int{kExitOk};
}

Result<int> acceptHostKey(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    QString key = arguments.operand(1);
    if (arguments.has("file") == !key.isEmpty())
        return usageError(Wording::tr("Give the public key, or --file with it."));
    if (arguments.has("file")) {
        TESTUM_TRY(const SecretBytes text, readSecretFile(invocation, arguments.text("file")));
        key = QString::fromUtf8(text.view()).section(u'\n', 0, 0).trimmed();
    }
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, hostKeysPath(invocation));
    TESTUM_TRY(const QJsonObject accepted, api->put(path, {{QStringLiteral("public_key"), key}}));
    return invocation.answer(
        accepted,
        Wording::tr("The host key %1 is trusted from now on.").arg(cell(accepted, "fingerprint")));
}

Result<int> forgetHostKey(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, hostKeysPath(invocation));
    TESTUM_TRY_VOID(api->remove(path));
    const QString name = invocation.arguments().operand(0);
    return invocation.answer(
        {{QStringLiteral("forgotten"), name}},
        Wording::tr("The host keys of %1 are forgotten: the next connection is a first one.")
            .arg(name));
}

} // namespace

QList<Verb> hostKeyVerbs()
{
    const Operand platform{QStringLiteral("PLATFORM")};
    return {
        {QStringLiteral("platforms host-keys"),
         Wording::tr("Show the pinned keys of a host."),
         {platform},
         {},
         listHostKeys},
        {QStringLiteral("platforms accept-host-key"),
         Wording::tr("Trust a host's new key instead of the pinned one."),
         {platform, {QStringLiteral("PUBLIC-KEY"), false}},
         {{QStringLiteral("file"),
           {},
           QStringLiteral("FILE"),
           Wording::tr("Read the public key from this file; - is standard input.")}},
         acceptHostKey,
         Wording::tr(
             "The key is one line such as \"ssh-ed25519 AAAA…\", as in "
             "/etc/ssh/ssh_host_ed25519_key.pub on the host. Compare it on the host itself: a "
             "changed key may be an attack.")},
        {QStringLiteral("platforms forget-host-key"),
         Wording::tr("Forget a host's pinned keys; the next connection is a first one."),
         {platform},
         {},
         forgetHostKey},
    };
}

} // namespace testum::cli
