#include "storage/outputsync.h"

#include <fcntl.h>
#include <unistd.h>

namespace testum::storage {

bool syncFile(const QFile &file)
{
#ifdef Q_OS_DARWIN
    // fsync() on macOS leaves the bytes in the drive's cache.
    return ::fcntl(file.handle(), F_FULLFSYNC) == 0;
#else
    return ::fdatasync(file.handle()) == 0;
#endif
}

bool syncDirectory(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

} // namespace testum::storage
