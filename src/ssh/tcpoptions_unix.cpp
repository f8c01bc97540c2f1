#include "ssh/tcpoptions.h"

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace testum::ssh {

namespace {

void setOption(qintptr handle, int level, int option, int value)
{
    (void)::setsockopt(static_cast<int>(handle), level, option, &value, sizeof(value));
}

} // namespace

void tuneSocket(qintptr handle, std::chrono::milliseconds giveUpAfter)
{
    setOption(handle, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(handle, SOL_SOCKET, SO_KEEPALIVE, 1);
    [[maybe_unused]] const int seconds = std::max(
        1, static_cast<int>(std::chrono::floor<std::chrono::seconds>(giveUpAfter).count()));
#ifdef TCP_KEEPIDLE
    setOption(handle, IPPROTO_TCP, TCP_KEEPIDLE, std::max(1, seconds / 3));
#elif defined(TCP_KEEPALIVE)
    setOption(handle, IPPROTO_TCP, TCP_KEEPALIVE, std::max(1, seconds / 3));
#endif
#ifdef TCP_KEEPINTVL
    setOption(handle, IPPROTO_TCP, TCP_KEEPINTVL, std::max(1, seconds / 6));
#endif
#ifdef TCP_KEEPCNT
    setOption(handle, IPPROTO_TCP, TCP_KEEPCNT, 4);
#endif
#ifdef TCP_USER_TIMEOUT
    setOption(handle, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(giveUpAfter.count()));
#endif
}

void acknowledgeAtOnce([[maybe_unused]] qintptr handle)
{
#ifdef TCP_QUICKACK
    setOption(handle, IPPROTO_TCP, TCP_QUICKACK, 1);
#endif
}

} // namespace testum::ssh
