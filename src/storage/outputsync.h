#pragma once

#include <QFile>
#include <QString>

namespace testum::storage {

/// Blocks until a file's bytes and size are on the disk. False when the system failed to.
[[nodiscard]] bool syncFile(const QFile &file);
/// Blocks until the entries of a directory are on the disk.
[[nodiscard]] bool syncDirectory(const QString &path);

} // namespace testum::storage
