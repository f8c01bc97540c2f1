#include "api/byterange.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace testum::api {

namespace {

/// Digits only; more than fit count as the largest number.
std::optional<qint64> position(QByteArrayView text)
{
    if (text.isEmpty() ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? number : std::numeric_limits<qint64>::max();
}

} // namespace

ByteRange parseRange(QByteArrayView header, qint64 size)
{
    const ByteRange whole{ByteRange::Kind::Whole, 0, size};
    constexpr QByteArrayView kUnit = "bytes=";
    const QByteArrayView text = header.trimmed();
    if (text.size() <= kUnit.size() || qstrnicmp(text.data(), kUnit.data(), kUnit.size()) != 0)
        return whole;
    const QByteArrayView range = text.sliced(kUnit.size()).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0 || range.contains(','))
        return whole;
    const auto first = position(range.first(dash).trimmed());
    const auto last = position(range.sliced(dash + 1).trimmed());
    const bool openEnd = range.sliced(dash + 1).trimmed().isEmpty();
    if (dash == 0) { // "-n": the last n bytes
        if (!last)
            return whole;
        const qint64 length = std::min(*last, size);
        if (length == 0)
            return {ByteRange::Kind::Unsatisfiable, 0, 0};
        return {ByteRange::Kind::Part, size - length, length};
    }
    if (!first || (!last && !openEnd) || (last && *last < *first))
        return whole;
    if (*first >= size)
        return {ByteRange::Kind::Unsatisfiable, 0, 0};
    const qint64 end = last ? std::min(*last, size - 1) : size - 1;
    return {ByteRange::Kind::Part, *first, end - *first + 1};
}

} // namespace testum::api
