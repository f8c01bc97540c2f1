#pragma once

#include <QObject>

#include <atomic>

namespace testum::app {

/// SIGINT, SIGTERM and SIGHUP (Windows: console events) as a Qt signal on the thread that made it.
/// One object a process, alive as long as the process handles signals.
class SignalHandler : public QObject
{
    Q_OBJECT

public:
    explicit SignalHandler(QObject *parent = nullptr);
    ~SignalHandler() override;

    /// How many stop signals came so far.
    [[nodiscard]] static int count();

Q_SIGNALS:
    /// `count`: 1 for the first signal.
    void stopRequested(int count);
};

} // namespace testum::app
