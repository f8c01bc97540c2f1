#include "gui/outputview.h"

#include "gui/outputviewaccessible.h"
#include "gui/theme.h"
#include "gui/typography.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QThreadPool>

#include <algorithm>
#include <limits>

namespace testum::gui {

namespace {

constexpr int kPaintedLines = 512;
constexpr qint64 kLinesCopiedAtOnce = 500; ///< more of them are collected elsewhere
constexpr qsizetype kMaxCopiedUnits = 32 * 1024 * 1024;
constexpr int kDragIntervalMs = 40;

} // namespace

OutputView::OutputView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_painter(m_layout, m_colors)
    , m_newLines(new QPushButton(viewport()))
    , m_copy(new QAction(this))
    , m_selectAll(new QAction(this))
    , m_painted(kPaintedLines)
{
    installOutputViewAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setCursor(Qt::IBeamCursor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_newLines->setObjectName(QStringLiteral("newLinesPushButton"));
    m_newLines->setProperty("kind", QStringLiteral("primary"));
    m_newLines->setCursor(Qt::ArrowCursor);
    m_newLines->hide();
    connect(m_newLines, &QPushButton::clicked, this, [this] {
        setFollowing(true);
        setFocus();
    });
    m_copy->setObjectName(QStringLiteral("viewCopyAction"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_copy->setEnabled(false);
    connect(m_copy, &QAction::triggered, this, &OutputView::copy);
    m_selectAll->setObjectName(QStringLiteral("viewSelectAllAction"));
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_selectAll->setShortcutContext(Qt::WidgetShortcut);
    connect(m_selectAll, &QAction::triggered, this, &OutputView::selectAll);
    addActions({m_copy, m_selectAll});
    m_dragTimer.setInterval(kDragIntervalMs);
    connect(&m_dragTimer, &QTimer::timeout, this,
            [this] { dragTo(viewport()->mapFromGlobal(QCursor::pos())); });
    connect(&theme(), &Theme::changed, this, [this] {
        m_colors.reload();
        viewport()->update();
    });
    setOutputFont(outputFont());
    retranslate();
}

OutputView::~OutputView() = default;

void OutputView::setLines(std::shared_ptr<const OutputLines> lines)
{
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    m_layout.setLines(m_lines.get());
    m_painted.clear();
    m_search = nullptr;
    m_top = {};
    m_selection = {};
    m_copy->setEnabled(false);
    m_version = m_lines ? m_lines->version() : 0;
    m_linesWhenLeft = m_lines ? m_lines->lineCount() : 0;
    updateScrollBars();
    scrollTo(m_isFollowing ? m_layout.bottom() : OutputLayout::Place());
    Q_EMIT selectionChanged();
}

void OutputView::refresh()
{
    if (!m_lines || m_lines->version() == m_version)
        return;
    m_version = m_lines->version();
    updateScrollBars();
    scrollTo(m_isFollowing ? m_layout.bottom() : m_layout.clamped(m_top));
}

void OutputView::setFollowing(bool following)
{
    if (following)
        scrollTo(m_layout.bottom());
    if (following == m_isFollowing)
        return;
    m_isFollowing = following;
    m_linesWhenLeft = m_lines ? m_lines->lineCount() : 0;
    updateNewLinesButton();
    Q_EMIT followingChanged(following);
}

void OutputView::setWrapped(bool wrapped)
{
    m_layout.setWrapped(wrapped);
    m_top.row = 0;
    horizontalScrollBar()->setValue(0);
    relayout();
}

void OutputView::setTimestamps(bool shown)
{
    m_layout.setTimestamps(shown);
    relayout();
}

void OutputView::setOutputFont(const QFont &font)
{
    viewport()->setFont(font);
    m_layout.setFont(font);
    m_painter.setFont(font);
    relayout();
}

void OutputView::setSearch(const OutputSearch *search)
{
    m_search = search;
    viewport()->update();
}

void OutputView::relayout()
{
    m_layout.setViewport(viewport()->size());
    if (m_layout.isWrapped() && m_lines)
        m_top.row = std::min(m_top.row, m_layout.rowsOf(m_top.line) - 1);
    updateScrollBars();
    scrollTo(m_isFollowing ? m_layout.bottom() : m_layout.clamped(m_top));
    const QSize hint = m_newLines->sizeHint();
    m_newLines->setGeometry(viewport()->width() - hint.width() - 16,
                            viewport()->height() - hint.height() - 12, hint.width(), hint.height());
}

void OutputView::updateScrollBars()
{
    m_isSettingScrollBar = true;
    constexpr qint64 kMax = std::numeric_limits<int>::max();
    verticalScrollBar()->setRange(0, static_cast<int>(std::min(kMax, m_layout.bottom().line)));
    verticalScrollBar()->setPageStep(m_layout.visibleRows());
    verticalScrollBar()->setSingleStep(1);
    const int widest = m_lines && !m_layout.isWrapped() ? m_lines->widestCells() + 1 : 0;
    horizontalScrollBar()->setRange(0, std::max(0, widest - m_layout.textCells()));
    horizontalScrollBar()->setPageStep(m_layout.textCells());
    m_isSettingScrollBar = false;
}

void OutputView::scrollTo(OutputLayout::Place place)
{
    m_top = place;
    m_isSettingScrollBar = true;
    verticalScrollBar()->setValue(static_cast<int>(place.line));
    m_isSettingScrollBar = false;
    updateNewLinesButton();
    viewport()->update();
}

void OutputView::scrollRows(qint64 rows)
{
    scrollTo(m_layout.moved(m_top, rows));
    noteUserScrolled();
}

void OutputView::noteUserScrolled() { setFollowing(m_top >= m_layout.bottom()); }

void OutputView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        viewport()->update();
    if (dy == 0 || m_isSettingScrollBar)
        return;
    // The bar moves in lines; its end is the last row, which may be in the middle of a line.
    const int value = verticalScrollBar()->value();
    scrollTo(value == verticalScrollBar()->maximum() ? m_layout.bottom()
                                                     : OutputLayout::Place{value, 0});
    noteUserScrolled();
}

qint64 OutputView::newLineCount() const
{
    return m_isFollowing || !m_lines ? 0 : m_lines->lineCount() - m_linesWhenLeft;
}

void OutputView::updateNewLinesButton()
{
    const qint64 count = newLineCount();
    if (count <= 0) {
        m_newLines->hide();
        return;
    }
    const int shown = static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
    m_newLines->setText(tr("↓ %n new line(s)", nullptr, shown));
    const QSize hint = m_newLines->sizeHint();
    m_newLines->setGeometry(viewport()->width() - hint.width() - 16,
                            viewport()->height() - hint.height() - 12, hint.width(), hint.height());
    m_newLines->show();
}

const PaintedLine &OutputView::painted(qint64 line) const
{
    if (const PaintedLine *known = m_painted.object(line))
        return *known;
    const bool isFinished = line < m_lines->finishedLines();
    auto content = std::make_unique<PaintedLine>(m_lines->line(line));
    if (!isFinished) {
        m_unfinished = std::move(content);
        return *m_unfinished;
    }
    PaintedLine *kept = content.release();
    m_painted.insert(line, kept); // takes it; one of 512 is never too large
    return *kept;
}

void OutputView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_colors.background);
    if (!m_lines)
        return;
    m_painter.begin({m_lines.get(), m_search, m_selection, hasFocus(),
                     m_layout.isWrapped() ? 0 : horizontalScrollBar()->value(),
                     viewport()->width()});
    const qint64 count = m_lines->lineCount();
    OutputLayout::Place place = m_top;
    int rows = place.line < count ? m_layout.rowsOf(place.line) : 0;
    for (int y = 0; y < viewport()->height() && place.line < count; y += m_layout.rowHeight()) {
        if (y + m_layout.rowHeight() > event->rect().top() && y <= event->rect().bottom())
            m_painter.paintRow(painter, painted(place.line), place, y);
        if (++place.row >= rows) {
            place = {place.line + 1, 0};
            rows = place.line < count ? m_layout.rowsOf(place.line) : 0;
        }
    }
}

void OutputView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

QString OutputView::visibleText() const
{
    QStringList visible;
    const qint64 count = m_lines ? m_lines->lineCount() : 0;
    int rows = m_layout.visibleRows() + m_top.row;
    for (qint64 line = m_top.line; line < count && rows > 0; ++line) {
        visible.append(m_lines->line(line).text);
        rows -= m_layout.rowsOf(line);
    }
    return visible.join(u'\n');
}

OutputPosition OutputView::positionAt(const QPoint &point) const
{
    if (!m_lines || m_lines->lineCount() == 0)
        return {};
    const int height = m_layout.rowHeight();
    const int row = point.y() >= 0 ? point.y() / height : (point.y() - height + 1) / height;
    const OutputLayout::Place place = [&] {
        // Not clamped to the bottom: rows below the pane's top are meant.
        OutputLayout::Place at = m_top;
        for (int i = 0; i < row && at.line < m_lines->lineCount(); ++i)
            at = at.row + 1 < m_layout.rowsOf(at.line) ? OutputLayout::Place{at.line, at.row + 1}
                                                       : OutputLayout::Place{at.line + 1, 0};
        return row < 0 ? m_layout.moved(m_top, row) : at;
    }();
    const qint64 last = m_lines->lineCount() - 1;
    if (place.line > last)
        return {last, m_lines->line(last).text.size()};
    const qreal x = (point.x() - m_layout.textLeft()) / m_layout.cellWidth() + 0.5;
    int cell = std::max(0, static_cast<int>(x));
    if (m_layout.isWrapped())
        cell = place.row * m_layout.textCells() + std::min(cell, m_layout.textCells());
    else
        cell += horizontalScrollBar()->value();
    return {place.line, painted(place.line).cells.indexAt(cell)};
}

void OutputView::showPosition(const OutputPosition &position, qsizetype length)
{
    if (!m_lines)
        return;
    setFollowing(false);
    const CellMap &cells = painted(position.line).cells;
    const int cell = cells.cellOf(position.index);
    const int endCell = cells.cellOf(position.index + length);
    const int width = m_layout.textCells();
    const OutputLayout::Place place{position.line, m_layout.isWrapped() ? cell / width : 0};
    const OutputLayout::Place end = m_layout.moved(m_top, m_layout.visibleRows() - 1);
    // The end of moved() is clamped near the bottom, where everything below is visible.
    const bool isVisible = place >= m_top && (place <= end || end >= m_layout.bottom());
    if (!isVisible)
        scrollTo(m_layout.moved(m_layout.clamped(place), -m_layout.visibleRows() / 3));
    if (!m_layout.isWrapped()) {
        QScrollBar *bar = horizontalScrollBar();
        if (cell < bar->value() || endCell > bar->value() + width)
            bar->setValue(endCell <= width ? 0 : cell - width / 3);
    }
    viewport()->update();
}

void OutputView::select(const OutputSelection &selection)
{
    m_selection = selection;
    m_copy->setEnabled(!selection.isEmpty());
    if (!selection.isEmpty())
        setFollowing(false);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void OutputView::selectAll()
{
    const qint64 last = m_lines ? m_lines->lineCount() - 1 : -1;
    if (last >= 0)
        select({{0, 0}, {last, m_lines->line(last).text.size()}});
}

void OutputView::copy()
{
    if (!m_lines || m_selection.isEmpty())
        return;
    const auto deliver = [](OutputView *view, const std::optional<QString> &text) {
        if (text)
            QGuiApplication::clipboard()->setText(*text);
        else
            Q_EMIT view->copyRefused();
    };
    if (m_selection.last().line - m_selection.first().line <= kLinesCopiedAtOnce) {
        deliver(this, selectedText(*m_lines, m_selection, kMaxCopiedUnits));
        return;
    }
    const QPointer<OutputView> self(this);
    QThreadPool::globalInstance()->start([self, deliver, lines = m_lines, part = m_selection] {
        auto text = selectedText(*lines, part, kMaxCopiedUnits);
        QMetaObject::invokeMethod(
            qApp,
            [self, deliver, text = std::move(text)] {
                if (self)
                    deliver(self, text);
            },
            Qt::QueuedConnection);
    });
}

void OutputView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void OutputView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void OutputView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractScrollArea::changeEvent(event);
}

void OutputView::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_selectAll->setText(tr("Select &all"));
    m_newLines->setToolTip(tr("Go to the end and follow the output (End)"));
    if (accessibleName().isEmpty() || property("ownName").toBool()) {
        setAccessibleName(tr("Output"));
        setProperty("ownName", true);
    }
    updateNewLinesButton();
}

} // namespace testum::gui
