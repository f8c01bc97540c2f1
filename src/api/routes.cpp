#include "api/routes.h"

#include "api/handlers/handlers.h"
#include "domain/page.h"

namespace testum::api {

namespace {

using domain::Permission;
using Type = QueryParameter::Type;

constexpr Access kPublic{Access::Kind::Public};
constexpr Access kSignedIn{Access::Kind::SignedIn};

constexpr Access needs(Permission permission) { return {Access::Kind::Permitted, permission}; }
constexpr Access needs(Permission permission, Permission also)
{
    return {Access::Kind::Permitted, permission, also};
}

constexpr qint64 kMaxOffset = 1'000'000'000'000;
constexpr qint64 kMaxMessageBytes = 4 * 1024 * 1024;

constexpr QueryParameter kPaging[] = {
    {"limit", Type::Integer, "Entries in the answer.", "", 1, domain::kMaxPageSize},
    {"offset", Type::Integer, "Entries to skip.", "", 0, kMaxOffset},
    {"page", Type::Integer, "Page number from 1, instead of offset.", "", 1, 1'000'000'000},
    {"page_size", Type::Integer, "Entries a page, with page.", "", 1, domain::kMaxPageSize},
};
constexpr QueryParameter kSearch[] = {
    {"search", Type::Text, "Part of the main text fields, in any case."},
    {"q", Type::Text, "Short for search."},
};
constexpr QueryParameter kUserQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.", "username,role,created_at,last_login_at"},
    {"role", Type::Choice, "Users of a role.", "admin,operator,viewer,auditor"},
    {"enabled", Type::Boolean, "Enabled or disabled users."},
};
constexpr QueryParameter kKeyQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.", "name,created_at,key_type"},
    {"name", Type::Text, "The key of this name."},
    {"key_type", Type::Text, "Keys of this type: ssh-ed25519."},
    {"fingerprint", Type::Text, "The key with this fingerprint: SHA256:…"},
};
constexpr QueryParameter kPlatformQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.",
     "name,host,created_at,updated_at,last_seen_at"},
    {"name", Type::Text, "The platform of this name."},
    {"host", Type::Text, "Platforms at this host."},
    {"username", Type::Text, "Platforms with this user name."},
    {"auth_method", Type::Choice, "Platforms with this sign-in method.",
     "password,private_key,agent"},
    {"group_name", Type::Text, "Platforms of this group."},
    {"tag", Type::Text, "Platforms with this tag."},
};
constexpr QueryParameter kTaskQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.",
     "created_at,started_at,finished_at,status,type"},
    {"status", Type::Choice, "Tasks in this state.",
     "pending,running,success,failed,cancelled,interrupted"},
    {"type", Type::Choice, "Tasks of this type.", "run_command,test_connection"},
    {"created_by", Type::Text, "Tasks started by this user."},
    {"platform_id", Type::Text, "Tasks that ran on this platform."},
};
constexpr QueryParameter kRunQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.",
     "platform_name,status,started_at,finished_at"},
    {"status", Type::Choice, "Runs in this state.",
     "pending,running,success,failed,cancelled,interrupted"},
    {"platform_id", Type::Text, "The run on this platform."},
};
constexpr QueryParameter kOutputQuery[] = {
    {"stream", Type::Choice, "Which stream; stdout when absent.", "stdout,stderr"},
};
constexpr QueryParameter kMessageQuery[] = {
    {"after", Type::Integer, "The seq of the last message already seen.", "", 0, kMaxOffset},
    {"limit_bytes", Type::Integer, "About how much output one answer carries.", "", 1,
     kMaxMessageBytes},
};
constexpr QueryParameter kSocketQuery[] = {
    {"after", Type::Integer, "The seq of the last message already seen.", "", 0, kMaxOffset},
    {"ticket", Type::Text, "A ticket of POST /api/v1/auth/ticket, where no header can be set."},
};
constexpr QueryParameter kStatisticsQuery[] = {
    {"days", Type::Integer, "How many days, today included; 14 when absent.", "", 1, 90},
    {"utc_offset", Type::Integer, "Where days begin: minutes east of UTC.", "", -840, 840},
};
constexpr QueryParameter kAuditQuery[] = {
    {"sort", Type::Sort, "Order; -field is descending.", "timestamp"},
    {"user", Type::Text, "Records of this user."},
    {"action", Type::Text, "Records of this action: platform.create."},
    {"object_type", Type::Text, "Records about this kind of object: platform."},
    {"object_id", Type::Text, "Records about this object."},
    {"from", Type::Time, "Records from this time on."},
    {"to", Type::Time, "Records up to this time."},
};

// clang-format off
constexpr Route kRoutes[] = {
    {"POST", "/api/v1/auth/login", kPublic, "Login", "Token", 200, handlers::login, "login",
     "auth", "Sign in; answers a bearer token and sets it as a cookie", kSlow},
    {"POST", "/api/v1/auth/logout", kSignedIn, nullptr, nullptr, 204, handlers::logout, "logout",
     "auth", "End the session"},
    {"GET", "/api/v1/auth/setup", kPublic, nullptr, "SetupState", 200, handlers::setupState,
     "setupState", "auth", "Whether the one-time set-up is open"},
    {"POST", "/api/v1/auth/setup", kPublic, "Setup", "User", 201, handlers::setUp, "setUp",
     "auth", "Make the first administrator, once", kSlow},
    {"POST", "/api/v1/auth/ticket", kSignedIn, nullptr, "Ticket", 200, handlers::issueTicket,
     "issueTicket", "auth", "A single-use ticket of 30 s to open a WebSocket"},

    {"GET", "/api/v1/me", needs(Permission::SelfManage), nullptr, "Me", 200, handlers::me, "me",
     "me", "The own account and its permissions"},
    {"PUT", "/api/v1/me", needs(Permission::SelfManage), "MeChange", "Me", 200,
     handlers::changeMe, "changeMe", "me", "Change the own name or password", kSlow},

    {"GET", "/api/v1/users", needs(Permission::UsersManage), nullptr, "UserList", 200,
     handlers::listUsers, "listUsers", "users", "List users", kPaged | kSearchable, kUserQuery},
    {"POST", "/api/v1/users", needs(Permission::UsersManage), "UserCreate", "User", 201,
     handlers::createUser, "createUser", "users", "Create a user", kSlow},
    {"GET", "/api/v1/users/{id}", needs(Permission::UsersManage), nullptr, "User", 200,
     handlers::getUser, "getUser", "users", "Get a user"},
    {"PUT", "/api/v1/users/{id}", needs(Permission::UsersManage), "UserChange", "User", 200,
     handlers::changeUser, "changeUser", "users", "Change a user", kSlow},
    {"DELETE", "/api/v1/users/{id}", needs(Permission::UsersManage), nullptr, nullptr, 204,
     handlers::removeUser, "removeUser", "users", "Delete a user"},

    {"GET", "/api/v1/keys", needs(Permission::KeysRead), nullptr, "SshKeyList", 200,
     handlers::listKeys, "listKeys", "keys", "List SSH keys", kPaged | kSearchable | kKept, kKeyQuery},
    {"POST", "/api/v1/keys", needs(Permission::KeysWrite), "SshKeyCreate", "SshKey", 201,
     handlers::createKey, "createKey", "keys", "Add a public SSH key"},
    {"POST", "/api/v1/keys/generate", needs(Permission::KeysWrite), "SshKeyGenerate", "SshKey",
     201, handlers::generateKey, "generateKey", "keys",
     "Generate a key pair; its private half stays in the vault", kSlow},
    {"GET", "/api/v1/keys/{id}", needs(Permission::KeysRead), nullptr, "SshKey", 200,
     handlers::getKey, "getKey", "keys", "Get an SSH key"},
    {"PUT", "/api/v1/keys/{id}", needs(Permission::KeysWrite), "SshKeyChange", "SshKey", 200,
     handlers::changeKey, "changeKey", "keys", "Rename an SSH key or replace its public half"},
    {"DELETE", "/api/v1/keys/{id}", needs(Permission::KeysWrite), nullptr, nullptr, 204,
     handlers::removeKey, "removeKey", "keys", "Delete an SSH key"},

    {"GET", "/api/v1/platforms", needs(Permission::PlatformsRead), nullptr, "PlatformList", 200,
     handlers::listPlatforms, "listPlatforms", "platforms", "List platforms",
     kPaged | kSearchable | kKept, kPlatformQuery},
    {"POST", "/api/v1/platforms", needs(Permission::PlatformsWrite), "PlatformCreate", "Platform",
     201, handlers::createPlatform, "createPlatform", "platforms", "Add a platform"},
    {"GET", "/api/v1/platforms/reachability", needs(Permission::PlatformsRead), nullptr,
     "ReachabilityList", 200, handlers::listReachability, "listReachability", "platforms",
     "Which platforms answered on their SSH port when they were last checked"},
    {"POST", "/api/v1/platforms/reachability", needs(Permission::TasksRun), "ReachabilityCheck",
     "ReachabilityList", 202, handlers::checkReachability, "checkReachability", "platforms",
     "Check whether platforms answer on their SSH port, without signing in"},
    {"POST", "/api/v1/platforms/probe", needs(Permission::PlatformsWrite, Permission::TasksRun),
     "PlatformProbe", "ProbeReport", 200, handlers::probePlatform, "probePlatform", "platforms",
     "Try a platform before it is stored, step by step; stores nothing", kSlow | kWaits},
    {"GET", "/api/v1/platforms/{id}", needs(Permission::PlatformsRead), nullptr, "Platform", 200,
     handlers::getPlatform, "getPlatform", "platforms", "Get a platform"},
    {"PUT", "/api/v1/platforms/{id}", needs(Permission::PlatformsWrite), "PlatformChange",
     "Platform", 200, handlers::changePlatform, "changePlatform", "platforms",
     "Change a platform; absent fields keep their value"},
    {"DELETE", "/api/v1/platforms/{id}", needs(Permission::PlatformsWrite), nullptr, nullptr, 204,
     handlers::removePlatform, "removePlatform", "platforms", "Delete a platform"},
    {"GET", "/api/v1/platforms/{id}/host_keys", needs(Permission::PlatformsRead), nullptr,
     "HostKeyList", 200, handlers::listHostKeys, "listHostKeys", "platforms",
     "Pinned and revoked host keys"},
    {"PUT", "/api/v1/platforms/{id}/host_keys", needs(Permission::HostKeysAccept),
     "HostKeyAccept", "HostKey", 200, handlers::acceptHostKey, "acceptHostKey", "platforms",
     "Pin a new host key after comparing its fingerprint"},
    {"DELETE", "/api/v1/platforms/{id}/host_keys", needs(Permission::HostKeysAccept), nullptr,
     nullptr, 204, handlers::forgetHostKeys, "forgetHostKeys", "platforms",
     "Forget the host keys: back to first use"},
    {"POST", "/api/v1/platforms/{id}/run_command", needs(Permission::TasksRun), "RunCommand",
     "Task", 202, handlers::runCommand, "runCommand", "tasks", "Run a command on one platform"},
    {"POST", "/api/v1/platforms/{id}/test_connection", needs(Permission::TasksRun),
     "TestConnection", "Task", 202, handlers::testConnection, "testConnection", "tasks",
     "Log in and collect facts", kOptionalBody},

    {"POST", "/api/v1/tasks", needs(Permission::TasksRun), "TaskCreate", "Task", 202,
     handlers::createTask, "createTask", "tasks", "Start a task on many platforms"},
    {"GET", "/api/v1/tasks", needs(Permission::TasksRead), nullptr, "TaskList", 200,
     handlers::listTasks, "listTasks", "tasks", "List tasks", kPaged | kSearchable, kTaskQuery},
    {"GET", "/api/v1/tasks/{id}", needs(Permission::TasksRead), nullptr, "TaskDetail", 200,
     handlers::getTask, "getTask", "tasks", "Get a task; with one run also its result"},
    {"POST", "/api/v1/tasks/{id}/cancel", needs(Permission::TasksCancel), nullptr, "Task", 202,
     handlers::cancelTask, "cancelTask", "tasks", "Ask every unfinished run of a task to stop"},
    {"GET", "/api/v1/tasks/{id}/runs", needs(Permission::TasksRead), nullptr, "TaskRunList", 200,
     handlers::listRuns, "listRuns", "tasks", "List the runs of a task, one a platform", kPaged,
     kRunQuery},
    {"GET", "/api/v1/tasks/{id}/runs/{run}", needs(Permission::TasksRead), nullptr, "TaskRun",
     200, handlers::getRun, "getRun", "tasks", "Get a run"},
    {"GET", "/api/v1/tasks/{id}/runs/{run}/output", needs(Permission::TasksRead), nullptr,
     nullptr, 200, handlers::runOutput, "runOutput", "tasks",
     "The exact bytes of one stream of a run", kBytes, kOutputQuery},
    {"GET", "/api/v1/tasks/{id}/output", needs(Permission::TasksRead), nullptr, "TaskMessages",
     200, handlers::taskMessages, "taskMessages", "tasks",
     "The messages of the live feed, for polling", 0, kMessageQuery},
    {"GET", "/api/v1/ws/tasks/{id}", needs(Permission::TasksRead), nullptr, nullptr, 101,
     handlers::taskSocket, "taskSocket", "tasks", "The live feed of a task, over WebSocket", 0,
     kSocketQuery},

    {"GET", "/api/v1/stats", needs(Permission::TasksRead), nullptr, "Statistics", 200,
     handlers::getStatistics, "getStatistics", "stats", "Counts for a dashboard", 0,
     kStatisticsQuery},

    {"GET", "/api/v1/audit", needs(Permission::AuditRead), nullptr, "AuditList", 200,
     handlers::listAudit, "listAudit", "audit", "List audit records, newest first",
     kPaged | kSearchable, kAuditQuery},
    {"GET", "/api/v1/settings", needs(Permission::SettingsRead), nullptr, "Settings", 200,
     handlers::getSettings, "getSettings", "settings", "Get the settings"},
    {"PUT", "/api/v1/settings", needs(Permission::SettingsWrite), "SettingsChange", "Settings",
     200, handlers::changeSettings, "changeSettings", "settings",
     "Change settings; absent ones keep their value"},

    {"GET", "/health", kPublic, nullptr, "Health", 200, handlers::health, "health", "system",
     "Whether the server works; 503 when it does not"},
    {"GET", "/api/v1/openapi.json", kPublic, nullptr, "OpenApi", 200, handlers::openApi,
     "openApi", "system", "This document"},
    {"GET", "/docs", kPublic, nullptr, nullptr, 200, handlers::docsPage, "docs", "system",
     "This API as a page"},
    {"GET", "/docs/{file}", kPublic, nullptr, nullptr, 200, handlers::docsFile, "docsFile",
     "system", "What the page needs", kHidden},
};
// clang-format on

} // namespace

std::span<const Route> routes() { return kRoutes; }
std::span<const QueryParameter> pagingParameters() { return kPaging; }
std::span<const QueryParameter> searchParameters() { return kSearch; }

} // namespace testum::api
