#pragma once

namespace testum::storage {
class OutputWriter;
} // namespace testum::storage

namespace testum::services {

class AuditService;
class AuthService;
class ChangeStamp;
class PlatformProbe;
class PlatformService;
class ReachabilityMonitor;
class SettingsService;
class SshKeyService;
class StatisticsService;
class TaskService;
class UserService;

/// The engine's use cases, as the API sees them. References into app::AppContext, which outlives
/// it.
struct ServiceSet
{
    AuthService &auth;
    UserService &users;
    PlatformService &platforms;
    SshKeyService &keys;
    TaskService &tasks;
    SettingsService &settings;
    AuditService &audit;
    PlatformProbe &probe;
    ReachabilityMonitor &reachability;
    StatisticsService &statistics;
    ChangeStamp &changes;
    storage::OutputWriter &writer; ///< health
};

} // namespace testum::services
