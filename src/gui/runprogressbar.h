#pragma once

#include "gui/hostrunmodel.h"

#include <QWidget>

namespace testum::gui {

/// How far a task is, in parts: success, failed (hatched), cancelled, running, and what still
/// waits.
class RunProgressBar : public QWidget
{
    Q_OBJECT

public:
    explicit RunProgressBar(QWidget *parent = nullptr);

    void setCounts(const HostRunCounts &counts);
    [[nodiscard]] const HostRunCounts &counts() const { return m_counts; }

    [[nodiscard]] QSize sizeHint() const override { return {200, 10}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 10}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    HostRunCounts m_counts;
};

} // namespace testum::gui
