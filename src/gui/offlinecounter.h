#pragma once

#include "gui/connection.h"

#include <QObject>
#include <QTimer>

namespace testum::gui {

/// How many platforms did not answer when they were last checked: the sidebar's badge. Asks every
/// half a minute while there is a connection; checks nothing itself. Main thread.
class OfflineCounter : public QObject
{
    Q_OBJECT

public:
    explicit OfflineCounter(Connection &connection, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }
    void poke(); ///< asks at once

Q_SIGNALS:
    void changed(int count);

private:
    void onStateChanged(Connection::State state);
    void set(int count);

    Connection &m_connection;
    QTimer m_timer;
    int m_count = 0;
};

} // namespace testum::gui
