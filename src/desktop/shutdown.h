#pragma once

#include "desktop/localengine.h"
#include "gui/connection.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <memory>

namespace testum::desktop {

/// The end of the process: lets the window's last calls start, takes the engine down on a thread of
/// its own, so that the API goes on answering meanwhile, and quits the event loop. Main thread.
class Shutdown : public QObject
{
    Q_OBJECT

public:
    Shutdown(LocalEngine &engine, gui::Connection &connection, QObject *parent = nullptr);
    ~Shutdown() override; ///< waits for the thread

    /// Running jobs get `grace` to end by themselves. Only the first call counts.
    void begin(std::chrono::milliseconds grace);
    /// They have had their time.
    void hurry();
    [[nodiscard]] bool hasBegun() const { return m_begun; }

Q_SIGNALS:
    void begun();

private:
    void takeDown();

    LocalEngine &m_engine;
    gui::Connection &m_connection;
    QTimer m_patience; ///< for the last calls
    std::chrono::milliseconds m_grace{0};
    bool m_begun = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace testum::desktop
