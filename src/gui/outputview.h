#pragma once

#include "gui/outputcolors.h"
#include "gui/outputlayout.h"
#include "gui/outputlines.h"
#include "gui/outputpainter.h"
#include "gui/outputsearch.h"
#include "gui/outputselection.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QCache>
#include <QPushButton>
#include <QTimer>

#include <memory>

namespace testum::gui {

/// Shows OutputLines of any number: only what is visible is read and drawn. Follows the end until
/// the user scrolls away, selects, copies, marks what a search found. Read-only. The number of
/// lines costs nothing; a line of any length comes in parts of LineBuilder::kMaxCells.
class OutputView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit OutputView(QWidget *parent = nullptr);
    ~OutputView() override;

    void setLines(std::shared_ptr<const OutputLines> lines); ///< null: nothing
    [[nodiscard]] const std::shared_ptr<const OutputLines> &lines() const { return m_lines; }
    /// Lines were added or changed: draws again when something visible did. Cheap.
    void refresh();

    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);
    [[nodiscard]] bool isWrapped() const { return m_layout.isWrapped(); }
    void setWrapped(bool wrapped);
    [[nodiscard]] bool hasTimestamps() const { return m_layout.hasTimestamps(); }
    void setTimestamps(bool shown);
    void setOutputFont(const QFont &font);

    void setSearch(const OutputSearch *search); ///< not owned; null: none
    /// The search's next hit is looked for from here on.
    [[nodiscard]] qint64 topLine() const { return m_top.line; }
    void showPosition(const OutputPosition &position, qsizetype length = 0);

    [[nodiscard]] const OutputSelection &selection() const { return m_selection; }
    void select(const OutputSelection &selection);
    void selectAll();
    /// Puts the selected text on the clipboard; a large one a little later, from another thread.
    void copy();
    [[nodiscard]] QString visibleText() const; ///< the lines on screen, for accessibility and tests
    [[nodiscard]] QAction *copyAction() const { return m_copy; }
    [[nodiscard]] QAction *selectAllAction() const { return m_selectAll; }
    [[nodiscard]] QPushButton *newLinesButton() const { return m_newLines; }
    [[nodiscard]] qint64 newLineCount() const; ///< since it stopped following

Q_SIGNALS:
    void followingChanged(bool following);
    void zoomRequested(int steps); ///< 0: back to the normal size
    void copyRefused();            ///< more than the clipboard should hold
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void relayout(); ///< sizes changed: the same text stays at the top
    void updateScrollBars();
    void scrollTo(OutputLayout::Place place);
    void scrollRows(qint64 rows); ///< by the user
    void noteUserScrolled();
    void updateNewLinesButton();
    bool handleScrollKey(QKeyEvent *event);
    bool handleSelectionKey(QKeyEvent *event);
    [[nodiscard]] OutputPosition positionAt(const QPoint &point) const;
    [[nodiscard]] const PaintedLine &painted(qint64 line) const;
    void dragTo(const QPoint &point);

    std::shared_ptr<const OutputLines> m_lines;
    OutputLayout m_layout;
    OutputColors m_colors;
    OutputPainter m_painter;
    const OutputSearch *m_search = nullptr;
    OutputLayout::Place m_top;
    OutputSelection m_selection;
    bool m_isFollowing = true;
    bool m_isSettingScrollBar = false;
    bool m_isDragging = false;
    qint64 m_linesWhenLeft = 0; ///< line count when following ended
    quint64 m_version = 0;
    int m_wheelRemainder = 0;
    QTimer m_dragTimer; ///< scrolls while the mouse is held outside
    QPushButton *m_newLines;
    QAction *m_copy;
    QAction *m_selectAll;
    mutable QCache<qint64, PaintedLine> m_painted; ///< finished lines, which never change
    mutable std::unique_ptr<PaintedLine> m_unfinished;
};

} // namespace testum::gui
