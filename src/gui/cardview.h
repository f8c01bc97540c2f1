#pragma once

#include <QListView>

namespace testum::gui {

/// Cards of one size side by side, as many as fit, sharing the whole width.
class CardView : public QListView
{
    Q_OBJECT

public:
    explicit CardView(QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitGrid();
};

} // namespace testum::gui
