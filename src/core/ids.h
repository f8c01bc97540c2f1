#pragma once

#include <QString>
#include <QStringView>

namespace testum {

/// A new UUIDv7 (RFC 9562 5.7) in lower-case text: sorts by creation time, also within one
/// millisecond of one process. Any thread.
[[nodiscard]] QString newId();

/// True for the 36-character lower- or upper-case text form of any UUID.
[[nodiscard]] bool isId(QStringView text);

} // namespace testum
