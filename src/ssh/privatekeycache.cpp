#include "ssh/privatekeycache.h"

namespace testum::ssh {

namespace {

/// Never answers: without it OpenSSL would ask for a passphrase on the terminal.
int refusePassphrase(const char *, char *, size_t, int, int, void *) { return -1; }

/// The text without carriage returns and leading blanks, which pasting brings along.
SecretBytes normalized(const SecretBytes &text)
{
    SecretBytes clean = SecretBytes::zeros(text.size() + 1);
    qsizetype size = 0;
    for (const char c : text.view()) {
        const bool isLeadingBlank = size == 0 && (c == ' ' || c == '\n' || c == '\t');
        if (c != '\r' && c != '\0' && !isLeadingBlank)
            clean.data()[size++] = c;
    }
    clean.data()[size++] = '\n';
    return SecretBytes(clean.view().first(size));
}

bool isEncrypted(const SecretBytes &text)
{
    const QByteArrayView view = text.view();
    if (view.contains("ENCRYPTED"))
        return true;
    constexpr QByteArrayView kBegin("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    const qsizetype begin = view.indexOf(kBegin);
    if (begin < 0)
        return false;
    // The header ahead of any key material: "openssh-key-v1", NUL, the cipher's length and name.
    const QByteArray header = QByteArray::fromBase64(
        view.sliced(begin + kBegin.size())
            .first(std::min<qsizetype>(60, view.size() - begin - kBegin.size()))
            .toByteArray());
    constexpr qsizetype kCipherAt = 15 + 4;
    return header.startsWith("openssh-key-v1") && header.mid(kCipherAt, 4) != "none";
}

} // namespace

Result<SharedKey> parsePrivateKey(const domain::SshCredentials &credentials)
{
    const SecretBytes text = normalized(credentials.privateKey);
    const bool encrypted = isEncrypted(text);
    const Error wrongPassphrase{ErrorCode::InvalidArgument, "ssh.key_passphrase_wrong",
                                QStringLiteral("The private key's passphrase is missing or wrong")};
    if (encrypted && credentials.passphrase.isEmpty())
        return wrongPassphrase;
    ssh_key raw = nullptr;
    const int rc = ssh_pki_import_privkey_base64(
        text.constData(), encrypted ? credentials.passphrase.constData() : nullptr,
        refusePassphrase, nullptr, &raw);
    KeyHandle key(raw);
    if (rc != SSH_OK || key == nullptr) {
        if (encrypted)
            return wrongPassphrase;
        return Error{ErrorCode::InvalidArgument, "ssh.key_unreadable",
                     QStringLiteral("The private key cannot be read")};
    }
    return SharedKey(std::move(key));
}

PrivateKeyCache::Use::Use(PrivateKeyCache &cache)
    : m_cache(cache)
{
    const std::lock_guard lock(m_cache.m_mutex);
    ++m_cache.m_uses;
}

PrivateKeyCache::Use::~Use()
{
    const std::lock_guard lock(m_cache.m_mutex);
    if (--m_cache.m_uses == 0)
        m_cache.m_entries.clear();
}

Result<SharedKey>
PrivateKeyCache::keyOf(const std::shared_ptr<const domain::SshCredentials> &credentials)
{
    std::unique_lock lock(m_mutex);
    std::erase_if(m_entries, [](const auto &entry) { return entry->credentials.expired(); });
    for (const auto &known : m_entries) {
        if (known->credentials.lock() != credentials)
            continue;
        const std::shared_ptr<Entry> entry = known;
        m_parsed.wait(lock, [&entry] { return entry->outcome.has_value(); });
        return *entry->outcome;
    }
    const auto entry = std::make_shared<Entry>(Entry{credentials, std::nullopt});
    m_entries.push_back(entry);
    lock.unlock();
    Result<SharedKey> outcome = parsePrivateKey(*credentials);
    lock.lock();
    entry->outcome = outcome;
    m_parsed.notify_all();
    return outcome;
}

} // namespace testum::ssh
