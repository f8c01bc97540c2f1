#pragma once

#include "core/result.h"
#include "domain/sshtransport.h"

#include <functional>

namespace testum::ssh {

/// Decides whether a host may be logged in to, from the key it proved to own and the platform's
/// pins. Knows neither libssh nor a network. Use in one thread; the target must outlive it.
class HostKeyVerifier
{
public:
    using PinHook = std::function<Result<void>(const domain::HostKey &)>;

    HostKeyVerifier(const domain::SshTarget &target, PinHook pin)
        : m_target(target)
        , m_pin(std::move(pin))
    {}

    /// Success means: this host may get authentication bytes. A first use under AutoAdd is pinned
    /// before it returns.
    /// Errors: ssh.host_key_revoked, ssh.host_key_changed, ssh.host_key_unknown (each with
    /// fingerprint, key_type, public_key and host in args), or what the pin hook answered.
    [[nodiscard]] Result<void> verify(const domain::HostKey &offered) const;

private:
    const domain::SshTarget &m_target;
    PinHook m_pin;
};

/// The key as a HostKey: type, base64 blob, SHA-256 fingerprint.
[[nodiscard]] domain::HostKey makeHostKey(const QString &keyType, const QByteArray &base64);

} // namespace testum::ssh
