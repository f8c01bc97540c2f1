#include "gui/tablekeys.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace testum::gui {

TableKeys::TableKeys(QAbstractItemView *view)
    : QObject(view)
    , m_view(view)
{
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    connect(view, &QAbstractItemView::doubleClicked, this, &TableKeys::opened);
    view->setContextMenuPolicy(Qt::DefaultContextMenu);
}

bool TableKeys::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        Q_EMIT navigated();
        return watched == m_view &&
               handleKey(key->key(), key->modifiers(), key->matches(QKeySequence::Copy));
    }
    case QEvent::ContextMenu: {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        QPoint position = menu->globalPos();
        if (menu->reason() == QContextMenuEvent::Keyboard) {
            const QRect row = m_view->visualRect(m_view->currentIndex());
            position =
                m_view->viewport()->mapToGlobal(row.isValid() ? row.bottomLeft() : QPoint(0, 0));
        }
        Q_EMIT menuWanted(position);
        return true;
    }
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        Q_EMIT navigated();
        return false;
    default:
        return false;
    }
}

QPoint TableKeys::menuPosition() const
{
    const QRect row = m_view->visualRect(m_view->currentIndex());
    return m_view->viewport()->mapToGlobal(row.isValid() ? row.bottomLeft() : QPoint(0, 0));
}

bool TableKeys::handleKey(int key, Qt::KeyboardModifiers modifiers, bool isCopy)
{
    if (isCopy) {
        Q_EMIT copied();
        return true;
    }
    const QModelIndex current = m_view->currentIndex();
    const bool plain = (modifiers & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain && current.isValid())
            Q_EMIT opened(current);
        return plain;
    case Qt::Key_Space:
        if (plain && current.isValid())
            m_view->selectionModel()->select(current, QItemSelectionModel::Toggle |
                                                          QItemSelectionModel::Rows);
        return plain;
    case Qt::Key_Menu:
    case Qt::Key_F10:
        // Some platforms make a context menu event of these keys, some do not.
        if (key == Qt::Key_F10 && modifiers != Qt::ShiftModifier)
            return false;
        Q_EMIT menuWanted(menuPosition());
        return true;
    case Qt::Key_Escape:
        Q_EMIT steppedBack();
        return true;
    default:
        return false;
    }
}

} // namespace testum::gui
