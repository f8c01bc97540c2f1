#include "services/pinseal.h"

#include "core/secretbytes.h"

#include <algorithm>

namespace testum::services {

Result<QByteArray> sealPins(const crypto::Vault &vault, const QString &platformId,
                            const QList<domain::HostKey> &keys)
{
    QList<QByteArray> lines;
    for (const domain::HostKey &key : keys) {
        const QByteArray state =
            key.state == domain::HostKey::State::Trusted ? "trusted" : "revoked";
        lines.append(state + ' ' + key.keyType.toUtf8() + ' ' + key.publicKey + '\n');
    }
    std::sort(lines.begin(), lines.end());
    return vault.mac("pins", platformId.toUtf8() + '\n' + lines.join());
}

Result<void> checkPins(const crypto::Vault &vault, const QString &platformId,
                       const QList<domain::HostKey> &keys, const QByteArray &pinMac)
{
    TESTUM_TRY(const QByteArray expected, sealPins(vault, platformId, keys));
    if (SecretBytes(QByteArrayView(expected)).equals(pinMac))
        return {};
    return Error{ErrorCode::DataLoss, "ssh.pins_tampered",
                 QStringLiteral("The stored host keys of the platform do not match their seal")};
}

} // namespace testum::services
