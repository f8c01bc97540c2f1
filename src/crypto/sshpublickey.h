#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace testum::crypto {

/// One parsed public key in OpenSSH's format (RFC 4253 6.6, RFC 5656, RFC 8709; sshd(8)).
struct SshPublicKey
{
    QString type;    ///< "ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256" …
    QByteArray blob; ///< decoded wire form
    QString comment;
    int bits = 0;
    QString fingerprint; ///< "SHA256:" + unpadded base64

    [[nodiscard]] QString canonicalLine() const; ///< "type base64 comment"
};

/// Exactly one key line: no options in front, no newline inside (a single one at the end is
/// forgiven), type equal to the blob's own, the blob complete and without trailing bytes.
/// Errors: invalid_argument with FieldError "public_key" and one of key.empty, key.several_lines,
/// key.options_in_front, key.bad_base64, key.type_mismatch, key.unsupported_type, key.malformed,
/// key.private_key_pasted, key.too_weak (RSA < 2048, DSA).
[[nodiscard]] Result<SshPublicKey> parsePublicKey(const QString &line);

struct GeneratedKeyPair
{
    SshPublicKey publicKey;
    SecretBytes privateKey; ///< OpenSSH's own format for ed25519, PEM PKCS#8 for the others
};

enum class KeyKind { Ed25519, Rsa3072, Rsa4096, EcdsaP256 };

/// True for a comment that fits on one key line: at most 256 characters, no control characters, no
/// white space at the ends.
[[nodiscard]] bool isValidKeyComment(const QString &comment);

/// Errors: invalid_argument with FieldError "comment" and key.comment_malformed;
/// internal/crypto.failed. Blocks: CPU, an RSA key takes up to seconds.
[[nodiscard]] Result<GeneratedKeyPair> generateKeyPair(KeyKind kind, const QString &comment);

} // namespace testum::crypto
