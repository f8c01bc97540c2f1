#include "tasks/threadname.h"

#include <QString>

#include <windows.h>

namespace testum::tasks {

void setThisThreadName(const QByteArray &name)
{
    const std::wstring wide = QString::fromUtf8(name).toStdWString();
    SetThreadDescription(GetCurrentThread(), wide.c_str());
}

} // namespace testum::tasks
