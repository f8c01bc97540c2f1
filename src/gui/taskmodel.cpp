#include "gui/taskmodel.h"

#include "domain/task.h"
#include "gui/datatable.h"
#include "gui/timetext.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace testum::gui {

namespace {

struct ColumnLayout
{
    const char *id;
    int priority;
    int width;
    bool isHidden;
};

constexpr std::array<ColumnLayout, TaskModel::Id + 1> kColumns{{
    {"task", 1, 280, false},
    {"status", 2, 140, false},
    {"hosts", 3, 155, false},
    {"started", 4, 145, false},
    {"duration", 5, 105, false},
    {"user", 6, 130, false},
    {"type", 7, 150, false},
    {"created", 8, 150, true},
    {"finished", 9, 150, true},
    {"id", 10, 280, true},
}};

int run(const QJsonObject &task, const char *status)
{
    return task.value(QLatin1String("totals")).toObject().value(QLatin1String(status)).toInt();
}

qint64 durationOf(const QJsonObject &task)
{
    const qint64 started = epochMs(task.value(QLatin1String("started_at")));
    if (started == 0)
        return -1;
    const qint64 finished = epochMs(task.value(QLatin1String("finished_at")));
    return std::max<qint64>(0, (finished > 0 ? finished : QDateTime::currentMSecsSinceEpoch()) -
                                   started);
}

/// "38 of 41", with what failed where something did.
QString hostsText(const QJsonObject &task)
{
    const QLocale locale;
    const int ended = run(task, "success") + run(task, "failed") + run(task, "cancelled") +
                      run(task, "interrupted");
    const QString total = locale.toString(run(task, "total"));
    if (!isFinishedTask(task))
        return TaskModel::tr("%1 of %2", "hosts that have ended")
            .arg(locale.toString(ended), total);
    if (run(task, "success") == run(task, "total"))
        return total;
    return TaskModel::tr("%1 of %2", "hosts that succeeded")
        .arg(locale.toString(run(task, "success")), total);
}

QVariantList barOf(const QJsonObject &task)
{
    const int good = run(task, "success");
    const int bad = run(task, "failed") + run(task, "interrupted");
    return {good, bad, run(task, "total") - good - bad};
}

QString timeOf(const QJsonObject &task, const char *field)
{
    return momentText(epochMs(task.value(QLatin1String(field))));
}

} // namespace

QString taskTypeText(const QString &type)
{
    return type == QLatin1String("test_connection") ? TaskModel::tr("Connection test")
                                                    : TaskModel::tr("Command");
}

QString taskName(const QJsonObject &task)
{
    const QString type = task.value(QLatin1String("type")).toString();
    if (type != QLatin1String("run_command"))
        return taskTypeText(type);
    return task.value(QLatin1String("spec"))
        .toObject()
        .value(QLatin1String("command"))
        .toString()
        .simplified();
}

StatusChip chipOfTask(const QJsonObject &task)
{
    return taskChip(task.value(QLatin1String("status")).toString(), run(task, "failed"),
                    run(task, "total"));
}

bool isFinishedTask(const QJsonObject &task)
{
    const auto status = domain::runStatusFromName(task.value(QLatin1String("status")).toString());
    return status && domain::isFinal(*status);
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns.size());
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QJsonObject &task = object(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(task, column);
    case Qt::ToolTipRole:
        if (column == Name)
            return task.value(QLatin1String("spec"))
                .toObject()
                .value(QLatin1String("command"))
                .toString();
        return {};
    case Qt::AccessibleTextRole:
        return text(task, column);
    case TableRole::kId:
        return task.value(QLatin1String("id")).toString();
    case TableRole::kChip:
        return column == Status ? QVariant::fromValue(chipOfTask(task)) : QVariant();
    case TableRole::kBar:
        return column == Hosts ? QVariant(barOf(task)) : QVariant();
    case TableRole::kMono:
        return column == Id;
    case TableRole::kMuted:
        return column >= Started;
    default:
        return {};
    }
}

QString TaskModel::text(const QJsonObject &task, int column) const
{
    switch (column) {
    case Name:
        return taskName(task);
    case Status:
        return chipOfTask(task).text;
    case Hosts:
        return hostsText(task);
    case Started:
        return timeOf(task, "started_at");
    case Duration:
        return durationText(durationOf(task));
    case User:
        return task.value(QLatin1String("created_by")).toString();
    case Type:
        return taskTypeText(task.value(QLatin1String("type")).toString());
    case Created:
        return timeOf(task, "created_at");
    case Finished:
        return timeOf(task, "finished_at");
    case Id:
        return task.value(QLatin1String("id")).toString();
    default:
        return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(kColumns.size()))
        return {};
    const ColumnLayout &column = kColumns.at(size_t(section));
    switch (role) {
    case HeaderRole::kColumnId:
        return QString::fromLatin1(column.id);
    case HeaderRole::kPriority:
        return column.priority;
    case HeaderRole::kWidth:
        return column.width;
    case HeaderRole::kHidden:
        return column.isHidden;
    case HeaderRole::kSortedBy:
        return section == Created ? QVariant(int(Qt::DescendingOrder)) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (section) {
    case Name:
        return tr("Task");
    case Status:
        return tr("Status");
    case Hosts:
        return tr("Hosts");
    case Started:
        return tr("Started");
    case Duration:
        return tr("Duration");
    case User:
        return tr("User");
    case Type:
        return tr("Type");
    case Created:
        return tr("Created");
    case Finished:
        return tr("Finished");
    default:
        return tr("ID", "a task's identifier");
    }
}

void TaskModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool TaskModel::hasUnfinished() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!isFinishedTask(object(row)))
            return true;
    }
    return false;
}

void TaskModel::tick()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!isFinishedTask(object(row)))
            Q_EMIT dataChanged(index(row, Duration), index(row, Duration), {Qt::DisplayRole});
    }
}

} // namespace testum::gui
