#include "ssh/hostkeyverifier.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>

namespace testum::ssh {

using domain::HostKey;

namespace {

bool isSameKey(const HostKey &pin, const HostKey &offered)
{
    if (pin.keyType != offered.keyType)
        return false;
    // A pin that was entered by hand may consist of the fingerprint alone.
    return pin.publicKey.isEmpty() ? pin.fingerprint == offered.fingerprint
                                   : pin.publicKey == offered.publicKey;
}

ErrorArgs describe(const domain::SshTarget &target, const HostKey &offered)
{
    return {{QStringLiteral("host"), target.host},
            {QStringLiteral("fingerprint"), offered.fingerprint},
            {QStringLiteral("key_type"), offered.keyType},
            {QStringLiteral("public_key"), QString::fromLatin1(offered.publicKey)}};
}

Error changed(const domain::SshTarget &target, const HostKey &offered)
{
    const auto sameType =
        std::find_if(target.hostKeys.cbegin(), target.hostKeys.cend(),
                     [&offered](const HostKey &pin) { return pin.keyType == offered.keyType; });
    const HostKey &known =
        sameType != target.hostKeys.cend() ? *sameType : target.hostKeys.constFirst();
    Error error{ErrorCode::FailedPrecondition, "ssh.host_key_changed",
                QStringLiteral("The host's key is not the known one"),
                QStringLiteral("known %1 %2, offered %3 %4")
                    .arg(known.keyType, known.fingerprint, offered.keyType, offered.fingerprint),
                describe(target, offered)};
    error.args.insert(QStringLiteral("fingerprint_old"), known.fingerprint);
    error.args.insert(QStringLiteral("fingerprint_new"), offered.fingerprint);
    error.args.insert(QStringLiteral("key_type_old"), known.keyType);
    return error;
}

} // namespace

HostKey makeHostKey(const QString &keyType, const QByteArray &base64)
{
    HostKey key;
    key.keyType = keyType;
    key.publicKey = base64;
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromBase64(base64), QCryptographicHash::Sha256);
    key.fingerprint = QStringLiteral("SHA256:") +
                      QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
    return key;
}

Result<void> HostKeyVerifier::verify(const HostKey &offered) const
{
    bool isTrusted = false;
    for (const HostKey &pin : m_target.hostKeys) {
        if (!isSameKey(pin, offered))
            continue;
        if (pin.state == HostKey::State::Revoked) {
            return Error{ErrorCode::FailedPrecondition, "ssh.host_key_revoked",
                         QStringLiteral("The host's key has been revoked"), offered.fingerprint,
                         describe(m_target, offered)};
        }
        isTrusted = true;
    }
    if (isTrusted)
        return {};
    // Any pin, even a revoked one, makes this a known host: no second first use.
    if (!m_target.hostKeys.isEmpty())
        return changed(m_target, offered);
    if (m_target.policy != domain::HostKeyPolicy::AutoAdd || !m_pin) {
        return Error{ErrorCode::FailedPrecondition, "ssh.host_key_unknown",
                     QStringLiteral("The host's key is not known yet"), offered.fingerprint,
                     describe(m_target, offered)};
    }
    HostKey pinned = offered;
    pinned.platformId = m_target.platformId;
    pinned.state = HostKey::State::Trusted;
    pinned.firstSeenAtMs = QDateTime::currentMSecsSinceEpoch();
    pinned.lastSeenAtMs = pinned.firstSeenAtMs;
    return m_pin(pinned);
}

} // namespace testum::ssh
