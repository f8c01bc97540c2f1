#include "gui/hostrunmodel.h"

#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/status.h"
#include "gui/tabledelegate.h"
#include "gui/timetext.h"

#include <QApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

constexpr int kTellEveryMs = 250; ///< sorting and filtering thousands of rows takes its time

/// Failed first, then what still runs, then the rest.
int statusRank(const HostRun &run)
{
    if (run.isFailed())
        return 0;
    if (run.status == QLatin1String("running"))
        return 1;
    if (run.status == QLatin1String("pending"))
        return 2;
    return run.status == QLatin1String("cancelled") ? 3 : 4;
}

/// A run goes this way only.
int progress(const HostRun &run)
{
    if (run.isFinal())
        return 2;
    return run.status == QLatin1String("running") ? 1 : 0;
}

/// Of all states a run can be in, in the window's language.
int widestChip()
{
    const QFontMetrics metrics(QApplication::font());
    int widest = 0;
    for (const char *status :
         {"pending", "running", "success", "failed", "cancelled", "interrupted"})
        widest = std::max(widest, chipWidth(runChip(QLatin1String(status)), metrics));
    for (const char *reason : {"task.timed_out", "ssh.unreachable", "ssh.auth_failed"})
        widest = std::max(
            widest, chipWidth(runChip(QStringLiteral("failed"), QLatin1String(reason)), metrics));
    return widest;
}

void takeFacts(HostRun &run, const QJsonObject &json)
{
    const QJsonValue exitCode = json.value(QLatin1String("exit_code"));
    run.exitCode = exitCode.isDouble() ? std::optional<int>(exitCode.toInt()) : std::nullopt;
    run.exitSignal = json.value(QLatin1String("exit_signal")).toString();
    run.errorReason = json.value(QLatin1String("error_reason")).toString();
    run.errorMessage = json.value(QLatin1String("error_message")).toString();
    run.isTruncated = json.value(QLatin1String("truncated")).toBool();
}

} // namespace

HostRun HostRun::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *field) {
        return json.value(QLatin1String(field)).toString();
    };
    HostRun run;
    run.id = text("id");
    run.platformId = text("platform_id");
    run.platformName = text("platform_name");
    run.status = text("status");
    takeFacts(run, json);
    run.startedAtMs = epochMs(json.value(QLatin1String("started_at")));
    run.finishedAtMs = epochMs(json.value(QLatin1String("finished_at")));
    run.stdoutBytes = json.value(QLatin1String("stdout_bytes")).toInteger();
    run.stderrBytes = json.value(QLatin1String("stderr_bytes")).toInteger();
    return run;
}

bool HostRun::isFinal() const
{
    return status != QLatin1String("pending") && status != QLatin1String("running");
}

bool HostRun::isFailed() const
{
    return status == QLatin1String("failed") || status == QLatin1String("interrupted");
}

qint64 HostRun::durationMs(qint64 nowMs) const
{
    if (startedAtMs == 0)
        return -1;
    return std::max<qint64>(0, (finishedAtMs > 0 ? finishedAtMs : nowMs) - startedAtMs);
}

HostRunModel::HostRunModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTellEveryMs);
    connect(&m_pause, &QTimer::timeout, this, &HostRunModel::tellViews);
}

void HostRunModel::setRuns(const QList<HostRun> &runs)
{
    beginResetModel();
    m_lastTouched = -1;
    m_runs = runs;
    m_rows.clear();
    for (int row = 0; row < m_runs.size(); ++row)
        m_rows.insert(m_runs.at(row).id, row);
    endResetModel();
    count();
}

void HostRunModel::updateRuns(const QList<HostRun> &runs)
{
    for (const HostRun &newer : runs) {
        const int row = m_rows.value(newer.id, -1);
        if (row < 0)
            continue;
        HostRun &known = m_runs[row];
        // The feed may be ahead of an answer that was on its way.
        if (progress(newer) < progress(known))
            continue;
        const qint64 lines = known.lines;
        known = newer;
        known.lines = lines;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    count();
}

void HostRunModel::apply(const TaskFeedBatch &batch,
                         const std::function<qint64(const QString &)> &linesOf)
{
    const auto touch = [this](int row) {
        m_firstTouched = m_lastTouched < 0 ? row : std::min(m_firstTouched, row);
        m_lastTouched = std::max(m_lastTouched, row);
    };
    for (auto change = batch.changes.cbegin(); change != batch.changes.cend(); ++change) {
        const int row = m_rows.value(change.key(), -1);
        if (row < 0)
            continue;
        HostRun &run = m_runs[row];
        run.status = change->status;
        takeFacts(run, change->run);
        if (run.isFinal()) {
            run.finishedAtMs = change->atMs;
        } else if (run.status == QLatin1String("running")) {
            run.startedAtMs = change->atMs;
            run.finishedAtMs = 0;
        }
        run.lines = linesOf(run.id);
        touch(row);
    }
    for (const QString &id : batch.grown) {
        const int row = m_rows.value(id, -1);
        if (row < 0)
            continue;
        m_runs[row].lines = linesOf(id);
        touch(row);
    }
    m_haveStatesChanged = m_haveStatesChanged || !batch.changes.isEmpty();
    if (!m_pause.isActive())
        tellViews();
}

void HostRunModel::tellViews()
{
    if (m_lastTouched < 0)
        return;
    // One range: a table of thousands of rows draws only what is visible of it.
    Q_EMIT dataChanged(index(m_firstTouched, m_haveStatesChanged ? 0 : Lines),
                       index(m_lastTouched, ColumnCount - 1));
    m_lastTouched = -1;
    if (std::exchange(m_haveStatesChanged, false))
        count();
    m_pause.start();
}

void HostRunModel::tick()
{
    if (m_counts.running > 0)
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
}

void HostRunModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_runs.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const HostRun *HostRunModel::run(const QString &id) const
{
    const int row = m_rows.value(id, -1);
    return row < 0 ? nullptr : &m_runs.at(row);
}

void HostRunModel::count()
{
    HostRunCounts counts;
    counts.total = static_cast<int>(m_runs.size());
    for (const HostRun &run : std::as_const(m_runs)) {
        counts.pending += run.status == QLatin1String("pending") ? 1 : 0;
        counts.running += run.status == QLatin1String("running") ? 1 : 0;
        counts.success += run.status == QLatin1String("success") ? 1 : 0;
        counts.cancelled += run.status == QLatin1String("cancelled") ? 1 : 0;
        counts.failed += run.isFailed() ? 1 : 0;
    }
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

int HostRunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int HostRunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HostRunModel::text(const HostRun &run, int column) const
{
    switch (column) {
    case Platform:
        return run.platformName;
    case Status:
        return runChip(run.status, run.errorReason).text;
    case ExitCode:
        if (run.exitCode)
            return QString::number(*run.exitCode);
        return run.exitSignal.isEmpty() ? QString() : QStringLiteral("SIG") + run.exitSignal;
    case Time:
        return durationText(run.durationMs(QDateTime::currentMSecsSinceEpoch()));
    case Lines:
        return run.lines < 0 ? QString() : QLocale().toString(run.lines);
    default:
        return {};
    }
}

QVariant HostRunModel::sortValue(const HostRun &run, int column) const
{
    switch (column) {
    case Status:
        return statusRank(run);
    case ExitCode:
        return run.exitCode ? QVariant(*run.exitCode) : QVariant();
    case Time:
        return run.durationMs(QDateTime::currentMSecsSinceEpoch());
    case Lines:
        return run.lines;
    default:
        return {};
    }
}

QVariant HostRunModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const HostRun &run = m_runs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(run, index.column());
    case Qt::AccessibleTextRole:
        return text(run, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Status && !run.errorReason.isEmpty())
            return reasonSentence(run.errorReason, run.errorMessage);
        return {};
    case Qt::TextAlignmentRole:
        return index.column() >= ExitCode ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                          : QVariant();
    case TableRole::kId:
        return run.id;
    case TableRole::kSort:
        return sortValue(run, index.column());
    case TableRole::kChip:
        return index.column() == Status ? QVariant::fromValue(runChip(run.status, run.errorReason))
                                        : QVariant();
    case TableRole::kSearch:
        return searchKey(run.platformName + u' ' + text(run, Status));
    case TableRole::kMuted:
        return index.column() == Time || index.column() == Lines;
    default:
        return {};
    }
}

QVariant HostRunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    struct Facts
    {
        const char *id;
        int priority;
        int width;
    };
    static constexpr Facts kFacts[ColumnCount] = {{"platform", 1, 185},
                                                  {"status", 2, 130},
                                                  {"exit_code", 3, 60},
                                                  {"time", 4, 80},
                                                  {"lines", 5, 80}};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Platform:
            return tr("Platform");
        case Status:
            return tr("Status");
        case ExitCode:
            return tr("Code", "exit code, short");
        case Time:
            return tr("Time");
        case Lines:
            return tr("Lines");
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return section == ExitCode ? tr("Exit code") : QVariant();
    case Qt::TextAlignmentRole:
        return section >= ExitCode ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case HeaderRole::kColumnId:
        return QString::fromLatin1(kFacts[section].id);
    case HeaderRole::kPriority:
        return kFacts[section].priority;
    case HeaderRole::kWidth:
        if (section == Status)
            return widestChip() + 20;
        return kFacts[section].width;
    case HeaderRole::kSortedBy:
        return section == Status ? QVariant(Qt::AscendingOrder) : QVariant();
    default:
        return {};
    }
}

} // namespace testum::gui
