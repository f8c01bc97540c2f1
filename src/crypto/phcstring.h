#pragma once

#include "crypto/kdf.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace testum::crypto {

/// A scrypt hash in the PHC string format: "$scrypt$ln=17,r=8,p=1$salt$hash", both in unpadded
/// base64. A value.
struct PhcString
{
    ScryptCost cost;
    QByteArray salt;
    QByteArray hash;

    [[nodiscard]] QString toString() const;
    /// nullopt unless `text` is exactly such a string: parameters in this order, plain decimal,
    /// a salt of 8 to 64 bytes and a hash that is not empty.
    [[nodiscard]] static std::optional<PhcString> parse(const QString &text);
};

} // namespace testum::crypto
