#pragma once

#include "gui/connection.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

namespace testum::gui {

class TaskWatcher;

/// The line at the bottom: which engine, whether it is there, how many tasks run, when that was
/// heard last.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Connection &connection, TaskWatcher &watcher, QWidget *parent = nullptr);

Q_SIGNALS:
    void pathChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showConnection();
    void showTasks();
    void paintIcon();

    Connection &m_connection;
    TaskWatcher &m_watcher;
    QLabel *m_icon;
    QLabel *m_server;
    QLabel *m_state;
    QToolButton *m_running;
    QLabel *m_updated;
};

/// "This computer", or a saved server's name; plain text.
[[nodiscard]] QString serverTitle(const ServerProfile &profile);

} // namespace testum::gui
