#include "domain/platform.h"

#include "domain/json.h"

#include <QJsonArray>

namespace testum::domain {

QString authMethodName(AuthMethod method)
{
    switch (method) {
    case AuthMethod::Password:
        return QStringLiteral("password");
    case AuthMethod::PrivateKey:
        return QStringLiteral("private_key");
    case AuthMethod::Agent:
        return QStringLiteral("agent");
    }
    return {};
}

std::optional<AuthMethod> authMethodFromName(const QString &name)
{
    for (const AuthMethod method :
         {AuthMethod::Password, AuthMethod::PrivateKey, AuthMethod::Agent}) {
        if (authMethodName(method) == name)
            return method;
    }
    return std::nullopt;
}

QJsonObject Platform::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("name"), name},
        {QStringLiteral("host"), host},
        {QStringLiteral("port"), port},
        {QStringLiteral("username"), username},
        {QStringLiteral("auth_method"), authMethodName(authMethod)},
        {QStringLiteral("ssh_key_id"), textOrNull(sshKeyId)},
        {QStringLiteral("group_name"), textOrNull(groupName)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(tags)},
        {QStringLiteral("description"), description},
        {QStringLiteral("known_host_fingerprint"), textOrNull(knownHostFingerprint)},
        {QStringLiteral("facts"),
         facts.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(facts)},
        {QStringLiteral("has_password"), hasPassword},
        {QStringLiteral("has_private_key"), hasPrivateKey},
        {QStringLiteral("has_passphrase"), hasPassphrase},
        {QStringLiteral("has_sudo_password"), hasSudoPassword},
        {QStringLiteral("last_seen_at"), timeToJson(lastSeenAtMs)},
        {QStringLiteral("last_error_reason"), textOrNull(lastErrorReason)},
        {QStringLiteral("last_error_at"), timeToJson(lastErrorAtMs)},
        {QStringLiteral("created_by"), textOrNull(createdBy)},
        {QStringLiteral("created_at"), timeToJson(createdAtMs)},
        {QStringLiteral("updated_at"), timeToJson(updatedAtMs)},
    };
}

QJsonObject HostKey::toJson() const
{
    return {
        {QStringLiteral("platform_id"), platformId},
        {QStringLiteral("key_type"), keyType},
        {QStringLiteral("fingerprint"), fingerprint},
        {QStringLiteral("public_key"), QString::fromLatin1(publicKey)},
        {QStringLiteral("state"),
         state == State::Trusted ? QStringLiteral("trusted") : QStringLiteral("revoked")},
        {QStringLiteral("first_seen_at"), timeToJson(firstSeenAtMs)},
        {QStringLiteral("last_seen_at"), timeToJson(lastSeenAtMs)},
    };
}

QJsonObject SshKey::toJson() const
{
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("name"), name},
        {QStringLiteral("public_key"), publicKey},
        {QStringLiteral("key_type"), keyType},
        {QStringLiteral("bits"), bits},
        {QStringLiteral("fingerprint"), fingerprint},
        {QStringLiteral("comment"), comment},
        {QStringLiteral("has_private_key"), hasPrivateKey},
        {QStringLiteral("created_by"), textOrNull(createdBy)},
        {QStringLiteral("created_at"), timeToJson(createdAtMs)},
        {QStringLiteral("updated_at"), timeToJson(updatedAtMs)},
    };
}

} // namespace testum::domain
