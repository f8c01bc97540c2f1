#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "domain/json.h"
#include "services/userservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

/// The own account, with what it may do, so that a client can offer only that.
QJsonObject meJson(const domain::User &user)
{
    QJsonArray permissions;
    for (const domain::Permission permission : domain::allPermissions()) {
        if (domain::roleHas(user.role, permission))
            permissions.append(QString::fromLatin1(domain::permissionName(permission)));
    }
    QJsonObject json = user.toJson();
    json.insert(u"id"_s, domain::textOrNull(user.id));
    json.insert(u"permissions"_s, permissions);
    return json;
}

} // namespace

Answer me(Call &call)
{
    TESTUM_TRY(const domain::User user, call.services().users.me(call.actor));
    return jsonResponse(call, meJson(user));
}

Answer changeMe(Call &call)
{
    const SecretBytes current = *takeSecret(call, u"current_password"_s);
    const std::optional<SecretBytes> wanted = takeSecret(call, u"new_password"_s);
    TESTUM_TRY(const domain::User user,
               call.services().users.changeMe(call.actor, current,
                                              optionalText(call, u"username"_s), wanted));
    return jsonResponse(call, meJson(user));
}

Answer listUsers(Call &call)
{
    TESTUM_TRY(const auto page, call.services().users.list(call.actor, call.query.list));
    return pageResponse(call, page);
}

Answer createUser(Call &call)
{
    const SecretBytes password = *takeSecret(call, u"password"_s);
    const auto role = domain::roleFromName(text(call, u"role"_s));
    TESTUM_TRY(const domain::User user,
               call.services().users.create(call.actor, text(call, u"username"_s), password,
                                            role.value_or(domain::Role::Viewer)));
    return createdResponse(call, user.toJson(), u"/api/v1/users/"_s + user.id);
}

Answer getUser(Call &call)
{
    TESTUM_TRY(const domain::User user, call.services().users.get(call.actor, call.id()));
    return jsonResponse(call, user.toJson());
}

Answer changeUser(Call &call)
{
    services::UserChange change;
    change.username = optionalText(call, u"username"_s);
    if (const auto role = optionalText(call, u"role"_s))
        change.role = domain::roleFromName(*role);
    if (const QJsonValue enabled = call.body.object.value(u"enabled"_s); enabled.isBool())
        change.enabled = enabled.toBool();
    change.password = takeSecret(call, u"password"_s);
    TESTUM_TRY(const domain::User user,
               call.services().users.update(call.actor, call.id(), change));
    return jsonResponse(call, user.toJson());
}

Answer removeUser(Call &call)
{
    TESTUM_TRY_VOID(call.services().users.remove(call.actor, call.id()));
    return noContent();
}

} // namespace testum::api::handlers
