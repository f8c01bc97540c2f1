// Mouse and keyboard of OutputView.

#include "gui/outputview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace testum::gui {

namespace {

constexpr int kRowsPerNotch = 3;
constexpr int kUnitsPerNotch = 120; ///< QWheelEvent: eighths of a degree
constexpr int kCellsPerArrow = 8;
constexpr qsizetype kMaxPrimaryUnits =
    256 * 1024; ///< of the selection that the middle button pastes

} // namespace

void OutputView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers().testFlag(Qt::ShiftModifier) ? handleSelectionKey(event)
                                                       : handleScrollKey(event))
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            Q_EMIT zoomRequested(1);
            return;
        case Qt::Key_Minus:
            Q_EMIT zoomRequested(-1);
            return;
        case Qt::Key_0:
            Q_EMIT zoomRequested(0);
            return;
        default:
            break;
        }
    }
    event->ignore();
}

bool OutputView::handleScrollKey(QKeyEvent *event)
{
    const int page = std::max(1, m_layout.visibleRows() - 1);
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    // Ctrl with the arrows is the page's: next and previous host.
    if (isControl && event->key() != Qt::Key_Home && event->key() != Qt::Key_End)
        return false;
    switch (event->key()) {
    case Qt::Key_Up:
        scrollRows(-1);
        return true;
    case Qt::Key_Down:
        scrollRows(1);
        return true;
    case Qt::Key_PageUp:
        scrollRows(-page);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        scrollRows(page);
        return true;
    case Qt::Key_Home:
        scrollTo({});
        noteUserScrolled();
        return true;
    case Qt::Key_End:
        setFollowing(true);
        return true;
    case Qt::Key_Left:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - kCellsPerArrow);
        return true;
    case Qt::Key_Right:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + kCellsPerArrow);
        return true;
    default:
        return false;
    }
}

/// Shift with the arrows selects whole lines; the first one begins at the pane's top.
bool OutputView::handleSelectionKey(QKeyEvent *event)
{
    if (!m_lines || m_lines->lineCount() == 0)
        return false;
    const qint64 last = m_lines->lineCount() - 1;
    qint64 distance = 0;
    switch (event->key()) {
    case Qt::Key_Up:
        distance = -1;
        break;
    case Qt::Key_Down:
        distance = 1;
        break;
    case Qt::Key_PageUp:
        distance = -m_layout.visibleRows();
        break;
    case Qt::Key_PageDown:
        distance = m_layout.visibleRows();
        break;
    case Qt::Key_Home:
        distance = -last - 1;
        break;
    case Qt::Key_End:
        distance = last + 1;
        break;
    default:
        return false;
    }
    OutputSelection selection = m_selection;
    if (selection.isEmpty())
        selection = {{m_top.line, 0}, {m_top.line, 0}};
    const qint64 line = selection.caret.line + distance;
    if (line > last)
        selection.caret = {last, m_lines->line(last).text.size()};
    else
        selection.caret = {std::max<qint64>(0, line), 0};
    select(selection);
    showPosition(selection.caret);
    return true;
}

void OutputView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_wheelRemainder += event->angleDelta().y();
        const int steps = m_wheelRemainder / kUnitsPerNotch;
        m_wheelRemainder -= steps * kUnitsPerNotch;
        if (steps != 0)
            Q_EMIT zoomRequested(steps);
        event->accept();
        return;
    }
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) ||
                            qAbs(event->angleDelta().x()) > qAbs(event->angleDelta().y());
    if (isSideways) {
        const int delta =
            event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() -
                                        delta * kCellsPerArrow / kUnitsPerNotch);
        event->accept();
        return;
    }
    // Touchpads send many small steps.
    m_wheelRemainder += event->angleDelta().y() * kRowsPerNotch;
    const int rows = m_wheelRemainder / kUnitsPerNotch;
    m_wheelRemainder -= rows * kUnitsPerNotch;
    if (rows != 0)
        scrollRows(-rows);
    event->accept();
}

void OutputView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const OutputPosition position = positionAt(event->position().toPoint());
    m_isDragging = true;
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        select({m_selection.isEmpty() ? position : m_selection.anchor, position});
    else
        select({position, position});
}

void OutputView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const QPoint point = event->position().toPoint();
    if (viewport()->rect().contains(point))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start();
    dragTo(point);
}

void OutputView::dragTo(const QPoint &point)
{
    if (point.y() < 0)
        scrollRows(-1 - -point.y() / m_layout.rowHeight());
    else if (point.y() >= viewport()->height())
        scrollRows(1 + (point.y() - viewport()->height()) / m_layout.rowHeight());
    const QPoint inside(point.x(), qBound(0, point.y(), viewport()->height() - 1));
    select({m_selection.anchor, positionAt(inside)});
}

void OutputView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isDragging = false;
    m_dragTimer.stop();
    QClipboard *clipboard = QApplication::clipboard();
    if (!m_lines || m_selection.isEmpty() || !clipboard->supportsSelection())
        return;
    if (const auto text = selectedText(*m_lines, m_selection, kMaxPrimaryUnits))
        clipboard->setText(*text, QClipboard::Selection);
}

void OutputView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_lines)
        return;
    // positionAt() answers the nearest gap between characters; a word is under the pointer.
    const QPoint half(qRound(m_layout.cellWidth() / 2), 0);
    select(wordAt(*m_lines, positionAt(event->position().toPoint() - half)));
}

void OutputView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard
                          ? viewport()->mapToGlobal(QPoint(16, 16))
                          : event->globalPos();
    menu->popup(at);
}

} // namespace testum::gui
