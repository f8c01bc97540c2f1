#pragma once

#include "core/error.h"
#include "gui/connection.h"

#include <QJsonObject>
#include <QObject>

class QListWidget;

namespace testum::gui {

/// Tries a platform as it stands in the form (POST /platforms/probe) and lists the steps with icon,
/// words and time. One at a time; nothing is stored.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    ConnectionTest(Connection &connection, QListWidget *list, QObject *parent);

    void start(const QJsonObject &draft);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    void retranslate();

Q_SIGNALS:
    void runningChanged(bool running);
    void answered(const QJsonObject &answer); ///< steps, host_key, facts
    void refused(const testum::Error &error); ///< the draft itself, or no answer came

private:
    void fill();
    [[nodiscard]] QString stepText(const QString &step, bool ok) const;

    Connection &m_connection;
    QListWidget *m_list;
    PendingCall m_call;
    QJsonObject m_answer;
    QString m_username;
    bool m_isRunning = false;
};

} // namespace testum::gui
