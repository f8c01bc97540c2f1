#pragma once

#include "cli/invocation.h"

#include <QJsonObject>

namespace testum::cli {

/// Options of a command: how long, how wide, how often.
[[nodiscard]] QList<Option> commandOptions();
/// Those that were given, as fields of POST /tasks.
void insertCommandOptions(QJsonObject &body, const Arguments &arguments);

} // namespace testum::cli
