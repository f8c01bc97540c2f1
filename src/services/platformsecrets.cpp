#include "services/platformsecrets.h"

namespace testum::services {

namespace {

/// One secret of a platform: its API field, its column, where it comes from and goes to.
struct SecretField
{
    const char *field;
    const char *column;
    std::optional<SecretBytes> PlatformInput::*input;
    QByteArray storage::PlatformRecord::*sealed;
    bool domain::Platform::*flag;
};

constexpr SecretField kSecrets[] = {
    {"password", "encrypted_password", &PlatformInput::password,
     &storage::PlatformRecord::encryptedPassword, &domain::Platform::hasPassword},
    {"private_key", "encrypted_private_key", &PlatformInput::privateKey,
     &storage::PlatformRecord::encryptedPrivateKey, &domain::Platform::hasPrivateKey},
    {"passphrase", "encrypted_passphrase", &PlatformInput::passphrase,
     &storage::PlatformRecord::encryptedPassphrase, &domain::Platform::hasPassphrase},
    {"sudo_password", "encrypted_sudo_password", &PlatformInput::sudoPassword,
     &storage::PlatformRecord::encryptedSudoPassword, &domain::Platform::hasSudoPassword},
};

bool looksLikePrivateKey(QByteArrayView text)
{
    const QByteArray trimmed = QByteArray::fromRawData(text.data(), text.size()).trimmed();
    return trimmed.startsWith("-----BEGIN ") && trimmed.contains("PRIVATE KEY-----");
}

} // namespace

crypto::SecretContext platformSecretContext(const domain::Platform &platform, const char *column)
{
    return {QStringLiteral("platforms"),
            QString::fromLatin1(column),
            platform.id,
            platform.host,
            platform.port,
            platform.username};
}

crypto::SecretContext sshKeySecretContext(const QString &keyId)
{
    return {QStringLiteral("ssh_keys"), QStringLiteral("encrypted_private_key"), keyId, {}, 0, {}};
}

Result<void> applySecrets(const crypto::Vault &vault, const PlatformInput &input,
                          bool addressChanged, storage::PlatformRecord &record)
{
    Error refused{ErrorCode::InvalidArgument, "request.invalid",
                  QStringLiteral("Some secrets were refused")};
    for (const SecretField &secret : kSecrets) {
        const std::optional<SecretBytes> &given = input.*secret.input;
        QByteArray &sealed = record.*secret.sealed;
        const QString field = QLatin1String(secret.field);
        if (!given) {
            if (addressChanged && !sealed.isEmpty())
                refused.fields.append({field, "platform.secret_needed_again"});
        } else if (given->isEmpty()) {
            sealed.clear();
        } else if (secret.input == &PlatformInput::privateKey &&
                   !looksLikePrivateKey(given->view())) {
            refused.fields.append({field, "platform.private_key_malformed"});
        } else {
            TESTUM_TRY(sealed,
                       vault.seal(platformSecretContext(record.platform, secret.column), *given));
        }
        record.platform.*secret.flag = !sealed.isEmpty();
    }
    if (!refused.fields.isEmpty())
        return refused;
    return {};
}

QStringList namesOfGivenSecrets(const PlatformInput &input)
{
    QStringList names;
    for (const SecretField &secret : kSecrets) {
        if (input.*secret.input)
            names.append(QLatin1String(secret.field));
    }
    return names;
}

} // namespace testum::services
