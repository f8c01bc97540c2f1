#pragma once

#include "gui/hostrunmodel.h"

#include <QJsonObject>
#include <QStringList>

namespace testum::gui {

/// The platforms that a task can be run on again: of all its runs, or of the failed ones. Deleted
/// platforms are not among them.
[[nodiscard]] QStringList rerunPlatforms(const QList<HostRun> &runs, bool onlyFailed);
/// Schema "TaskCreate": the same as `task` (schema "Task"), on these platforms.
[[nodiscard]] QJsonObject rerunBody(const QJsonObject &task, const QStringList &platforms);

} // namespace testum::gui
