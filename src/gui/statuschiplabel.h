#pragma once

#include "gui/status.h"

#include <QWidget>

namespace testum::gui {

/// A status chip outside of tables. Its text is its accessible name.
class StatusChipLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StatusChipLabel(QWidget *parent = nullptr);

    void setChip(const StatusChip &chip);
    [[nodiscard]] const StatusChip &chip() const { return m_chip; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StatusChip m_chip;
};

} // namespace testum::gui
