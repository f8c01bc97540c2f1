#pragma once

#include "cli/verb.h"

#include <QList>
#include <QString>

namespace testum::cli {

/// The list of verbs, the common options, the exit codes.
[[nodiscard]] QString generalHelp(const QList<Verb> &verbs);
/// Usage, explanation and options of one verb.
[[nodiscard]] QString verbHelp(const Verb &verb);
[[nodiscard]] QString usageLine(const Verb &verb);

} // namespace testum::cli
