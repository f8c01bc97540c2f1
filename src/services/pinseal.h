#pragma once

#include "core/result.h"
#include "crypto/vault.h"
#include "domain/platform.h"

#include <QList>

namespace testum::services {

/// The authenticator of a platform's pin state: an HMAC over its id and the sorted list of its host
/// keys with their states. It makes a pin that was deleted, added or revived with SQL visible.
[[nodiscard]] Result<QByteArray> sealPins(const crypto::Vault &vault, const QString &platformId,
                                          const QList<domain::HostKey> &keys);
/// Errors: data_loss/ssh.pins_tampered.
[[nodiscard]] Result<void> checkPins(const crypto::Vault &vault, const QString &platformId,
                                     const QList<domain::HostKey> &keys, const QByteArray &pinMac);

} // namespace testum::services
