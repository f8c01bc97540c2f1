#pragma once

#include "api/router.h"
#include "core/result.h"
#include "domain/events.h"
#include "server/serveroptions.h"

#include <QString>

#include <memory>

namespace testum::server {

/// The "api" thread: HTTP server and WebSocket hub, with that thread's database connection.
/// Owned by the composition root; start() and stop() from the main thread.
class ApiThread
{
public:
    ApiThread(const api::Router &router, domain::Events &events, ServerOptions options);
    ~ApiThread(); ///< stop()

    /// Blocks until it listens. Answers the URL ("http://127.0.0.1:8000").
    /// Errors: invalid_argument/server.tls_needed, server.tls_unreadable, server.address_invalid;
    /// unavailable/server.address_in_use.
    [[nodiscard]] Result<QString> start();
    /// Stops accepting, ends sockets with 1001, ends the thread.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::server
