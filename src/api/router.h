#pragma once

#include "api/api.h"
#include "services/serviceset.h"

#include <memory>

namespace testum::api {

/// Finds the row of the route table for a request, authenticates, checks the permission, validates
/// the body, calls the handler. Errors become application/problem+json in the caller's language.
/// Stateless but for its references; any thread with a database connection.
class Router
{
public:
    struct Options
    {
        QString serverUrl;              ///< for OpenAPI's "servers"
        bool validateResponses = false; ///< test builds: an answer off its schema becomes a 500
        bool gateByRow =
            true; ///< false: only the services ask for permissions, to test that they do
    };
    Router(services::ServiceSet services, Options options);
    ~Router();

    [[nodiscard]] ApiResponse handle(const ApiRequest &request) const;
    /// True when the matching row is slow (scrypt): the server runs it off the API thread.
    [[nodiscard]] bool isSlow(const ApiRequest &request) const;
    /// Of a slow row: it waits for a host's answer, not for this machine's CPU.
    [[nodiscard]] bool waitsForHost(const ApiRequest &request) const;

    /// For the WebSocket upgrade: the actor of a bearer header, an access_token cookie (its Origin
    /// header must then match the Host) or a `ticket` query item, allowed to read tasks.
    /// Errors: unauthenticated/…, permission_denied/auth.origin_refused | auth.permission_denied.
    [[nodiscard]] Result<domain::Actor> authenticateUpgrade(const ApiRequest &request) const;
    /// A problem+json answer in the request's language, for errors found outside the router.
    [[nodiscard]] static ApiResponse problem(const Error &error, const ApiRequest &request);

    [[nodiscard]] const services::ServiceSet &services() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::api
