#pragma once

#include <QLabel>
#include <QList>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace testum::gui {

class ActionButton;

/// "Selected: 3" and what can be done with them, as many buttons as fit; the rest is in a menu
/// behind them.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget *parent = nullptr);

    void setCount(int selected);
    void addBulkAction(QAction *action);
    [[nodiscard]] bool isEmpty() const { return m_buttons.isEmpty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cleared();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void retranslate();

    int m_count = 0;
    QLabel *m_label;
    QList<ActionButton *> m_buttons;
    QToolButton *m_more;
    QMenu *m_menu;
    QPushButton *m_clear;
};

} // namespace testum::gui
