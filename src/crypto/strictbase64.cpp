#include "crypto/strictbase64.h"

namespace testum::crypto {

std::optional<QByteArray> decodeStrictBase64(QByteArrayView text, QByteArray::Base64Options options)
{
    const auto raw = QByteArray::fromRawData(text.data(), text.size());
    const auto decoded =
        QByteArray::fromBase64Encoding(raw, options | QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return std::nullopt;
    // Qt forgives missing padding and stray bits; two spellings of one value are refused here.
    if (decoded.decoded.toBase64(options) != raw)
        return std::nullopt;
    return decoded.decoded;
}

} // namespace testum::crypto
