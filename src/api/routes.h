#pragma once

#include "api/api.h"
#include "domain/actor.h"

#include <optional>
#include <span>

namespace testum::api {

struct Call;
using Handler = Result<ApiResponse> (*)(Call &call);

/// Who may call a route. The service's own check is the authority; this is the early gate and the
/// documentation.
struct Access
{
    enum class Kind { Public, SignedIn, Permitted };

    Kind kind = Kind::Permitted;
    domain::Permission permission = domain::Permission::SelfManage; ///< of Kind::Permitted
    std::optional<domain::Permission> also{};                       ///< needed besides, if set

    [[nodiscard]] bool allows(const domain::Actor &actor) const { return check(actor).has_value(); }
    /// Errors: permission_denied/auth.permission_denied.
    [[nodiscard]] Result<void> check(const domain::Actor &actor) const
    {
        if (kind != Kind::Permitted)
            return {};
        TESTUM_TRY_VOID(actor.require(permission));
        return also ? actor.require(*also) : Result<void>();
    }
};

/// One query parameter of a route.
struct QueryParameter
{
    enum class Type {
        Text,
        Integer,
        Boolean,
        Time,   ///< ISO-8601; handed on as epoch milliseconds
        Choice, ///< one of `choices`
        Sort,   ///< one of `choices`, with a leading '-' for descending
    };

    const char *name;
    Type type;
    const char *description;
    const char *choices = ""; ///< comma-separated
    qint64 min = 0;
    qint64 max = 0;
};

enum RouteFlag : unsigned {
    kSlow = 1,         ///< scrypt, RSA keys: off the API thread
    kPaged = 2,        ///< a list: limit, offset, page, page_size
    kSearchable = 4,   ///< … with search and q
    kOptionalBody = 8, ///< an empty body counts as {}
    kBytes = 16,       ///< answers application/octet-stream, with Range
    kHidden = 32,      ///< not in the OpenAPI document
    kWaits = 64,       ///< with kSlow: waits for a host
    kKept = 128,       ///< the answer follows from query and database alone: it may be kept
};

/// One capability: routing, permission, validation, OpenAPI and the generated tests read it.
struct Route
{
    const char *method;
    const char *path; ///< canonical: "/api/v1/platforms/{id}"
    Access access;
    const char *requestSchema;  ///< nullptr: takes no body
    const char *responseSchema; ///< nullptr: no JSON answer
    int status;                 ///< on success
    Handler handler;
    const char *operationId;
    const char *tag;
    const char *summary;
    unsigned flags = 0;
    std::span<const QueryParameter> query{};

    [[nodiscard]] bool has(RouteFlag flag) const { return (flags & flag) != 0; }
};

[[nodiscard]] std::span<const Route> routes();
/// What every paged (and searchable) list takes besides its own parameters.
[[nodiscard]] std::span<const QueryParameter> pagingParameters();
[[nodiscard]] std::span<const QueryParameter> searchParameters();

} // namespace testum::api
