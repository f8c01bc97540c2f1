#pragma once

#include "app/appcontext.h"
#include "gui/engineaccess.h"
#include "server/apithread.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace testum::desktop {

/// This computer's engine in the window's process, and the API server that serves the same one.
/// Made and destroyed on the main thread; whatever access() hands out works on any thread, and
/// must not be used after this object is gone.
class LocalEngine
{
public:
    explicit LocalEngine(app::AppConfig config);
    /// Stops the API server and the engine: runs that are still active are cancelled.
    ~LocalEngine();
    LocalEngine(const LocalEngine &) = delete;
    LocalEngine &operator=(const LocalEngine &) = delete;

    [[nodiscard]] gui::EngineAccess access();

    [[nodiscard]] bool hasData() const;
    /// Blocks: self-tests, database, keychain. Errors: as AppContext::create().
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isBusy() const;
    /// Blocks up to `grace` and the time that hosts need to stop. Idempotent.
    void shutDown(std::chrono::milliseconds grace);
    void stopNow();

private:
    [[nodiscard]] std::unique_ptr<client::Transport> transport(const QByteArray &language) const;
    [[nodiscard]] gui::LocalEngineInfo info() const;
    [[nodiscard]] Result<QString> startApi(const gui::ApiServerOptions &wanted);
    void stopApi();
    void setApiUrl(const QString &url);

    const app::AppConfig m_config;
    std::mutex m_openMutex;
    std::unique_ptr<app::AppContext> m_context;
    std::atomic<app::AppContext *> m_opened{nullptr}; ///< m_context once it is complete
    std::atomic<bool> m_down{false};
    std::mutex m_apiMutex; ///< held while the server starts and stops: seconds
    std::unique_ptr<server::ApiThread> m_api;
    mutable std::mutex m_apiUrlMutex; ///< info() is asked on the main thread
    QString m_apiUrl;
};

} // namespace testum::desktop
