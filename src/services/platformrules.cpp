#include "services/platformrules.h"

#include "domain/validate.h"
#include "storage/sshkeyrepository.h"

#include <algorithm>

namespace testum::services {

namespace {

Error refusedFields()
{
    return Error{ErrorCode::InvalidArgument, "request.invalid",
                 QStringLiteral("Some fields of the platform were refused")};
}

void refuse(Error &refused, const char *field, const char *reason, const ErrorArgs &args = {})
{
    refused.fields.append({QLatin1String(field), reason, args});
}

Result<void> resultOf(const Error &refused)
{
    return refused.fields.isEmpty() ? Result<void>() : Result<void>(refused);
}

void refuseAddress(const domain::Platform &platform, Error &refused)
{
    if (platform.host.isEmpty())
        refuse(refused, "host", "field.required");
    else if (!domain::isValidHost(platform.host))
        refuse(refused, "host", "platform.host_malformed");
    if (platform.username.isEmpty())
        refuse(refused, "username", "field.required");
    else if (!domain::isValidSshUser(platform.username))
        refuse(refused, "username", "platform.username_malformed");
    if (platform.port < 1 || platform.port > 65535) {
        refuse(refused, "port", "field.out_of_range",
               {{QStringLiteral("min"), QStringLiteral("1")},
                {QStringLiteral("max"), QStringLiteral("65535")}});
    }
}

} // namespace

Result<void> checkAddress(const domain::Platform &platform)
{
    Error refused = refusedFields();
    refuseAddress(platform, refused);
    return resultOf(refused);
}

Result<void> checkPlatform(const domain::Platform &platform)
{
    Error refused = refusedFields();
    if (platform.name.isEmpty())
        refuse(refused, "name", "field.required");
    else if (!domain::isValidPlatformName(platform.name))
        refuse(refused, "name", "platform.name_malformed");
    refuseAddress(platform, refused);
    if (!platform.groupName.isEmpty() && !domain::isValidTag(platform.groupName))
        refuse(refused, "group_name", "platform.group_malformed");
    if (!std::all_of(platform.tags.begin(), platform.tags.end(),
                     [](const QString &tag) { return domain::isValidTag(tag); }))
        refuse(refused, "tags", "platform.tag_malformed");
    if (platform.description.size() > 4096)
        refuse(refused, "description", "field.too_long",
               {{QStringLiteral("max"), QStringLiteral("4096")}});
    if (platform.authMethod == domain::AuthMethod::Password && !platform.hasPassword)
        refuse(refused, "password", "platform.password_needed");
    if (platform.authMethod == domain::AuthMethod::PrivateKey && !platform.hasPrivateKey &&
        platform.sshKeyId.isEmpty())
        refuse(refused, "private_key", "platform.private_key_needed");
    return resultOf(refused);
}

void applyPlainFields(const PlatformInput &input, domain::Platform &platform)
{
    platform.name = input.name.value_or(platform.name);
    platform.host = input.host.value_or(platform.host);
    platform.port = input.port.value_or(platform.port);
    platform.username = input.username.value_or(platform.username);
    platform.authMethod = input.authMethod.value_or(platform.authMethod);
    platform.sshKeyId = input.sshKeyId.value_or(platform.sshKeyId);
    platform.groupName = input.groupName.value_or(platform.groupName);
    platform.tags = input.tags.value_or(platform.tags);
    platform.tags.removeDuplicates();
    platform.description = input.description.value_or(platform.description);
}

Result<void> checkStoredKey(storage::Database &database, const QString &keyId)
{
    if (keyId.isEmpty())
        return {};
    const auto record = storage::SshKeyRepository(database).byId(keyId);
    if (!record && record.error().code == ErrorCode::NotFound)
        return fieldError(QStringLiteral("ssh_key_id"), "key.not_found");
    if (!record)
        return record.error();
    if (record->encryptedPrivateKey.isEmpty())
        return fieldError(QStringLiteral("ssh_key_id"), "key.no_private_half");
    return {};
}

} // namespace testum::services
