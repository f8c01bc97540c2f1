#pragma once

#include "gui/connection.h"
#include "gui/hostrunmodel.h"
#include "gui/taskoutput.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace testum::gui {

/// Fetches the stored output of ended runs when it is asked for, piece by piece, one run at a time;
/// first stdout, then stderr. What came stays, and is gone on with. Main thread.
class RunOutputLoader : public QObject
{
    Q_OBJECT

public:
    RunOutputLoader(Connection &connection, const QString &taskId,
                    std::shared_ptr<TaskOutput> output, QObject *parent = nullptr);

    /// Begins or goes on with this run; another one waits until it is asked for again.
    void load(const HostRun &run);
    [[nodiscard]] bool isComplete(const QString &runId) const;
    [[nodiscard]] bool isLoading() const { return m_isCalling; }

Q_SIGNALS:
    void grown(const QString &runId);
    void completed(const QString &runId);
    void failed(const QString &runId, const testum::Error &error);

private:
    struct Progress
    {
        qint64 stdoutAt = 0;
        qint64 stderrAt = 0;
        qint64 stdoutBytes = 0;
        qint64 stderrBytes = 0;
        bool isComplete = false;
    };
    void next();

    Connection &m_connection;
    QString m_taskId;
    std::shared_ptr<TaskOutput> m_output;
    QHash<QString, Progress> m_runs;
    QString m_wanted; ///< run id
    bool m_isCalling = false;
};

} // namespace testum::gui
