#pragma once

#include "cli/interrupt.h"

#include <memory>

namespace testum::cli {

/// Routes SIGINT, SIGTERM and SIGHUP to `interrupt` while the answer lives; a signal nobody reacts
/// to any more ends the process at once with 128 + its number. One at a time in a process.
[[nodiscard]] std::shared_ptr<void>
watchProcessSignals(const std::shared_ptr<Interrupt> &interrupt);

} // namespace testum::cli
