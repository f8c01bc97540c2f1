#pragma once

#include "core/result.h"
#include "domain/platform.h"
#include "services/platformservice.h"

namespace testum::services {

/// The fields of `input` that are no secrets, where given.
void applyPlainFields(const PlatformInput &input, domain::Platform &platform);

/// Every rule on a platform as it would be stored. Errors: InvalidArgument naming every bad field.
[[nodiscard]] Result<void> checkPlatform(const domain::Platform &platform);
/// The rules on host, port and username alone: of a draft that is to be tried.
[[nodiscard]] Result<void> checkAddress(const domain::Platform &platform);
/// Whether the stored key can sign in; an empty id is fine. Errors: fields of ssh_key_id.
[[nodiscard]] Result<void> checkStoredKey(storage::Database &database, const QString &keyId);

} // namespace testum::services
