#pragma once

#include <QTableView>

namespace testum::gui {

/// The table of a DataTable: whole rows, one height, no grid; knows which row the mouse is over and
/// whether the keyboard is in use, and paints grey rows while the first ones are on their way.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    [[nodiscard]] bool showsFocus() const { return hasFocus() && m_byKeyboard; }
    void setSkeleton(bool on);
    void setCompact(bool compact);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setHoveredRow(int row);
    void updateRowHeight();
    void paintSkeleton();

    int m_hoveredRow = -1;
    bool m_byKeyboard = false;
    bool m_isSkeleton = false;
    bool m_isCompact = false;
};

} // namespace testum::gui
