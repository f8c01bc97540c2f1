#pragma once

#include <QByteArrayView>

namespace testum::storage {

/// Length of `bytes` without an incomplete UTF-8 sequence at the end: 0 to 3 bytes less than its
/// size. Only the beginning of a *well-formed* sequence (Unicode 15, table 3-7) is cut off; bytes
/// that can never become one are not held back.
[[nodiscard]] qsizetype completeUtf8Length(QByteArrayView bytes);

} // namespace testum::storage
