#include "api/router.h"

#include "api/answercache.h"
#include "api/call.h"
#include "api/credentials.h"
#include "api/openapi.h"
#include "api/problem.h"
#include "core/logging.h"
#include "services/authservice.h"
#include "services/changestamp.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

bool isMutating(const QByteArray &method) { return method != "GET" && method != "HEAD"; }

bool isJsonType(const QByteArray &contentType)
{
    const qsizetype semicolon = contentType.indexOf(';');
    const QByteArray type = semicolon < 0 ? contentType : contentType.first(semicolon);
    return type.trimmed().compare("application/json", Qt::CaseInsensitive) == 0;
}

void setHeader(ApiResponse &response, const QByteArray &name, const QByteArray &value)
{
    const auto sameName = [&name](const auto &header) { return header.first == name; };
    if (std::none_of(response.headers.begin(), response.headers.end(), sameName))
        response.headers.emplaceBack(name, value);
}

Error noSuchPath() { return Error{ErrorCode::NotFound, "request.no_such_path", u"Unknown path"_s}; }

Error methodNotAllowed(const QByteArray &method, const QByteArray &allow)
{
    Error error{ErrorCode::Unimplemented, "request.method_not_allowed", u"Method not allowed"_s};
    error.args = {{u"method"_s, QString::fromLatin1(method.left(32))},
                  {u"allowed"_s, QString::fromLatin1(allow)}};
    return error;
}

} // namespace

struct Router::Private
{
    ApiContext context;
    Options options;
    mutable AnswerCache kept{};

    [[nodiscard]] Result<domain::Actor> authenticate(const ApiRequest &request) const;
    [[nodiscard]] Result<JsonBody> readBody(const Route &route, const ApiRequest &request) const;
    [[nodiscard]] Result<ApiResponse> answer(const RouteMatch &match,
                                             const ApiRequest &request) const;
    /// Empty: the answer is not to be kept.
    [[nodiscard]] QByteArray keyOf(const RouteMatch &match, const ApiRequest &request) const;
    [[nodiscard]] Result<void> checkResponse(const Call &call, const ApiResponse &response) const;
};

Result<domain::Actor> Router::Private::authenticate(const ApiRequest &request) const
{
    if (request.actor)
        return *request.actor;
    const PresentedToken presented = presentedToken(request);
    switch (presented.kind) {
    case PresentedToken::Kind::None:
        return Error{ErrorCode::Unauthenticated, "auth.required", u"No access token"_s};
    case PresentedToken::Kind::Malformed:
        return Error{ErrorCode::Unauthenticated, "auth.token_invalid", u"Not a bearer token"_s};
    case PresentedToken::Kind::Cookie:
        if (isMutating(request.method))
            TESTUM_TRY_VOID(requireSameSite(request));
        break;
    case PresentedToken::Kind::Bearer:
        break;
    }
    return context.services.auth.authenticate(presented.token, request.peer);
}

Result<JsonBody> Router::Private::readBody(const Route &route, const ApiRequest &request) const
{
    const QString schema = QString::fromLatin1(route.requestSchema ? route.requestSchema : "Empty");
    const bool optional = !route.requestSchema || route.has(kOptionalBody);
    if (request.body.isEmpty() && optional)
        return JsonBody{};
    if (!isJsonType(request.header("content-type"))) {
        return Error{ErrorCode::InvalidArgument, "request.not_json_type",
                     u"The body's Content-Type is not application/json"_s};
    }
    TESTUM_TRY(JsonBody body, readJsonBody(request.body, context.schemas.secretFields(schema)));
    const QList<FieldError> fields = context.schemas.check(schema, body.object);
    if (!fields.isEmpty()) {
        Error error{ErrorCode::InvalidArgument, "request.invalid", u"Some fields were refused"_s};
        error.fields = fields;
        return error;
    }
    return body;
}

QByteArray Router::Private::keyOf(const RouteMatch &match, const ApiRequest &request) const
{
    if (!match.route->has(kKept) || !options.gateByRow || !request.body.isEmpty())
        return {};
    const auto stamp = context.services.changes.now();
    if (!stamp)
        return {}; // the handler meets the same error and tells it
    return *stamp + ' ' + match.route->operationId + (match.unversioned ? "/?" : "?") +
           request.query.toString(QUrl::FullyEncoded).toUtf8();
}

Result<ApiResponse> Router::Private::answer(const RouteMatch &match,
                                            const ApiRequest &request) const
{
    const Route &route = *match.route;
    domain::Actor actor;
    actor.ip = request.peer;
    if (route.access.kind != Access::Kind::Public) {
        TESTUM_TRY(actor, authenticate(request));
        if (options.gateByRow)
            TESTUM_TRY_VOID(route.access.check(actor));
    }
    const QByteArray key = keyOf(match, request);
    if (!key.isEmpty()) {
        if (auto known = kept.find(key))
            return *std::move(known);
    }
    TESTUM_TRY(Query query, readQuery(route, request.query));
    TESTUM_TRY(JsonBody body, readBody(route, request));
    Call call{context,          request,          route,
              std::move(actor), match.parameters, match.unversioned,
              std::move(query), std::move(body)};
    TESTUM_TRY(ApiResponse response, route.handler(call));
    if (options.validateResponses)
        TESTUM_TRY_VOID(checkResponse(call, response));
    if (!key.isEmpty())
        kept.put(key, response);
    return response;
}

Result<void> Router::Private::checkResponse(const Call &call, const ApiResponse &response) const
{
    if (response.contentType != "application/json")
        return {};
    const QString schema = QString::fromLatin1(call.route.responseSchema);
    const QJsonDocument json = QJsonDocument::fromJson(response.body);
    QList<FieldError> errors;
    if (!call.route.responseSchema)
        errors.append({u"(body)"_s, "field.unknown"});
    else if (call.route.has(kPaged) && call.unversioned)
        errors = context.schemas.checkItems(schema, json.array());
    else
        errors = context.schemas.check(schema, json.object());
    if (errors.isEmpty())
        return {};
    QStringList places;
    for (const FieldError &error : std::as_const(errors))
        places.append(error.field + u' ' + QString::fromLatin1(error.reason));
    return Error{ErrorCode::Internal, "api.response_off_schema",
                 QString::fromLatin1(call.route.operationId) + u": "_s + places.join(u", "_s)};
}

Router::Router(services::ServiceSet services, Options options)
    : d(new Private{{services, SchemaSet::builtIn(), {}}, std::move(options)})
{
    d->context.openApi = QJsonDocument(openApiDocument(d->context.schemas, d->options.serverUrl))
                             .toJson(QJsonDocument::Compact);
}

Router::~Router() = default;

ApiResponse Router::handle(const ApiRequest &request) const
{
    const RouteMatch match = matchRoute(request.method, request.path);
    ApiResponse response;
    if (match.route) {
        auto answer = d->answer(match, request);
        response = answer ? *std::move(answer) : problem(answer.error(), request);
    } else if (match.allow.isEmpty()) {
        response = problem(noSuchPath(), request);
    } else if (request.method == "OPTIONS") {
        response.status = 204;
        response.contentType.clear();
        setHeader(response, "Allow", match.allow);
    } else {
        response = problem(methodNotAllowed(request.method, match.allow), request);
        setHeader(response, "Allow", match.allow);
    }
    setHeader(response, "Cache-Control", "no-store");
    setHeader(response, "X-Content-Type-Options", "nosniff");
    return response;
}

bool Router::isSlow(const ApiRequest &request) const
{
    const RouteMatch match = matchRoute(request.method, request.path);
    return match.route && match.route->has(kSlow);
}

bool Router::waitsForHost(const ApiRequest &request) const
{
    const RouteMatch match = matchRoute(request.method, request.path);
    return match.route && match.route->has(kWaits);
}

Result<domain::Actor> Router::authenticateUpgrade(const ApiRequest &request) const
{
    const auto permitted = [](domain::Actor actor) -> Result<domain::Actor> {
        TESTUM_TRY_VOID(actor.require(domain::Permission::TasksRead));
        return actor;
    };
    const QString ticket = request.query.queryItemValue(u"ticket"_s, QUrl::FullyDecoded);
    const PresentedToken presented = presentedToken(request);
    if (!request.actor && !ticket.isEmpty() && presented.kind != PresentedToken::Kind::Bearer) {
        TESTUM_TRY(domain::Actor actor, d->context.services.auth.redeemTicket(ticket.toLatin1()));
        return permitted(std::move(actor));
    }
    // A browser sends the cookie along with any site's upgrade, which is a GET.
    if (!request.actor && presented.kind == PresentedToken::Kind::Cookie && !isSameOrigin(request))
        return originRefused();
    TESTUM_TRY(domain::Actor actor, d->authenticate(request));
    return permitted(std::move(actor));
}

ApiResponse Router::problem(const Error &error, const ApiRequest &request)
{
    if (error.code == ErrorCode::Internal || error.code == ErrorCode::DataLoss) {
        qCWarning(lcTestum) << "request failed:" << request.method << request.path << error.reason
                            << error.message << error.detail;
    }
    return problemResponse(error, languageOf(request));
}

const services::ServiceSet &Router::services() const { return d->context.services; }

} // namespace testum::api
