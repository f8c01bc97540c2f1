#include "gui/codeedit.h"

#include "gui/shellhighlighter.h"
#include "gui/theme.h"
#include "gui/typography.h"

#include <QEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kPad = 8;
constexpr int kLeastDigits = 2;

} // namespace

/// The strip with the numbers; only its place and its paint event are its own.
class LineNumbers : public QWidget
{
public:
    explicit LineNumbers(CodeEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {}
    [[nodiscard]] QSize sizeHint() const override { return {m_edit->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event); }

private:
    CodeEdit *m_edit;
};

CodeEdit::CodeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new LineNumbers(this))
{
    setProperty("role", QStringLiteral("editor"));
    setFont(outputFont());
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    new ShellHighlighter(document());
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(&theme(), &Theme::changed, m_numbers, qOverload<>(&QWidget::update));
    placeNumbers();
}

int CodeEdit::marginWidth() const
{
    const int digits =
        std::max(kLeastDigits, int(QString::number(std::max(1, blockCount())).size()));
    return kPad + digits * fontMetrics().horizontalAdvance(QLatin1Char('9'));
}

void CodeEdit::placeNumbers()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeNumbers();
}

void CodeEdit::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme().color(QStringLiteral("bgInput")));
    painter.fillRect(QRect(m_numbers->width() - 1, 0, 1, m_numbers->height()),
                     theme().color(QStringLiteral("rowSeparator")));
    painter.setFont(font());
    painter.setPen(theme().color(QStringLiteral("textMuted")));
    QTextBlock block = firstVisibleBlock();
    // The strip begins above the viewport by the padding of the frame.
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top() + viewport()->y() -
                m_numbers->y();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        if (top + height >= event->rect().top())
            painter.drawText(QRectF(0, top, m_numbers->width() - kPad, fontMetrics().height()),
                             Qt::AlignRight, QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

} // namespace testum::gui
