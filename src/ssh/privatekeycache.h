#pragma once

#include "core/result.h"
#include "domain/sshtransport.h"
#include "ssh/libsshhandles.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace testum::ssh {

/// Parses a private key text: OpenSSH's format, PEM or PKCS#8; RSA, ECDSA, Ed25519.
/// Errors: ssh.key_passphrase_wrong (also: none given), ssh.key_unreadable.
[[nodiscard]] Result<SharedKey> parsePrivateKey(const domain::SshCredentials &credentials);

/// Parsed private keys of the runs that are under way: an encrypted key costs 96 ms a parse, so a
/// task parses its key once. Nothing is kept while no run is active. One mutex. Any thread.
class PrivateKeyCache
{
public:
    /// Keeps the cache filled as long as any of these lives.
    class Use
    {
    public:
        explicit Use(PrivateKeyCache &cache);
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        PrivateKeyCache &m_cache;
    };

    /// Blocks: while another thread parses the same credentials' key.
    [[nodiscard]] Result<SharedKey>
    keyOf(const std::shared_ptr<const domain::SshCredentials> &credentials);

private:
    struct Entry
    {
        std::weak_ptr<const domain::SshCredentials> credentials;
        std::optional<Result<SharedKey>> outcome; ///< empty while it is being parsed
    };

    std::mutex m_mutex;
    std::condition_variable m_parsed;
    int m_uses = 0;
    std::vector<std::shared_ptr<Entry>> m_entries;
};

} // namespace testum::ssh
