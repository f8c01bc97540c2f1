#pragma once

#include <QString>

namespace testum::gui {

/// What a pasted text turns out to be, before the engine judges it.
struct PublicKeyPreview
{
    enum class Kind { Empty, PublicKey, PrivateKey, Unknown };

    Kind kind = Kind::Empty;
    QString line;        ///< the key's line, cleaned of blanks around it
    QString keyType;     ///< "ssh-ed25519"
    int bits = 0;        ///< of RSA; 0: given by the type
    QString fingerprint; ///< "SHA256:…"
    QString comment;

    [[nodiscard]] static PublicKeyPreview of(const QString &text);
};

/// "ed25519", "RSA 4096", "ECDSA P-256".
[[nodiscard]] QString keyTypeText(const QString &keyType, int bits);
/// DSA, and RSA below 3072 bits.
[[nodiscard]] bool isWeakKey(const QString &keyType, int bits);

} // namespace testum::gui
