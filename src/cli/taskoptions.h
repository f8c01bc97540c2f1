#pragma once

#include "cli/invocation.h"

#include <QJsonObject>

namespace testum::cli {

/// -w and -a: the hosts to work on.
[[nodiscard]] QList<Option> targetOptions();
/// Those that were given, as "platforms" or "all". Errors: cli.usage.
[[nodiscard]] Result<void> insertTargets(QJsonObject &body, const Arguments &arguments);
/// Options of a command: how long, how wide, how often.
[[nodiscard]] QList<Option> commandOptions();
/// Those that were given, as fields of POST /tasks.
void insertCommandOptions(QJsonObject &body, const Arguments &arguments);

} // namespace testum::cli
