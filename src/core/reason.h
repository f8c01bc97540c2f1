#pragma once

#include <QByteArrayView>

namespace testum {

/// A reason token that came over the wire, as the static string Error::reason needs. The set of
/// tokens is small; unknown ones are kept for the life of the process, at most 4096.
[[nodiscard]] const char *internReason(QByteArrayView token);

} // namespace testum
