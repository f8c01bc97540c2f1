#pragma once

#include "gui/pagedmodel.h"
#include "gui/status.h"

namespace testum::gui {

/// The tasks of GET /api/v1/tasks as rows. Display texts are translated, everything else is the
/// API's own.
class TaskModel : public PagedModel
{
    Q_OBJECT

public:
    enum Column { Name, Status, Hosts, Started, Duration, User, Type, Created, Finished, Id };

    using PagedModel::PagedModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// The language changed.
    void retranslate();
    /// Does a loaded task still wait or run?
    [[nodiscard]] bool hasUnfinished() const;
    /// Durations of running tasks grow.
    void tick();

private:
    [[nodiscard]] QString text(const QJsonObject &task, int column) const;
};

/// What a task is called: its command in one line, or "Connection test".
[[nodiscard]] QString taskName(const QJsonObject &task);
[[nodiscard]] QString taskTypeText(const QString &type);
[[nodiscard]] StatusChip chipOfTask(const QJsonObject &task);
[[nodiscard]] bool isFinishedTask(const QJsonObject &task);

} // namespace testum::gui
