#include "tasks/threadname.h"

#include <pthread.h>

namespace testum::tasks {

void setThisThreadName(const QByteArray &name)
{
    const QByteArray cut = name.left(15);
#ifdef Q_OS_DARWIN
    pthread_setname_np(cut.constData());
#else
    pthread_setname_np(pthread_self(), cut.constData());
#endif
}

} // namespace testum::tasks
