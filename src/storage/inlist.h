#pragma once

#include "core/result.h"

#include <QStringList>
#include <QVariantList>

namespace testum::storage {

/// Calls `read(marks, values)` for `keys` in pieces, for "… IN (marks)": thousands of rows are read
/// in a few statements and no engine's limit of placeholders is met. Stops at the first error.
template <typename Read>
[[nodiscard]] Result<void> forEachChunk(const QStringList &keys, Read read)
{
    constexpr qsizetype kChunk = 500;
    for (qsizetype i = 0; i < keys.size(); i += kChunk) {
        const QStringList chunk = keys.mid(i, kChunk);
        const QStringList marks(chunk.size(), QStringLiteral("?"));
        const Result<void> result =
            read(marks.join(QLatin1Char(',')), QVariantList(chunk.cbegin(), chunk.cend()));
        if (!result)
            return result.error();
    }
    return {};
}

} // namespace testum::storage
