#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

namespace testum::crypto {

/// True for the key types parsePublicKey() takes.
[[nodiscard]] bool isSupportedKeyType(QStringView type);

/// Checks a public key's wire form against its own type and returns its size in bits: complete, no
/// trailing bytes, numbers in their shortest form, points on their curve.
/// Errors: invalid_argument on the field "public_key": key.unsupported_type, key.malformed,
/// key.too_weak.
[[nodiscard]] Result<int> publicKeyBits(QStringView type, QByteArrayView blob);

} // namespace testum::crypto
