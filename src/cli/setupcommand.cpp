#include "cli/exitcode.h"
#include "cli/secretinput.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> setUp(Invocation &invocation)
{
    const QString name = invocation.arguments().text("user", QStringLiteral("admin"));
    TESTUM_TRY(const auto password,
               readSecret(invocation,
                          {"password-file", "password-stdin",
                           Wording::tr("Password for the administrator %1: ").arg(name), true}));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject user,
               api->post(QStringLiteral("/api/v1/auth/setup"),
                         {{QStringLiteral("username"), name},
                          {QStringLiteral("password"), forBody(*password)}}));
    return invocation.answer(
        user,
        Wording::tr("The administrator %1 was made. testumd accepts sign-ins now.").arg(name));
}

} // namespace

QList<Verb> setupVerbs()
{
    return {{QStringLiteral("setup"),
             Wording::tr("Make the first administrator, once."),
             {},
             QList<Option>{{QStringLiteral("user"), u'u', QStringLiteral("USER"),
                            Wording::tr("The administrator's name, admin by default.")}} +
                 passwordOptions(),
             setUp,
             Wording::tr(
                 "Needed only for the API: testumctl on its own data directory needs no password. "
                 "Passwords have at least 12 characters.")}};
}

} // namespace testum::cli
