#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>

namespace testum::crypto {

/// The wire form of an Ed25519 public key (RFC 8709 4).
[[nodiscard]] QByteArray ed25519PublicBlob(const QByteArray &publicKey);

/// An Ed25519 key pair as the text of an unencrypted openssh-key-v1 file (OpenSSH's PROTOCOL.key),
/// as ssh-keygen writes it. `seed` and `publicKey`: 32 bytes each (RFC 8032).
[[nodiscard]] Result<SecretBytes> openSshEd25519PrivateKey(const SecretBytes &seed,
                                                           const QByteArray &publicKey,
                                                           const QByteArray &comment);

} // namespace testum::crypto
