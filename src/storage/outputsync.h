#pragma once

#include <QFile>
#include <QString>

namespace testum::storage {

/// Begins to write a file's bytes to the disk without waiting, where the system can.
void startFileSync(const QFile &file);
/// Blocks until a file's bytes and size are on the disk. False when the system failed to.
[[nodiscard]] bool syncFile(const QFile &file);
/// Blocks until the entries of a directory are on the disk.
[[nodiscard]] bool syncDirectory(const QString &path);

} // namespace testum::storage
