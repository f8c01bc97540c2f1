#pragma once

#include <QString>

namespace testum::app {

/// True when the file or directory is open to anyone but its owner. On Windows always false: there
/// the access list of the user's profile is inherited, and permission bits say nothing.
[[nodiscard]] bool othersMayAccess(const QString &path);

} // namespace testum::app
