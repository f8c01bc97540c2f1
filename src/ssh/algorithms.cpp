#include "ssh/algorithms.h"

namespace testum::ssh {

namespace {

struct HostKeyAlgorithm
{
    const char *keyType;
    const char *names;
};

constexpr HostKeyAlgorithm kHostKeys[] = {
    {"ssh-ed25519", "ssh-ed25519"},
    {"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"},
    {"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"},
    {"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"},
    {"ssh-rsa", "rsa-sha2-512,rsa-sha2-256"},
};

} // namespace

QByteArray hostKeyAlgorithms(const QList<domain::HostKey> &pins)
{
    QList<QByteArray> preferred;
    QList<QByteArray> others;
    for (const HostKeyAlgorithm &algorithm : kHostKeys) {
        const QString type = QString::fromLatin1(algorithm.keyType);
        const bool isPinned = std::any_of(pins.cbegin(), pins.cend(), [&type](const auto &pin) {
            return pin.keyType == type && pin.state == domain::HostKey::State::Trusted;
        });
        (isPinned ? preferred : others).append(algorithm.names);
    }
    return (preferred + others).join(',');
}

} // namespace testum::ssh
