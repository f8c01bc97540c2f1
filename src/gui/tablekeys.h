#pragma once

#include <QAbstractItemView>
#include <QObject>
#include <QPoint>

namespace testum::gui {

/// The keys of every view of a DataTable: Enter opens, Space toggles the row, Ctrl+C copies, Esc
/// steps back, Menu and Shift+F10 open the menu at the current row.
class TableKeys : public QObject
{
    Q_OBJECT

public:
    explicit TableKeys(QAbstractItemView *view);

Q_SIGNALS:
    void opened(const QModelIndex &row);
    void copied();
    void steppedBack();
    void menuWanted(const QPoint &globalPosition);
    void navigated(); ///< the user moves about: keep the rows where they are

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QPoint menuPosition() const;
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers, bool isCopy);

    QAbstractItemView *m_view;
};

} // namespace testum::gui
