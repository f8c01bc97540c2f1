#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QByteArrayView>
#include <QString>

namespace testum::keychain {

constexpr qsizetype kMaxPrivateFileBytes = 4096;

enum class FileOwner {
    Ourselves,    ///< our account's, nobody else may read
    Administrator ///< may be root's instead; then its group may read it too
};

/// The content of a small regular file that nobody else can read. Blocks: file.
/// Errors: not_found/vault.key_not_found, failed_precondition/vault.key_file_exposed,
/// unavailable/vault.key_file_unreadable.
[[nodiscard]] Result<SecretBytes> readPrivateFile(const QString &path, FileOwner owner);

/// Makes the file with mode 0600 and this content, on the disk before it returns. It appears whole
/// or not at all, and never replaces another. Blocks: file.
/// Errors: already_exists/vault.key_exists, unavailable/vault.key_file_unwritable.
[[nodiscard]] Result<void> createPrivateFile(const QString &path, QByteArrayView content);

} // namespace testum::keychain
