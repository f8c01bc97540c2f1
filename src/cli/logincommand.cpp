#include "cli/exitcode.h"
#include "cli/secretinput.h"
#include "cli/verb.h"
#include "cli/wording.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUrl>

namespace testum::cli {

namespace {

/// Plain HTTP would show the password and the token to everyone on the way.
Result<void> checkConfidential(const Arguments &arguments, const QUrl &url)
{
    const QString host = url.host();
    const bool loopback = host == QLatin1String("localhost") || host == QLatin1String("::1") ||
                          host.startsWith(QLatin1String("127."));
    if (url.scheme() != QLatin1String("http") || loopback || arguments.has("insecure-http"))
        return {};
    return usageError(
        Wording::tr("http:// sends the password unencrypted. Use https://, or --insecure-http "
                    "if you know the network."));
}

/// The token's "exp", for people; the server decides.
QString expiryOf(const QByteArray &token)
{
    const QByteArray payload = token.split('.').value(1);
    const QByteArray json = QByteArray::fromBase64(payload, QByteArray::Base64UrlEncoding |
                                                                QByteArray::OmitTrailingEquals);
    const qint64 seconds =
        QJsonDocument::fromJson(json).object().value(QStringLiteral("exp")).toInteger();
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate)
                       : QString();
}

Result<int> logIn(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    if (!arguments.has("url") || !arguments.has("user"))
        return usageError(Wording::tr("Signing in needs --url and -u."));
    Login login;
    login.url = arguments.text("url");
    login.username = arguments.text("user");
    login.fingerprint = arguments.text("fingerprint");
    login.caFile = arguments.text("ca-file");
    TESTUM_TRY_VOID(checkConfidential(arguments, QUrl(login.url)));
    TESTUM_TRY(const auto api, invocation.openServer({login.url, login.fingerprint, login.caFile}));
    TESTUM_TRY(const auto password,
               readSecret(invocation, {"password-file", "password-stdin",
                                       Wording::tr("Password of %1: ").arg(login.username)}));
    TESTUM_TRY(const QJsonObject answer,
               api->post(QStringLiteral("/api/v1/auth/login"),
                         {{QStringLiteral("username"), login.username},
                          {QStringLiteral("password"), forBody(*password)}}));
    login.token =
        SecretBytes::take(answer.value(QStringLiteral("access_token")).toString().toUtf8());
    if (login.token.isEmpty())
        return Error{ErrorCode::Internal, "client.response_invalid",
                     QStringLiteral("The server's answer holds no access token")};
    login.expiresAt = expiryOf(login.token.view().toByteArray());
    TESTUM_TRY_VOID(invocation.loginFile().save(login));
    return invocation.answer(
        {{QStringLiteral("url"), login.url},
         {QStringLiteral("username"), login.username},
         {QStringLiteral("expires_at"), login.expiresAt}},
        Wording::tr("Signed in to %1 as %2. testumctl works there until \"testumctl "
                    "logout\".")
            .arg(login.url, login.username));
}

Result<int> logOut(Invocation &invocation)
{
    const LoginFile file = invocation.loginFile();
    Result<std::optional<Login>> login = file.load();
    if (login && !login.value()) {
        return invocation.answer({{QStringLiteral("signed_out"), false}},
                                 Wording::tr("You are not signed in to any server."));
    }
    Result<QJsonObject> ended = QJsonObject{};
    if (login) {
        Login &known = *login.value();
        auto api = invocation.openServer(
            {known.url, known.fingerprint, known.caFile, std::move(known.token)});
        ended = api ? api.value()->post(QStringLiteral("/api/v1/auth/logout"), {})
                    : Result<QJsonObject>(api.error());
    }
    TESTUM_TRY_VOID(file.remove());
    const bool already = !ended && ended.error().code == ErrorCode::Unauthenticated;
    if (!ended && !already) {
        // The file is gone, so nobody here can use the token; the session lives on over there.
        invocation.console().note(invocation.errorSentence(ended.error()));
        invocation.console().note(Wording::tr(
            "The token was removed here, but the server could not be told: the session ends "
            "there when it expires."));
        return exitCodeOf(ended.error());
    }
    return invocation.answer({{QStringLiteral("signed_out"), true}}, Wording::tr("Signed out."));
}

} // namespace

QList<Verb> loginVerbs()
{
    return {
        {QStringLiteral("login"),
         Wording::tr("Sign in to a server; testumctl then works there."),
         {},
         QList<Option>{{QStringLiteral("url"),
                        {},
                        QStringLiteral("URL"),
                        Wording::tr("Its address, such as https://testum.example:8000.")},
                       {QStringLiteral("user"), u'u', QStringLiteral("USER"),
                        Wording::tr("Your name there.")},
                       {QStringLiteral("fingerprint"),
                        {},
                        QStringLiteral("SHA256"),
                        Wording::tr("Trust only the certificate with this SHA-256 fingerprint.")},
                       {QStringLiteral("ca-file"),
                        {},
                        QStringLiteral("FILE"),
                        Wording::tr("Trust only the authorities in this PEM file.")},
                       {QStringLiteral("insecure-http"),
                        {},
                        {},
                        Wording::tr("Allow http:// to a host that is not this one.")}} +
             passwordOptions(),
         logIn,
         Wording::tr(
             "The access token is kept in testum/login.json of your configuration directory, "
             "readable by you alone. --local works on local data all the same.")},
        {QStringLiteral("logout"),
         Wording::tr("End the session and forget the token."),
         {},
         {},
         logOut},
    };
}

} // namespace testum::cli
