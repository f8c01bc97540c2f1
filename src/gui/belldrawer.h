#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

namespace testum::gui {

class EmptyState;
class NotificationModel;
class Notifications;

/// The drawer behind the bell: what the window has told so far. Opened, everything counts as read
/// once it is closed again.
class BellDrawer : public QFrame
{
    Q_OBJECT

public:
    explicit BellDrawer(Notifications &notifications, QWidget *parent = nullptr);

    void focusList();

Q_SIGNALS:
    void pathChosen(const QString &path);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showState();
    void retranslate();

    Notifications &m_notifications;
    NotificationModel *m_model;
    QLabel *m_title;
    QToolButton *m_errorsOnly;
    QToolButton *m_close;
    QListView *m_list;
    EmptyState *m_empty;
    QPushButton *m_markRead;
    QPushButton *m_clear;
};

} // namespace testum::gui
