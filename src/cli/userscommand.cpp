#include "cli/exitcode.h"
#include "cli/listing.h"
#include "cli/secretinput.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

Result<int> listUsers(Invocation &invocation)
{
    return printList(
        invocation, QStringLiteral("users"), listQuery(invocation.arguments()),
        {{Wording::tr("NAME"), [](const QJsonObject &u) { return cell(u, "username"); }},
         {Wording::tr("ROLE"), [](const QJsonObject &u) { return cell(u, "role"); }},
         {Wording::tr("ENABLED"), [](const QJsonObject &u) { return cell(u, "enabled"); }},
         {Wording::tr("LAST SIGN-IN"),
          [](const QJsonObject &u) { return cell(u, "last_login_at"); }},
         {Wording::tr("ID"), [](const QJsonObject &u) { return cell(u, "id"); }}});
}

Result<int> addUser(Invocation &invocation)
{
    const QString name = invocation.arguments().operand(0);
    TESTUM_TRY(const auto password,
               readSecret(invocation, {"password-file", "password-stdin",
                                       Wording::tr("Password for %1: ").arg(name), true}));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject user,
               api->post(QStringLiteral("/api/v1/users"),
                         {{QStringLiteral("username"), name},
                          {QStringLiteral("password"), forBody(*password)},
                          {QStringLiteral("role"),
                           invocation.arguments().text("role", QStringLiteral("viewer"))}}));
    return invocation.answer(user, Wording::tr("The user %1 was added as %2.")
                                       .arg(cell(user, "username"), cell(user, "role")));
}

Result<int> editUser(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    if (arguments.has("enable") && arguments.has("disable"))
        return usageError(Wording::tr("Give either --enable or --disable."));
    QJsonObject body;
    if (arguments.has("name"))
        body.insert(QStringLiteral("username"), arguments.text("name"));
    if (arguments.has("role"))
        body.insert(QStringLiteral("role"), arguments.text("role"));
    if (arguments.has("enable") || arguments.has("disable"))
        body.insert(QStringLiteral("enabled"), arguments.has("enable"));
    TESTUM_TRY(const auto password,
               readSecret(invocation, {"password-file", "password-stdin",
                                       arguments.has("ask-password") ? Wording::tr("New password: ")
                                                                     : QString(),
                                       true}));
    if (password)
        body.insert(QStringLiteral("password"), forBody(*password));
    if (body.isEmpty())
        return usageError(Wording::tr("Nothing to change was given."));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("users"), arguments.operand(0)));
    TESTUM_TRY(const QJsonObject user, api->put(path, body));
    return invocation.answer(user,
                             Wording::tr("The user %1 was changed.").arg(cell(user, "username")));
}

Result<int> removeUser(Invocation &invocation)
{
    const QString name = invocation.arguments().operand(0);
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path, invocation.pathOf(QStringLiteral("users"), name));
    TESTUM_TRY_VOID(api->remove(path));
    return invocation.answer({{QStringLiteral("removed"), name}},
                             Wording::tr("The user %1 was removed.").arg(name));
}

Result<int> showMe(Invocation &invocation)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject me, api->get(QStringLiteral("/api/v1/me")));
    if (invocation.wantsJson())
        invocation.printJson(me);
    else
        invocation.printFields(
            {{Wording::tr("Name"), cell(me, "username")}, {Wording::tr("Role"), cell(me, "role")}});
    return int{kExitOk};
}

Result<int> editMe(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    const bool newPassword = arguments.has("ask-password") || arguments.has("new-password-file");
    if (!newPassword && !arguments.has("name"))
        return usageError(Wording::tr("Nothing to change was given."));
    QJsonObject body;
    if (arguments.has("name"))
        body.insert(QStringLiteral("username"), arguments.text("name"));
    TESTUM_TRY(const auto current, readSecret(invocation, {"password-file", "password-stdin",
                                                           Wording::tr("Current password: ")}));
    body.insert(QStringLiteral("current_password"), forBody(*current));
    if (newPassword) {
        TESTUM_TRY(const auto fresh, readSecret(invocation, {"new-password-file", nullptr,
                                                             Wording::tr("New password: "), true}));
        body.insert(QStringLiteral("new_password"), forBody(*fresh));
    }
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject me, api->put(QStringLiteral("/api/v1/me"), body));
    return invocation.answer(me,
                             Wording::tr("Your account %1 was changed.").arg(cell(me, "username")));
}

} // namespace

QList<Verb> userVerbs()
{
    const Operand user{QStringLiteral("USER")};
    const Option role{QStringLiteral("role"),
                      {},
                      QStringLiteral("ROLE"),
                      Wording::tr("admin, operator, viewer or auditor; viewer by default.")};
    const Option name{
        QStringLiteral("name"), {}, QStringLiteral("NAME"), Wording::tr("A new name.")};
    const Option ask{
        QStringLiteral("ask-password"), {}, {}, Wording::tr("Ask for a new password.")};
    return {
        {QStringLiteral("users list"), Wording::tr("List users."), {}, listOptions(), listUsers},
        {QStringLiteral("users add"),
         Wording::tr("Add a user."),
         {user},
         QList<Option>{role} + passwordOptions(),
         addUser},
        {QStringLiteral("users edit"),
         Wording::tr("Change a user; their sessions may end."),
         {user},
         QList<Option>{name,
                       {QStringLiteral("role"),
                        {},
                        QStringLiteral("ROLE"),
                        Wording::tr("admin, operator, viewer or auditor.")},
                       {QStringLiteral("enable"), {}, {}, Wording::tr("Let them sign in.")},
                       {QStringLiteral("disable"), {}, {}, Wording::tr("Do not let them sign in.")},
                       ask} +
             passwordOptions(),
         editUser},
        {QStringLiteral("users remove"), Wording::tr("Remove a user."), {user}, {}, removeUser},
        {QStringLiteral("me"), Wording::tr("Show who you are here."), {}, {}, showMe},
        {QStringLiteral("me edit"),
         Wording::tr("Change your own name or password."),
         {},
         QList<Option>{name,
                       ask,
                       {QStringLiteral("new-password-file"),
                        {},
                        QStringLiteral("FILE"),
                        Wording::tr("Read the new password from the first line of this file.")}} +
             passwordOptions(),
         editMe,
         Wording::tr(
             "The current password is always needed: it is asked for, or read as the options "
             "say.")},
    };
}

} // namespace testum::cli
