#include "ssh/socket.h"

#include <winsock2.h>

#include <ws2tcpip.h>

#include <system_error>

namespace testum::ssh {

namespace {

QString problemText(int code)
{
    return QString::fromStdString(std::system_category().message(code));
}

SOCKET socketOf(const Socket &socket) { return static_cast<SOCKET>(socket.handle()); }

void startWinsock()
{
    static const int started = [] {
        WSADATA data;
        return ::WSAStartup(MAKEWORD(2, 2), &data);
    }();
    (void)started;
}

} // namespace

AddressLookup lookUpAddresses(const QString &host, int port, bool numericOnly)
{
    startWinsock();
    ADDRINFOW hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = numericOnly ? AI_NUMERICHOST : 0;
    PADDRINFOW found = nullptr;
    const std::wstring name = host.toStdWString();
    const std::wstring service = QString::number(port).toStdWString();
    AddressLookup result;
    const int rc = ::GetAddrInfoW(name.c_str(), service.c_str(), &hints, &found);
    if (rc != 0) {
        result.problem = problemText(rc);
        return result;
    }
    for (PADDRINFOW entry = found; entry != nullptr; entry = entry->ai_next) {
        if (entry->ai_family != AF_INET && entry->ai_family != AF_INET6)
            continue;
        char text[NI_MAXHOST] = {};
        (void)::getnameinfo(entry->ai_addr, static_cast<socklen_t>(entry->ai_addrlen), text,
                            sizeof(text), nullptr, 0, NI_NUMERICHOST);
        result.addresses.append(
            SocketAddress{entry->ai_family == AF_INET6,
                          QByteArray(reinterpret_cast<const char *>(entry->ai_addr),
                                     static_cast<qsizetype>(entry->ai_addrlen)),
                          QString::fromLatin1(text)});
    }
    ::FreeAddrInfoW(found);
    return result;
}

Socket::Attempt Socket::connectTo(const SocketAddress &address, QString *problem)
{
    startWinsock();
    close();
    const SOCKET handle = ::socket(address.isIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (handle == INVALID_SOCKET) {
        *problem = problemText(::WSAGetLastError());
        return Attempt::Failed;
    }
    m_handle = static_cast<qintptr>(handle);
    u_long nonBlocking = 1;
    (void)::ioctlsocket(handle, FIONBIO, &nonBlocking);
    const auto *const native = reinterpret_cast<const sockaddr *>(address.native.constData());
    if (::connect(handle, native, static_cast<int>(address.native.size())) == 0)
        return Attempt::Connected;
    const int code = ::WSAGetLastError();
    if (code == WSAEWOULDBLOCK)
        return Attempt::InProgress;
    *problem = problemText(code);
    close();
    return Attempt::Failed;
}

Socket::Attempt Socket::finishConnect(QString *problem) const
{
    int code = 0;
    int size = sizeof(code);
    if (::getsockopt(socketOf(*this), SOL_SOCKET, SO_ERROR, reinterpret_cast<char *>(&code),
                     &size) != 0)
        code = ::WSAGetLastError();
    if (code == 0)
        return Attempt::Connected;
    *problem = problemText(code);
    return Attempt::Failed;
}

void Socket::close()
{
    if (m_handle != kNone)
        ::closesocket(static_cast<SOCKET>(std::exchange(m_handle, kNone)));
}

std::vector<bool> waitWritable(const std::vector<const Socket *> &sockets, int timeoutMs)
{
    std::vector<WSAPOLLFD> polls;
    polls.reserve(sockets.size());
    for (const Socket *socket : sockets)
        polls.push_back(WSAPOLLFD{socketOf(*socket), POLLWRNORM, 0});
    (void)::WSAPoll(polls.data(), static_cast<ULONG>(polls.size()), timeoutMs);
    std::vector<bool> ready;
    ready.reserve(polls.size());
    for (const WSAPOLLFD &entry : polls)
        ready.push_back(entry.revents != 0);
    return ready;
}

bool waitReady(qintptr handle, bool alsoWrite, int timeoutMs)
{
    const SHORT events = static_cast<SHORT>(alsoWrite ? POLLRDNORM | POLLWRNORM : POLLRDNORM);
    WSAPOLLFD entry{static_cast<SOCKET>(handle), events, 0};
    return ::WSAPoll(&entry, 1, timeoutMs) > 0;
}

QByteArray peek(qintptr handle, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const int got = ::recv(static_cast<SOCKET>(handle), bytes.data(), size, MSG_PEEK);
    bytes.truncate(got > 0 ? got : 0);
    return bytes;
}

} // namespace testum::ssh
