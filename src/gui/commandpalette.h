#pragma once

#include "gui/paletteranking.h"
#include "gui/palettesources.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QThreadPool>

namespace testum::gui {

class PaletteModel;
class Preferences;

/// Ctrl+K: everything by its name. A popup over its window's upper third; the focus stays in the
/// field while the keys move in the list. Entries are ranked on a worker thread, the answer to an
/// older text is dropped.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(Connection &connection, Preferences &preferences,
                   std::function<QList<QAction *>()> actions, QWidget *window);
    ~CommandPalette() override;

    /// Opens with this text in the field: "" or a mode's letter.
    void popUp(const QString &text);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *list() const { return m_list; }

Q_SIGNALS:
    void pathChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showMatches(std::shared_ptr<const PaletteEntries> entries, QList<PaletteMatch> matches);
    void run(bool alternative);
    void moveBy(int rows);
    void complete();
    void place();
    void retranslate();
    [[nodiscard]] QStringList recentKeys() const;
    void remember(const QString &key);

    Preferences &m_preferences;
    PaletteSources m_sources;
    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    QLabel *m_hint;
    std::shared_ptr<const PaletteEntries> m_entries;
    QPointer<QWidget> m_focusBefore;
    QThreadPool m_worker;
    quint64 m_generation = 0;
    quint64 m_shownGeneration = 0; ///< of the list on screen
    enum class Run { Not, Usual, Alternative } m_runWhenShown = Run::Not;
};

} // namespace testum::gui
