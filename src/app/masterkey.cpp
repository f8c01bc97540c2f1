#include "app/masterkey.h"

#include "core/logging.h"
#include "keychain/masterkeystores.h"
#include "storage/auditrepository.h"

#include <QLockFile>

#include <vector>

namespace testum::app {

namespace {

using domain::MasterKeyStore;
using keychain::EnvironmentMasterKeyStore;
using keychain::FileMasterKeyStore;
using keychain::KeychainMasterKeyStore;

constexpr QLatin1String kKeyIdSetting("vault.key_id");
constexpr QLatin1String kCanarySetting("vault.canary");
constexpr const char *kCanaryText = "testum";

crypto::SecretContext canaryContext()
{
    return {QStringLiteral("settings"), QStringLiteral("value"), kCanarySetting, {}, 0, {}};
}

QString keychainAccount(const QString &dataDir) { return QStringLiteral("master-key:") + dataDir; }

/// The sources in the order of security.md; an explicit one shuts the others out.
std::vector<std::unique_ptr<MasterKeyStore>> sources(const AppConfig &config)
{
    std::vector<std::unique_ptr<MasterKeyStore>> list;
    if (!config.masterKeyFile.isEmpty()) {
        list.push_back(std::make_unique<FileMasterKeyStore>(config.masterKeyFile, true));
    } else if (config.masterKeyText) {
        list.push_back(std::make_unique<EnvironmentMasterKeyStore>(config.masterKeyText->clone()));
    } else {
        if (config.useKeychain)
            list.push_back(
                std::make_unique<KeychainMasterKeyStore>(keychainAccount(config.dataDir)));
        list.push_back(std::make_unique<FileMasterKeyStore>(
            config.dataDir + QStringLiteral("/master.key"), false));
    }
    return list;
}

bool isExplicit(const AppConfig &config)
{
    return !config.masterKeyFile.isEmpty() || config.masterKeyText;
}

Result<SecretBytes> readKey(std::vector<std::unique_ptr<MasterKeyStore>> &stores, QString *source)
{
    Error last{ErrorCode::NotFound, "vault.key_not_found",
               QStringLiteral("No source holds the master key")};
    for (const auto &store : stores) {
        auto key = store->read();
        if (key) {
            *source = store->kind();
            return key;
        }
        const bool tryNext =
            key.error().code == ErrorCode::NotFound || key.error().code == ErrorCode::Unavailable;
        if (!tryNext)
            return key;
        if (key.error().code != ErrorCode::NotFound)
            last = key.error();
    }
    return last;
}

/// A new key in the first store that takes it. Said once, loudly, where that is a file.
Result<SecretBytes> makeKey(const AppConfig &config, QString *source)
{
    TESTUM_TRY(SecretBytes key, crypto::Vault::generateMasterKey());
    if (config.useKeychain) {
        KeychainMasterKeyStore keychain(keychainAccount(config.dataDir));
        const auto available = keychain.available();
        if (available) {
            TESTUM_TRY_VOID(keychain.write(key));
            *source = keychain.kind();
            qCInfo(lcTestum, "A new master key was made; it is in the system's keychain");
            return key;
        }
        if (available.error().is("vault.keychain_locked"))
            return available.error();
    }
    FileMasterKeyStore file(config.dataDir + QStringLiteral("/master.key"), false);
    TESTUM_TRY_VOID(file.write(key));
    *source = file.kind();
    qCWarning(lcTestum,
              "A new master key was made. No keychain answers here, so it is in the file master.key"
              " of the data directory. KEEP A COPY APART FROM THE DATABASE: without it no stored"
              " secret can be opened");
    return key;
}

Error keyMissing(const Error &cause)
{
    Error error{ErrorCode::FailedPrecondition, "vault.key_missing",
                QStringLiteral("The database is sealed, and no source holds its master key"),
                cause.message};
    error.args = {{QStringLiteral("cause"), QLatin1String(cause.reason)}};
    return error;
}

Error wrongKey(const QString &expected, const QString &found)
{
    Error error{ErrorCode::FailedPrecondition, "vault.wrong_key",
                QStringLiteral("The master key is not the one the database was sealed with")};
    error.args = {{QStringLiteral("expected"), expected}, {QStringLiteral("found"), found}};
    return error;
}

Result<void> storeCanary(storage::Database &database, const crypto::Vault &vault)
{
    TESTUM_TRY(const QByteArray canary,
               vault.seal(canaryContext(), SecretBytes(QByteArrayView(kCanaryText))));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(database));
    storage::SettingsRepository settings(database);
    TESTUM_TRY(const QJsonValue keyId, settings.putIfAbsent(kKeyIdSetting, vault.keyId()));
    if (keyId.toString() != vault.keyId())
        return wrongKey(keyId.toString(), vault.keyId());
    TESTUM_TRY_VOID(settings.putIfAbsent(kCanarySetting, QString::fromLatin1(canary)));
    return transaction.commit();
}

Result<void> checkCanary(const crypto::Vault &vault, const QString &expectedKeyId,
                         const QByteArray &canary)
{
    if (expectedKeyId != vault.keyId())
        return wrongKey(expectedKeyId, vault.keyId());
    const auto opened = vault.open(canaryContext(), canary);
    if (!opened || !opened->equals(kCanaryText))
        return wrongKey(expectedKeyId, vault.keyId());
    return {};
}

} // namespace

Result<std::unique_ptr<crypto::Vault>>
openVault(const AppConfig &config, storage::Database &database, const Clock &clock, QString *source)
{
    QLockFile firstRun(config.dataDir + QStringLiteral("/first-run.lock"));
    firstRun.setStaleLockTime(60'000);
    if (!firstRun.tryLock(30'000)) {
        return Error{ErrorCode::Unavailable, "vault.first_run_locked",
                     QStringLiteral("Another testum process holds the data directory's lock")};
    }
    storage::SettingsRepository settings(database);
    TESTUM_TRY(const auto keyId, settings.value(kKeyIdSetting));
    TESTUM_TRY(const auto canary, settings.value(kCanarySetting));

    auto stores = sources(config);
    QString keyPlace;
    auto key = readKey(stores, &keyPlace);
    if (!key) {
        const bool absent =
            key.error().code == ErrorCode::NotFound || key.error().code == ErrorCode::Unavailable;
        if (!absent || (!keyId && isExplicit(config)))
            return key.error();
        if (keyId)
            return keyMissing(key.error());
        key = makeKey(config, &keyPlace);
        if (!key)
            return key.error();
    }
    TESTUM_TRY(auto vault, crypto::Vault::create(std::move(key).value(), clock));
    if (keyId && canary) {
        TESTUM_TRY_VOID(checkCanary(*vault, keyId->toString(), canary->toString().toLatin1()));
    } else {
        TESTUM_TRY_VOID(storeCanary(database, *vault));
    }
    if (source)
        *source = keyPlace;
    return vault;
}

} // namespace testum::app
