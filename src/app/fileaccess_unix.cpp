#include "app/fileaccess.h"

#include <QFile>

#include <sys/stat.h>

namespace testum::app {

bool othersMayAccess(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) != 0 || (info.st_mode & 077) != 0;
}

} // namespace testum::app
