#include "ssh/tcpoptions.h"

#include <winsock2.h>

#include <mstcpip.h>
#include <ws2tcpip.h>

namespace testum::ssh {

void tuneSocket(qintptr handle, std::chrono::milliseconds giveUpAfter)
{
    const auto socket = static_cast<SOCKET>(handle);
    const BOOL on = TRUE;
    (void)::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&on),
                       sizeof(on));
    tcp_keepalive settings{};
    settings.onoff = 1;
    settings.keepalivetime = static_cast<ULONG>(giveUpAfter.count() / 3);
    settings.keepaliveinterval = static_cast<ULONG>(giveUpAfter.count() / 15);
    DWORD answered = 0;
    (void)::WSAIoctl(socket, SIO_KEEPALIVE_VALS, &settings, sizeof(settings), nullptr, 0, &answered,
                     nullptr, nullptr);
}

void acknowledgeAtOnce(qintptr) {}

} // namespace testum::ssh
