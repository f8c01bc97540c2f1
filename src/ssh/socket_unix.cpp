#include "ssh/socket.h"

#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace testum::ssh {

namespace {

QString problemText(int code)
{
    return QString::fromStdString(std::generic_category().message(code));
}

int fdOf(const Socket &socket) { return static_cast<int>(socket.handle()); }

} // namespace

AddressLookup lookUpAddresses(const QString &host, int port, bool numericOnly)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | (numericOnly ? AI_NUMERICHOST : AI_ADDRCONFIG);
    addrinfo *found = nullptr;
    const QByteArray name = host.toUtf8();
    const QByteArray service = QByteArray::number(port);
    int rc = ::getaddrinfo(name.constData(), service.constData(), &hints, &found);
    if (rc != 0 && !numericOnly) {
        // On a host with nothing but loopback AI_ADDRCONFIG hides localhost itself.
        hints.ai_flags = AI_NUMERICSERV;
        rc = ::getaddrinfo(name.constData(), service.constData(), &hints, &found);
    }
    AddressLookup result;
    if (rc != 0) {
        result.problem =
            rc == EAI_SYSTEM ? problemText(errno) : QString::fromLocal8Bit(::gai_strerror(rc));
        return result;
    }
    for (const addrinfo *entry = found; entry != nullptr; entry = entry->ai_next) {
        if (entry->ai_family != AF_INET && entry->ai_family != AF_INET6)
            continue;
        char text[NI_MAXHOST] = {};
        (void)::getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof(text), nullptr, 0,
                            NI_NUMERICHOST);
        result.addresses.append(
            SocketAddress{entry->ai_family == AF_INET6,
                          QByteArray(reinterpret_cast<const char *>(entry->ai_addr),
                                     static_cast<qsizetype>(entry->ai_addrlen)),
                          QString::fromLatin1(text)});
    }
    ::freeaddrinfo(found);
    return result;
}

Socket::Attempt Socket::connectTo(const SocketAddress &address, QString *problem)
{
    close();
    const int fd = ::socket(address.isIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    if (fd < 0) {
        *problem = problemText(errno);
        return Attempt::Failed;
    }
    m_handle = fd;
    if (::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 ||
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK) != 0) {
        *problem = problemText(errno);
        close();
        return Attempt::Failed;
    }
    const auto *const native = reinterpret_cast<const sockaddr *>(address.native.constData());
    if (::connect(fd, native, static_cast<socklen_t>(address.native.size())) == 0)
        return Attempt::Connected;
    if (errno == EINPROGRESS || errno == EINTR)
        return Attempt::InProgress;
    *problem = problemText(errno);
    close();
    return Attempt::Failed;
}

Socket::Attempt Socket::finishConnect(QString *problem) const
{
    int code = 0;
    socklen_t size = sizeof(code);
    if (::getsockopt(fdOf(*this), SOL_SOCKET, SO_ERROR, &code, &size) != 0)
        code = errno;
    if (code == 0)
        return Attempt::Connected;
    *problem = problemText(code);
    return Attempt::Failed;
}

void Socket::close()
{
    if (m_handle != kNone)
        ::close(static_cast<int>(std::exchange(m_handle, kNone)));
}

std::vector<bool> waitWritable(const std::vector<const Socket *> &sockets, int timeoutMs)
{
    std::vector<pollfd> polls;
    polls.reserve(sockets.size());
    for (const Socket *socket : sockets)
        polls.push_back(pollfd{fdOf(*socket), POLLOUT, 0});
    (void)::poll(polls.data(), polls.size(), timeoutMs);
    std::vector<bool> ready;
    ready.reserve(polls.size());
    for (const pollfd &entry : polls)
        ready.push_back(entry.revents != 0);
    return ready;
}

bool waitReady(qintptr handle, bool alsoWrite, int timeoutMs)
{
    const short events = static_cast<short>(alsoWrite ? POLLIN | POLLOUT : POLLIN);
    pollfd entry{static_cast<int>(handle), events, 0};
    return ::poll(&entry, 1, timeoutMs) > 0;
}

QByteArray peek(qintptr handle, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const ssize_t got = ::recv(static_cast<int>(handle), bytes.data(),
                               static_cast<std::size_t>(size), MSG_PEEK | MSG_DONTWAIT);
    bytes.truncate(got > 0 ? static_cast<qsizetype>(got) : 0);
    return bytes;
}

} // namespace testum::ssh
