#include "gui/tableview.h"

#include "gui/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kSkeletonRows = 8;

}

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    // A double click on a divider fits what is on screen, not 10,000 rows.
    horizontalHeader()->setResizeContentsPrecision(0);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&theme(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    updateRowHeight();
}

void TableView::setSkeleton(bool on)
{
    if (m_isSkeleton == on)
        return;
    m_isSkeleton = on;
    viewport()->update();
}

void TableView::setCompact(bool compact)
{
    m_isCompact = compact;
    updateRowHeight();
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_isSkeleton)
        paintSkeleton();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (!m_byKeyboard) {
        m_byKeyboard = true;
        viewport()->update();
    }
    const bool toEdge = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (toEdge && (event->modifiers() & Qt::ControlModifier) == 0 && model() != nullptr) {
        // In a table of whole rows the ends are the first and the last row.
        QKeyEvent row(event->type(), event->key(), event->modifiers() | Qt::ControlModifier);
        QTableView::keyPressEvent(&row);
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
        reason == Qt::ShortcutFocusReason)
        m_byKeyboard = true;
    QTableView::focusInEvent(event);
    if (m_byKeyboard && !currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    m_byKeyboard = false;
    QTableView::mousePressEvent(event);
    viewport()->update();
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(int(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
    QTableView::changeEvent(event);
}

void TableView::setHoveredRow(int row)
{
    if (m_hoveredRow == row)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void TableView::updateRowHeight()
{
    const int text = fontMetrics().height();
    const int height = m_isCompact ? std::max(28, text + 8) : std::max(36, text + 16);
    if (verticalHeader()->defaultSectionSize() == height)
        return;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void TableView::paintSkeleton()
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(QStringLiteral("neutralSubtle")));
    const int rowHeight = verticalHeader()->defaultSectionSize();
    for (int row = 0; row < kSkeletonRows; ++row) {
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int section = horizontalHeader()->logicalIndex(visual);
            if (horizontalHeader()->isSectionHidden(section))
                continue;
            // Bars of uneven length look like text on its way, not like a broken table.
            const int room = horizontalHeader()->sectionSize(section) - 20;
            const int width = std::min(room, 60 + (row * 37 + visual * 53) % 80);
            const QRectF bar(columnViewportPosition(section) + 12,
                             row * rowHeight + rowHeight / 2.0 - 5, width, 10);
            painter.drawRoundedRect(bar, 5, 5);
        }
    }
}

} // namespace testum::gui
