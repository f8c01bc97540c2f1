#pragma once

#include "gui/engineaccess.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace testum::gui {

class CloseDialog;
class Preferences;

/// Decides what closing the window means: with runs that are active, or an API server that serves,
/// the user is asked; to keep the engine running the window goes to the tray. One a window, as
/// long as it.
class CloseGuard : public QObject
{
    Q_OBJECT

public:
    CloseGuard(const EngineAccess &engine, Preferences &preferences, QWidget &window);
    ~CloseGuard() override;

    /// For MainWindow::setCloseGuard(): true closes at once.
    [[nodiscard]] bool mayClose();
    /// The dialog that asks; null while there is none.
    [[nodiscard]] CloseDialog *dialog() const;

Q_SIGNALS:
    /// Whatever was waited for is over, or the user does not want to wait.
    void closeConfirmed();

private:
    void ask();
    void hideToTray();
    void wait();
    void lookAgain();

    const EngineAccess &m_engine;
    Preferences &m_preferences;
    QWidget &m_window;
    QPointer<CloseDialog> m_dialog;
    QTimer m_look;
};

} // namespace testum::gui
