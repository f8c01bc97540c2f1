#include "keychain/privatefile.h"

#include "core/ids.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace testum::keychain {

namespace {

class FileDescriptor
{
public:
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {}
    ~FileDescriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    /// Network file systems report a failed write only here.
    [[nodiscard]] bool close() { return ::close(std::exchange(m_fd, -1)) == 0; }

private:
    int m_fd;
};

Error unreadable(const QString &detail)
{
    return Error{ErrorCode::Unavailable, "vault.key_file_unreadable",
                 QStringLiteral("The master key file cannot be read"), detail};
}

Error unwritable(int error)
{
    return Error{ErrorCode::Unavailable, "vault.key_file_unwritable",
                 QStringLiteral("The master key file cannot be written"),
                 QString::fromLocal8Bit(std::strerror(error))};
}

QString systemText(int error) { return QString::fromLocal8Bit(std::strerror(error)); }

bool isExposed(const struct stat &status, FileOwner owner)
{
    constexpr mode_t kGroupRead = S_IRGRP;
    constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
    if (status.st_uid == ::geteuid())
        return (status.st_mode & kOthers) != 0;
    return owner != FileOwner::Administrator || status.st_uid != 0 ||
           (status.st_mode & kOthers & ~kGroupRead) != 0;
}

bool writeAll(int fd, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t written =
            ::write(fd, content.data(), static_cast<std::size_t>(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

bool syncDirectory(const QByteArray &path)
{
    const FileDescriptor directory(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems cannot sync a directory and say EINVAL.
    return directory.isOpen() && (::fsync(directory.get()) == 0 || errno == EINVAL);
}

/// 0, or the errno of the step that failed; nothing is left behind then.
int writeNewFile(const QByteArray &path, QByteArrayView content)
{
    FileDescriptor file(::open(
        path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return errno;
    // The umask may only take bits away; an owner without write access could not replace the key.
    if (::fchmod(file.get(), S_IRUSR | S_IWUSR) == 0 && writeAll(file.get(), content) &&
        ::fsync(file.get()) == 0 && file.close())
        return 0;
    const int error = errno;
    ::unlink(path.constData());
    return error;
}

} // namespace

Result<SecretBytes> readPrivateFile(const QString &path, FileOwner owner)
{
    // O_NONBLOCK: a named pipe in this place must not hang the start.
    const FileDescriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen() && (errno == ENOENT || errno == ENOTDIR))
        return Error{ErrorCode::NotFound, "vault.key_not_found",
                     QStringLiteral("There is no master key file")};
    if (!file.isOpen())
        return unreadable(systemText(errno));
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return unreadable(systemText(errno));
    if (!S_ISREG(status.st_mode))
        return unreadable(QStringLiteral("not a regular file"));
    if (isExposed(status, owner))
        return Error{ErrorCode::FailedPrecondition, "vault.key_file_exposed",
                     QStringLiteral("Others can read the master key file")};
    SecretBytes content = SecretBytes::zeros(kMaxPrivateFileBytes);
    qsizetype size = 0;
    while (size < content.size()) {
        const ssize_t count = ::read(file.get(), content.data() + size,
                                     static_cast<std::size_t>(content.size() - size));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(systemText(errno));
        if (count == 0)
            return SecretBytes(content.view().first(size));
        size += count;
    }
    return unreadable(QStringLiteral("too large for a master key"));
}

Result<void> createPrivateFile(const QString &path, QByteArrayView content)
{
    const Error exists{ErrorCode::AlreadyExists, "vault.key_exists",
                       QStringLiteral("There is a master key file already")};
    const QByteArray target = QFile::encodeName(path);
    const QByteArray draft = target + "." + newId().toLatin1() + ".tmp";
    if (const int error = writeNewFile(draft, content))
        return unwritable(error);
    // link() is the one step that both shows the file whole and fails if the name is taken: two
    // processes that start first at once agree on one key.
    int error = ::link(draft.constData(), target.constData()) == 0 ? 0 : errno;
    ::unlink(draft.constData());
    if (error == EPERM || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS)
        error = writeNewFile(target, content); // a file system without hard links
    if (error == EEXIST)
        return exists;
    if (error != 0)
        return unwritable(error);
    if (!syncDirectory(QFile::encodeName(QFileInfo(path).absolutePath())))
        return unwritable(errno);
    return {};
}

} // namespace testum::keychain
