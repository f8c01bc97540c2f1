#pragma once

#include "gui/appearance.h"
#include "gui/connection.h"
#include "gui/engineaccess.h"
#include "gui/installedtranslations.h"
#include "gui/notifications.h"
#include "gui/page.h"
#include "gui/preferences.h"
#include "gui/theme.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// What pages need around them, with preferences of the test's own. No engine yet: open() one, or
/// let a page do it. One a process at a time; main thread.
class WindowFixture
{
public:
    explicit WindowFixture(gui::EngineAccess engine);
    ~WindowFixture();

    /// Attaches to this computer's engine and waits until it is there; false with a warning
    /// otherwise.
    [[nodiscard]] bool openLocal();
    /// Signs in to a server, likewise.
    [[nodiscard]] bool openServer(const QString &url, const QString &user, const QString &password);

    [[nodiscard]] gui::PageContext &context() { return m_context; }
    [[nodiscard]] gui::Connection &connection() { return m_connection; }
    [[nodiscard]] gui::Preferences &preferences() { return m_preferences; }
    [[nodiscard]] gui::Notifications &notifications() { return m_notifications; }
    [[nodiscard]] gui::Theme &theme() { return m_theme; }
    [[nodiscard]] gui::EngineAccess &engine() { return m_engine; }
    /// Everything that pages have asked to open.
    [[nodiscard]] const QStringList &opened() const { return m_opened; }
    [[nodiscard]] QByteArray preferencesFile() const; ///< as it is on the disk

private:
    [[nodiscard]] bool open(const gui::ServerProfile &profile,
                            const gui::Connection::TransportFactory &factory);

    QTemporaryDir m_dir;
    gui::EngineAccess m_engine;
    gui::Preferences m_preferences;
    gui::Theme m_theme;
    gui::InstalledTranslations m_translations;
    gui::Appearance m_appearance;
    gui::Connection m_connection;
    gui::Notifications m_notifications;
    QStringList m_opened;
    gui::PageContext m_context;
};

} // namespace testum::tests
