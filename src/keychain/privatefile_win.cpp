#include "keychain/privatefile.h"

#include <QFile>

#include <utility>

namespace testum::keychain {

// The profile directory's access list, which the file inherits, keeps other accounts out.
Result<SecretBytes> readPrivateFile(const QString &path, FileOwner)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, "vault.key_not_found",
                     QStringLiteral("There is no master key file")};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        file.size() >= kMaxPrivateFileBytes)
        return Error{ErrorCode::Unavailable, "vault.key_file_unreadable",
                     QStringLiteral("The master key file cannot be read"), file.errorString()};
    return SecretBytes::take(file.readAll());
}

Result<void> createPrivateFile(const QString &path, QByteArrayView content)
{
    QFile file(path);
    if (file.exists())
        return Error{ErrorCode::AlreadyExists, "vault.key_exists",
                     QStringLiteral("There is a master key file already")};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered) ||
        file.write(content.data(), content.size()) != content.size() || !file.flush())
        return Error{ErrorCode::Unavailable, "vault.key_file_unwritable",
                     QStringLiteral("The master key file cannot be written"), file.errorString()};
    return {};
}

} // namespace testum::keychain
