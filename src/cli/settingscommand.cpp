#include "cli/exitcode.h"
#include "cli/invocation.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

int printSettings(Invocation &invocation, const QJsonObject &settings)
{
    if (invocation.wantsJson()) {
        invocation.printJson(settings);
        return kExitOk;
    }
    QList<QPair<QString, QString>> fields;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        fields.append({it.key(), cell(it.value())});
    invocation.printFields(fields);
    return kExitOk;
}

Result<int> showSettings(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject settings, api->get(QStringLiteral("/api/v1/settings")));
    return printSettings(invocation, settings);
}

Result<int> setSettings(Invocation &invocation)
{
    QJsonObject body;
    for (const QString &change : invocation.arguments().operands()) {
        const qsizetype equals = change.indexOf(u'=');
        if (equals < 1)
            return usageError(Wording::tr("\"%1\" is no setting: give NAME=VALUE.").arg(change));
        const QString value = change.mid(equals + 1);
        bool isNumber = false;
        const qint64 number = value.toLongLong(&isNumber);
        body.insert(change.left(equals), isNumber ? QJsonValue(number) : QJsonValue(value));
    }
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject settings, api->put(QStringLiteral("/api/v1/settings"), body));
    return printSettings(invocation, settings);
}

} // namespace

QList<Verb> settingsVerbs()
{
    return {
        {QStringLiteral("settings show"), Wording::tr("Show the settings."), {}, {}, showSettings},
        {QStringLiteral("settings set"),
         Wording::tr("Change settings."),
         {{QStringLiteral("NAME=VALUE"), true, true}},
         {},
         setSettings}};
}

} // namespace testum::cli
