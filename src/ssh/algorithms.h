#pragma once

#include "domain/platform.h"

#include <QByteArray>
#include <QList>

namespace testum::ssh {

/// What testum offers: nothing with SHA-1 or CBC, the cheapest safe choice first (curve25519 and
/// AES-GCM halve the CPU time a gigabyte costs).
inline constexpr char kKeyExchanges[] =
    "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
    "ecdh-sha2-nistp521,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
    "diffie-hellman-group14-sha256";
inline constexpr char kCiphers[] =
    "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes128-ctr,"
    "aes192-ctr,aes256-ctr";
inline constexpr char kMacs[] = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                                "hmac-sha2-256,hmac-sha2-512";
inline constexpr char kUserKeys[] = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,"
                                    "ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";
inline constexpr int kMinRsaBits = 2048;

/// The host key algorithms, those of the pinned keys first. The others stay on the list: a host
/// that lost its pinned key must show up as changed, not as "no common algorithm".
[[nodiscard]] QByteArray hostKeyAlgorithms(const QList<domain::HostKey> &pins);

} // namespace testum::ssh
