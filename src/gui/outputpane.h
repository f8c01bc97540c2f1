#pragma once

#include "gui/hostrunmodel.h"
#include "gui/outputlines.h"
#include "gui/outputsearch.h"

#include <QAction>
#include <QFrame>
#include <QTimer>

#include <memory>

namespace Ui {
class OutputPane;
}

namespace testum::gui {

class OutputView;

/// An OutputView with what belongs to it: tabs "Host" and "All", find bar, buttons to follow, wrap,
/// show times, copy and save, and a line about the run shown. Knows no task; its owner hands it
/// lines.
class OutputPane : public QFrame
{
    Q_OBJECT

public:
    enum class Source { Host, All };
    /// What stands in place of lines while there is none.
    enum class Emptiness { Nothing, Waiting, Running, Ended, Loading };

    explicit OutputPane(QWidget *parent = nullptr);
    ~OutputPane() override;

    [[nodiscard]] Source source() const;
    void setSource(Source source);
    void showLines(const std::shared_ptr<const OutputLines> &lines, Emptiness emptiness);
    void showRun(const HostRun *run); ///< in the line above the output; null: empties it
    void setEmptiness(Emptiness emptiness);
    void refresh(); ///< lines may have come

    [[nodiscard]] OutputView *view() const;
    [[nodiscard]] const OutputSearch &search() const { return *m_search; }
    [[nodiscard]] QAction *saveAction() const { return m_save; }
    void focusSearch();
    void copyAll();
    void reloadFont(); ///< the size was changed in the settings

Q_SIGNALS:
    void sourceChanged(testum::gui::OutputPane::Source source);
    void zoomRequested(int steps); ///< 0: normal
    void copyRefused();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    void retranslate();
    void startSearch();
    void showHits();
    void step(bool forward);
    void showContent();
    void describeRun();
    void updateSearchActions();
    QAction *addPaneAction(const char *name, const QString &icon, const QKeySequence &shortcut,
                           bool isCheckable);

    std::unique_ptr<Ui::OutputPane> m_ui;
    OutputSearch *m_search;
    std::optional<HostRun> m_run;
    Emptiness m_emptiness = Emptiness::Nothing;
    bool m_jumpsToFirstHit = false;
    QAction *m_follow = nullptr;
    QAction *m_wrap = nullptr;
    QAction *m_times = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QAction *m_case = nullptr;
    QAction *m_word = nullptr;
    QAction *m_regex = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
};

} // namespace testum::gui
