#pragma once

#include "core/logging.h"

#include <exception>
#include <utility>

namespace testum {

/// Runs `body`, the whole of a thread or job. An exception is a bug: it is logged with `name` and
/// swallowed, so that one job's bug does not end the process. Returns false then.
template <typename Body>
bool guardThread(const char *name, Body &&body) noexcept
{
    try {
        std::forward<Body>(body)();
        return true;
    } catch (const std::exception &e) {
        qCCritical(lcTestum, "Unexpected exception in %s: %s", name, e.what());
    } catch (...) {
        qCCritical(lcTestum, "Unexpected exception in %s", name);
    }
    return false;
}

} // namespace testum
