#pragma once

#include "gui/connection.h"
#include "gui/otherlanguage.h"
#include "gui/paletteentry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>

#include <functional>
#include <memory>

namespace testum::gui {

/// Gathers what the palette lists: pages, settings, actions of the window and of the page on
/// screen, platforms and tasks of the engine. Main thread.
class PaletteSources : public QObject
{
    Q_OBJECT

public:
    /// `actions`: those of the window and of the page on screen, asked for whenever it opens.
    PaletteSources(Connection &connection, std::function<QList<QAction *>()> actions,
                   QObject *parent = nullptr);

    /// Everything as known now. Asks the engine for what is older than half a minute.
    [[nodiscard]] std::shared_ptr<const PaletteEntries> gather();

Q_SIGNALS:
    /// The engine has answered: gather() knows more.
    void changed();

private:
    void fetch();
    void addPages(PaletteEntries &entries) const;
    void addActions(PaletteEntries &entries) const;
    void addSettings(PaletteEntries &entries) const;
    void addModes(PaletteEntries &entries) const;
    void addPlatforms(PaletteEntries &entries) const;
    void addTasks(PaletteEntries &entries) const;
    [[nodiscard]] QStringList keysOf(const QString &title) const;

    Connection &m_connection;
    std::function<QList<QAction *>()> m_actions;
    mutable std::unique_ptr<OtherLanguage> m_otherLanguage;
    QJsonArray m_platforms;
    QJsonArray m_tasks;
    QElapsedTimer m_age;
    int m_asking = 0;
    quint64 m_askedSerial = 0; ///< of the connection asked
};

} // namespace testum::gui
