#pragma once

#include "gui/status.h"

#include <QJsonObject>
#include <QString>

namespace testum::gui {

/// What is told about a task that has ended.
struct TaskEnding
{
    Tone tone = Tone::Success;
    QString text; ///< a sentence
    QString path; ///< of its page
};

/// `task`: schema "TaskDetail".
[[nodiscard]] TaskEnding taskEnding(const QJsonObject &task);
/// What a task does, in one line: its command's first line, or "Connection test".
[[nodiscard]] QString taskTitle(const QJsonObject &task);

} // namespace testum::gui
