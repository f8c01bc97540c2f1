#include "domain/masterkey.h"

#include <QByteArray>

#include <utility>

namespace testum::domain {

namespace {

constexpr QByteArray::Base64Options kUrlSafe =
    QByteArray::Base64UrlEncoding | QByteArray::KeepTrailingEquals;

QByteArrayView withoutPadding(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    return text;
}

} // namespace

SecretBytes encodeMasterKey(const SecretBytes &key)
{
    return SecretBytes::take(
        QByteArray::fromRawData(key.constData(), key.size()).toBase64(kUrlSafe));
}

Result<SecretBytes> decodeMasterKey(QByteArrayView text)
{
    constexpr qsizetype kMaxPadding = 1;
    const QByteArrayView trimmed = text.trimmed();
    const QByteArrayView digits = withoutPadding(trimmed);
    if (trimmed.size() - digits.size() <= kMaxPadding) {
        auto decoded = QByteArray::fromBase64Encoding(
            QByteArray::fromRawData(digits.data(), digits.size()),
            QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        SecretBytes key = SecretBytes::take(std::move(decoded.decoded));
        // Writing it again finds the spellings a decoder lets pass (stray bits in the last digit).
        if (decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok &&
            key.size() == kMasterKeyBytes && withoutPadding(encodeMasterKey(key).view()) == digits)
            return key;
    }
    return Error{ErrorCode::InvalidArgument, "vault.key_malformed",
                 QStringLiteral("The master key is not 32 bytes of url-safe base64")};
}

} // namespace testum::domain
