#include "gui/fingerprintlabel.h"

#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace testum::gui {

FingerprintLabel::FingerprintLabel(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FingerprintLabel::setFingerprint(const QString &fingerprint, const QString &comparedWith)
{
    m_text = fingerprint;
    m_other = comparedWith;
    setAccessibleName(fingerprint);
    updateGeometry();
    update();
}

bool FingerprintLabel::isMarked(int position) const
{
    return !m_other.isEmpty() &&
           (position >= m_other.size() || m_text.at(position) != m_other.at(position));
}

int FingerprintLabel::heightForWidth(int width) const
{
    const int letters = lettersPerLine(width);
    const int lines = std::max(1, (int(m_text.size()) + letters - 1) / letters);
    return lines * (QFontMetrics(monoFont()).height() + 2) + 4;
}

QSize FingerprintLabel::sizeHint() const
{
    const int width = std::max(this->width(), 260);
    return {width, heightForWidth(width)};
}

QSize FingerprintLabel::minimumSizeHint() const
{
    return {120, QFontMetrics(monoFont()).height() + 6};
}

void FingerprintLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setFont(monoFont());
    const QFontMetrics metrics(monoFont());
    const int letter = metrics.horizontalAdvance(QLatin1Char('M'));
    const int line = metrics.height() + 2;
    const int letters = lettersPerLine(width());
    for (int i = 0; i < m_text.size(); ++i) {
        const QRect cell(2 + (i % letters) * letter, 2 + (i / letters) * line, letter, line);
        const bool marked = isMarked(i);
        if (marked)
            painter.fillRect(cell, theme().color(QStringLiteral("findCurrentBg")));
        painter.setPen(
            theme().color(marked ? QStringLiteral("findCurrentText") : QStringLiteral("text")));
        painter.drawText(cell, Qt::AlignCenter, m_text.at(i));
        if (marked) // a second sign beside the colour
            painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2),
                             theme().color(QStringLiteral("findCurrentText")));
    }
}

void FingerprintLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void FingerprintLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themedIcon(QStringLiteral("copy")), tr("Copy fingerprint"), this,
                    &FingerprintLabel::copy);
    menu->popup(event->globalPos());
}

void FingerprintLabel::copy() const { QApplication::clipboard()->setText(m_text); }

QFont FingerprintLabel::monoFont() const
{
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    return mono;
}

int FingerprintLabel::lettersPerLine(int width) const
{
    const int letter = QFontMetrics(monoFont()).horizontalAdvance(QLatin1Char('M'));
    return std::max(8, (width - 4) / std::max(letter, 1));
}

} // namespace testum::gui
