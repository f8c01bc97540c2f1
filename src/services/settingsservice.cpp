#include "services/settingsservice.h"

#include "services/auditservice.h"
#include "storage/auditrepository.h"

namespace testum::services {

namespace {

QString policyName(domain::HostKeyPolicy policy)
{
    return policy == domain::HostKeyPolicy::AutoAdd ? QStringLiteral("auto_add")
                                                    : QStringLiteral("strict");
}

/// One whole-number setting: its name, range and member.
struct NumberSetting
{
    const char *name;
    qint64 min;
    qint64 max;
    qint64 (*get)(const Settings &);
    void (*set)(Settings &, qint64);
};

constexpr qint64 kTebibyte = 1024LL * 1024 * 1024 * 1024;

constexpr NumberSetting kNumbers[] = {
    {"fan_out", 1, 512, [](const Settings &s) -> qint64 { return s.fanOut; },
     [](Settings &s, qint64 v) { s.fanOut = static_cast<int>(v); }},
    {"connect_retries", 0, 10, [](const Settings &s) -> qint64 { return s.connectRetries; },
     [](Settings &s, qint64 v) { s.connectRetries = static_cast<int>(v); }},
    {"connect_timeout", 1, 300, [](const Settings &s) -> qint64 { return s.connectTimeoutS; },
     [](Settings &s, qint64 v) { s.connectTimeoutS = static_cast<int>(v); }},
    {"output_cap", 1024, kTebibyte, [](const Settings &s) { return s.outputCapBytes; },
     [](Settings &s, qint64 v) { s.outputCapBytes = v; }},
};

Error unknownValue(const QString &field, const QString &allowed)
{
    return fieldError(field, "field.unknown_value", {{QStringLiteral("allowed"), allowed}});
}

/// Applies one field; the error names it.
Result<void> apply(Settings &settings, const QString &name, const QJsonValue &value)
{
    if (name == QStringLiteral("host_key_policy")) {
        for (const auto policy : {domain::HostKeyPolicy::AutoAdd, domain::HostKeyPolicy::Strict}) {
            if (value.toString() == policyName(policy)) {
                settings.hostKeyPolicy = policy;
                return {};
            }
        }
        return unknownValue(name, QStringLiteral("auto_add, strict"));
    }
    for (const NumberSetting &number : kNumbers) {
        if (name != QLatin1String(number.name))
            continue;
        const qint64 wanted = value.toInteger(number.min - 1);
        if (wanted < number.min || wanted > number.max ||
            value.toDouble() != static_cast<double>(wanted)) {
            return fieldError(name, "field.out_of_range",
                              {{QStringLiteral("min"), QString::number(number.min)},
                               {QStringLiteral("max"), QString::number(number.max)}});
        }
        number.set(settings, wanted);
        return {};
    }
    return fieldError(name, "field.unknown");
}

} // namespace

QJsonObject Settings::toJson() const
{
    QJsonObject json{{QStringLiteral("host_key_policy"), policyName(hostKeyPolicy)}};
    for (const NumberSetting &number : kNumbers)
        json.insert(QLatin1String(number.name), number.get(*this));
    return json;
}

SettingsService::SettingsService(storage::Database &database, const Clock &clock,
                                 std::optional<domain::HostKeyPolicy> policyOverride)
    : m_database(database)
    , m_clock(clock)
    , m_policyOverride(policyOverride)
{}

Result<Settings> SettingsService::current()
{
    TESTUM_TRY(const QJsonObject stored, storage::SettingsRepository(m_database).all());
    Settings settings;
    for (auto it = stored.begin(); it != stored.end(); ++it)
        (void)apply(settings, it.key(), it.value()); // other owners keep their keys here too
    if (m_policyOverride)
        settings.hostKeyPolicy = *m_policyOverride;
    return settings;
}

Result<Settings> SettingsService::get(const domain::Actor &actor)
{
    TESTUM_TRY_VOID(actor.require(domain::Permission::SettingsRead));
    return current();
}

Result<Settings> SettingsService::update(const domain::Actor &actor, const QJsonObject &change)
{
    TESTUM_TRY_VOID(actor.require(domain::Permission::SettingsWrite));
    TESTUM_TRY(auto transaction, storage::Transaction::begin(m_database));
    TESTUM_TRY(Settings settings, current());
    const QJsonObject before = settings.toJson();
    Error refused{ErrorCode::InvalidArgument, "request.invalid",
                  QStringLiteral("Some settings were refused")};
    storage::SettingsRepository repository(m_database);
    for (auto it = change.begin(); it != change.end(); ++it) {
        if (const auto applied = apply(settings, it.key(), it.value()); !applied)
            refused.fields += applied.error().fields;
        else if (refused.fields.isEmpty())
            TESTUM_TRY_VOID(repository.put(it.key(), it.value()));
    }
    if (!refused.fields.isEmpty())
        return refused;
    TESTUM_TRY_VOID(storage::AuditRepository(m_database)
                        .append(auditRecord(actor, "settings.update", "settings", {},
                                            m_clock.nowMs(), changes(before, settings.toJson()))));
    TESTUM_TRY_VOID(transaction.commit());
    return current();
}

} // namespace testum::services
