#pragma once

#include "crypto/vault.h"
#include "domain/actor.h"
#include "domain/events.h"
#include "services/auditservice.h"
#include "services/authservice.h"
#include "services/platformservice.h"
#include "services/settingsservice.h"
#include "services/sshkeyservice.h"
#include "services/userservice.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "support/fakes/manualclock.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace testum::tests {

/// The services on a migrated SQLite database of their own, with a clock that tests move.
struct ServiceFixture
{
    ServiceFixture()
    {
        database = storage::Database::open(storage::DatabaseConfig::fromUrl({}, dir.path()).value())
                       .value();
        if (!storage::Migrator(*database).migrate())
            qFatal("The test database cannot be migrated");
        vault =
            crypto::Vault::create(SecretBytes(QByteArrayView(QByteArray(32, 'k'))), clock).value();
        auth = std::make_unique<services::AuthService>(*database, *vault, events, clock);
        users = std::make_unique<services::UserService>(*database, events, clock);
        platforms = std::make_unique<services::PlatformService>(*database, *vault, clock);
        keys = std::make_unique<services::SshKeyService>(*database, *vault, clock);
        settings = std::make_unique<services::SettingsService>(*database, clock, std::nullopt);
        audit = std::make_unique<services::AuditService>(*database);
    }

    /// Actions in the audit log, newest first.
    [[nodiscard]] QStringList actions() const
    {
        QStringList names;
        const auto page = audit->list(owner, {});
        for (const domain::AuditRecord &record : page.value().items)
            names.append(record.action);
        return names;
    }
    [[nodiscard]] static SecretBytes secret(const char *text)
    {
        return SecretBytes(QByteArrayView(text));
    }

    QTemporaryDir dir;
    fakes::ManualClock clock;
    domain::Events events;
    domain::Actor owner = domain::Actor::localOwner(QStringLiteral("test"));
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<crypto::Vault> vault;
    std::unique_ptr<services::AuthService> auth;
    std::unique_ptr<services::UserService> users;
    std::unique_ptr<services::PlatformService> platforms;
    std::unique_ptr<services::SshKeyService> keys;
    std::unique_ptr<services::SettingsService> settings;
    std::unique_ptr<services::AuditService> audit;
};

template <typename T>
[[nodiscard]] QString reasonOf(const Result<T> &result)
{
    return result ? QString() : QString::fromLatin1(result.error().reason);
}

/// "field:reason" of each refused field.
template <typename T>
[[nodiscard]] QStringList fieldsOf(const Result<T> &result)
{
    QStringList fields;
    if (!result) {
        for (const FieldError &field : result.error().fields)
            fields.append(field.field + u':' + QLatin1String(field.reason));
    }
    return fields;
}

} // namespace testum::tests
