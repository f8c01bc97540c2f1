#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace testum::crypto {

/// Base64 (RFC 4648) in its one canonical spelling: right alphabet, right padding, no stray bits,
/// no white space. Options as for QByteArray::toBase64. nullopt for any other text.
[[nodiscard]] std::optional<QByteArray> decodeStrictBase64(QByteArrayView text,
                                                           QByteArray::Base64Options options);

constexpr QByteArray::Base64Options kBase64 =
    QByteArray::Base64Encoding | QByteArray::KeepTrailingEquals;
constexpr QByteArray::Base64Options kBase64Unpadded =
    QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;
constexpr QByteArray::Base64Options kBase64Url =
    QByteArray::Base64UrlEncoding | QByteArray::KeepTrailingEquals;
constexpr QByteArray::Base64Options kBase64UrlUnpadded =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace testum::crypto
