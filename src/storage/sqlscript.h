#pragma once

#include <QString>
#include <QStringList>

namespace testum::storage {

/// The statements of a script, without comments and the closing semicolons: both drivers prepare
/// one statement at a time. Knows '…' and "…" quotes and -- comments; scripts contain nothing else.
[[nodiscard]] QStringList splitStatements(const QString &script);

} // namespace testum::storage
