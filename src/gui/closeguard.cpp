#include "gui/closeguard.h"

#include "gui/closedialog.h"
#include "gui/preferences.h"

#include <QSystemTrayIcon>

namespace testum::gui {

namespace {

constexpr int kLookMs = 250;

} // namespace

CloseGuard::CloseGuard(const EngineAccess &engine, Preferences &preferences, QWidget &window)
    : QObject(&window)
    , m_engine(engine)
    , m_preferences(preferences)
    , m_window(window)
{
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &CloseGuard::lookAgain);
}

CloseGuard::~CloseGuard() = default;

CloseDialog *CloseGuard::dialog() const { return m_dialog; }

bool CloseGuard::mayClose()
{
    if (!m_engine.isBusy() && m_engine.localInfo().serverUrl.isEmpty())
        return true;
    ask();
    return false;
}

void CloseGuard::ask()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_window.show(); // Quit from the tray: the question needs a window to stand on
    m_window.raise();
    m_dialog = new CloseDialog(m_engine.isBusy(), !m_engine.localInfo().serverUrl.isEmpty(),
                               QSystemTrayIcon::isSystemTrayAvailable(), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &CloseDialog::trayChosen, this, &CloseGuard::hideToTray);
    connect(m_dialog, &CloseDialog::waitChosen, this, &CloseGuard::wait);
    connect(m_dialog, &CloseDialog::cancelChosen, this, [this] {
        m_look.stop();
        Q_EMIT closeConfirmed();
    });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_look.stop(); });
    m_dialog->open();
}

void CloseGuard::hideToTray()
{
    m_look.stop();
    m_preferences.setShowTray(true); // the way back
    m_window.hide();
}

void CloseGuard::wait()
{
    m_dialog->showWaiting();
    m_look.start();
    lookAgain();
}

void CloseGuard::lookAgain()
{
    if (m_engine.isBusy())
        return;
    m_look.stop();
    if (m_dialog)
        m_dialog->accept();
    Q_EMIT closeConfirmed();
}

} // namespace testum::gui
