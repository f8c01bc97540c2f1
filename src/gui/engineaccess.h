#pragma once

#include "client/transport.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace testum::gui {

/// Where this computer's own engine keeps its things, for the welcome and the settings page.
struct LocalEngineInfo
{
    QString dataDir;
    QString database;       ///< "SQLite" or "PostgreSQL", and where; without a password
    QString masterKeyPlace; ///< "keychain", "file", "environment"
    QString masterKeyPath;  ///< of "file"
    QString serverUrl;      ///< of the API server, empty while it is off
};

struct ApiServerOptions
{
    QString listen = QStringLiteral("127.0.0.1:8000"); ///< "HOST:PORT"
    QString tlsCertFile;
    QString tlsKeyFile;
};

/// What the window asks of the process it lives in; main() fills it. All may block and are called
/// on worker threads, one at a time, unless said otherwise.
struct EngineAccess
{
    /// Any thread, does not block: is there a data directory that was set up before?
    std::function<bool()> hasLocalData;
    /// Starts the engine of this computer, making what is missing. Idempotent.
    std::function<Result<void>()> openLocal;
    /// After openLocal(). `language`: "en" or "ru". Any thread.
    std::function<std::unique_ptr<client::Transport>(const QByteArray &language)> localTransport;
    std::function<LocalEngineInfo()> localInfo; ///< after openLocal(); any thread
    /// The URL it serves on. Errors: as testumd's.
    std::function<Result<QString>(const ApiServerOptions &)> startApiServer;
    std::function<void()> stopApiServer;
    /// Any thread, does not block: do runs of this process wait or run?
    std::function<bool()> isBusy;
    /// No new runs; waits up to `grace` for running ones, then stops them. Idempotent.
    std::function<void(std::chrono::milliseconds grace)> shutDown;
    std::function<void()> stopNow; ///< cuts a waiting shutDown() short; any thread
};

} // namespace testum::gui
