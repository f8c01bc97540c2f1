#include "server/openfiles.h"

#include "core/logging.h"

#include <sys/resource.h>

namespace testum::server {

void raiseOpenFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qCInfo(lcTestum, "The limit of open files stays as it is");
}

} // namespace testum::server
