#include "gui/statuschiplabel.h"

#include "gui/tabledelegate.h"
#include "gui/theme.h"

#include <QPainter>

namespace testum::gui {

StatusChipLabel::StatusChipLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusChipLabel::setChip(const StatusChip &chip)
{
    m_chip = chip;
    setAccessibleName(chip.text);
    updateGeometry();
    update();
}

QSize StatusChipLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {m_chip.text.isEmpty() ? 0 : chipWidth(m_chip, metrics), metrics.height() + 8};
}

void StatusChipLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (m_chip.text.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    (void)paintChip(&painter, rect(), m_chip, QFontMetrics(font()));
}

} // namespace testum::gui
