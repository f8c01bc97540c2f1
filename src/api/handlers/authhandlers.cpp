#include "api/credentials.h"
#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "services/authservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

services::ClientInfo clientOf(const Call &call)
{
    constexpr qsizetype kMaxUserAgent = 256;
    const QByteArray agent = call.request.header("user-agent").left(kMaxUserAgent);
    return {call.request.peer, QString::fromLatin1(agent)};
}

} // namespace

Answer login(Call &call)
{
    const SecretBytes password = *takeSecret(call, u"password"_s);
    TESTUM_TRY(const services::LoginResult result,
               call.services().auth.login(text(call, u"username"_s), password, clientOf(call)));
    ApiResponse response =
        jsonResponse(call, {{u"access_token"_s, QString::fromLatin1(result.accessToken)},
                            {u"token_type"_s, u"bearer"_s}});
    const qint64 maxAgeS = services::AuthService::kSessionMs / 1000;
    response.headers.emplaceBack("Set-Cookie",
                                 tokenCookie(result.accessToken, maxAgeS, call.request.overTls));
    return response;
}

Answer logout(Call &call)
{
    TESTUM_TRY_VOID(call.services().auth.logout(call.actor));
    ApiResponse response = noContent();
    response.headers.emplaceBack("Set-Cookie", tokenCookie(QByteArray(), 0, call.request.overTls));
    return response;
}

Answer setupState(Call &call)
{
    TESTUM_TRY(const bool needed, call.services().auth.needsSetup());
    return jsonResponse(call, {{u"needs_setup"_s, needed}});
}

Answer setUp(Call &call)
{
    const SecretBytes password = *takeSecret(call, u"password"_s);
    TESTUM_TRY(const domain::User user,
               call.services().auth.setUp(text(call, u"username"_s), password, clientOf(call)));
    return createdResponse(call, user.toJson(), u"/api/v1/users/"_s + user.id);
}

Answer issueTicket(Call &call)
{
    TESTUM_TRY(const QByteArray ticket, call.services().auth.issueTicket(call.actor));
    return jsonResponse(call, {{u"ticket"_s, QString::fromLatin1(ticket)},
                               {u"expires_in"_s, services::AuthService::kTicketMs / 1000}});
}

} // namespace testum::api::handlers
