#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace testum::api {

/// A Range header (RFC 9110 14.1.2) held against a representation of `size` bytes.
struct ByteRange
{
    enum class Kind {
        Whole,         ///< no range, one we do not know, or several: the whole answer, 200
        Part,          ///< 206
        Unsatisfiable, ///< 416
    };

    Kind kind = Kind::Whole;
    qint64 offset = 0;
    qint64 length = 0;
};

[[nodiscard]] ByteRange parseRange(QByteArrayView header, qint64 size);

} // namespace testum::api
