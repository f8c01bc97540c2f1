#pragma once

#include "gui/taskfeed.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QTimer>

#include <functional>

namespace testum::gui {

/// One execution on one platform, as the window shows it.
struct HostRun
{
    QString id;
    QString platformId; ///< empty once the platform is deleted
    QString platformName;
    QString status;
    std::optional<int> exitCode;
    QString exitSignal;
    QString errorReason;
    QString errorMessage;
    bool isTruncated = false;
    qint64 startedAtMs = 0;
    qint64 finishedAtMs = 0;
    qint64 stdoutBytes = 0;
    qint64 stderrBytes = 0;
    qint64 lines = -1; ///< that are here; -1: none was asked for

    [[nodiscard]] static HostRun fromJson(const QJsonObject &run); ///< schema "TaskRun"
    [[nodiscard]] bool isFinal() const;
    [[nodiscard]] bool isFailed() const;                 ///< failed or interrupted
    [[nodiscard]] qint64 durationMs(qint64 nowMs) const; ///< -1: not started
};

/// How many runs are in which state.
struct HostRunCounts
{
    int total = 0;
    int pending = 0;
    int running = 0;
    int success = 0;
    int failed = 0; ///< and interrupted
    int cancelled = 0;

    [[nodiscard]] int done() const { return success + failed + cancelled; }
    friend bool operator==(const HostRunCounts &, const HostRunCounts &) = default;
};

/// The runs of a task as rows: platform, status, exit code, time, lines. Main thread.
class HostRunModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Platform, Status, ExitCode, Time, Lines, ColumnCount };

    explicit HostRunModel(QObject *parent = nullptr);

    void setRuns(const QList<HostRun> &runs);
    /// Newer facts about known runs; rows stay where they are.
    void updateRuns(const QList<HostRun> &runs);
    /// Views hear of it at most four times a second, however often it is called.
    void apply(const TaskFeedBatch &batch, const std::function<qint64(const QString &)> &linesOf);
    void tick(); ///< the times of running ones grow
    void retranslate();

    [[nodiscard]] const QList<HostRun> &runs() const { return m_runs; }
    [[nodiscard]] const HostRun *run(const QString &id) const;
    [[nodiscard]] const HostRun &runAt(int row) const { return m_runs.at(row); }
    [[nodiscard]] HostRunCounts counts() const { return m_counts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    [[nodiscard]] QString text(const HostRun &run, int column) const;
    [[nodiscard]] QVariant sortValue(const HostRun &run, int column) const;
    void count();
    void tellViews();

    QList<HostRun> m_runs;
    QHash<QString, int> m_rows; ///< by id
    HostRunCounts m_counts;
    QTimer m_pause; ///< between two tellViews()
    int m_firstTouched = 0;
    int m_lastTouched = -1; ///< -1: none
    bool m_haveStatesChanged = false;
};

} // namespace testum::gui
