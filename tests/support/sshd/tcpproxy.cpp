#include "support/sshd/tcpproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace testum::tests {

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    return address;
}

} // namespace

TcpProxy::TcpProxy(int targetPort)
    : m_targetPort(targetPort)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) == 0 && ::listen(m_listener, 64) == 0 &&
        ::getsockname(m_listener, generic, &size) == 0)
        m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

TcpProxy::~TcpProxy()
{
    m_isEnding = true;
    m_thread.join();
    for (const Link &link : m_links) {
        ::close(link.client);
        ::close(link.server);
    }
    ::close(m_listener);
}

void TcpProxy::stallConnections()
{
    const std::lock_guard lock(m_mutex);
    for (Link &link : m_links)
        link.isStalled = true;
}

void TcpProxy::stallNewOnes()
{
    const std::lock_guard lock(m_mutex);
    m_stallsNewOnes = true;
}

void TcpProxy::dropConnections()
{
    const std::lock_guard lock(m_mutex);
    const linger reset{1, 0};
    for (const Link &link : m_links) {
        (void)::setsockopt(link.client, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
        ::close(link.client);
        ::close(link.server);
    }
    m_links.clear();
}

void TcpProxy::serve()
{
    while (!m_isEnding) {
        std::vector<pollfd> polls{{m_listener, POLLIN, 0}};
        {
            const std::lock_guard lock(m_mutex);
            for (const Link &link : m_links) {
                const int unwatched = -1;
                polls.push_back({link.isStalled ? unwatched : link.client, POLLIN, 0});
                polls.push_back({link.isStalled ? unwatched : link.server, POLLIN, 0});
            }
        }
        if (::poll(polls.data(), polls.size(), 10) <= 0)
            continue;
        const std::lock_guard lock(m_mutex);
        // Links may have been dropped meanwhile; those that are left have kept their places.
        for (std::size_t i = m_links.size(); i-- > 0;) {
            if (2 * i + 2 >= polls.size() || m_links[i].isStalled)
                continue;
            const bool fromClient = polls[2 * i + 1].revents != 0;
            const bool fromServer = polls[2 * i + 2].revents != 0;
            if ((fromClient && !relay(m_links[i].client, m_links[i].server)) ||
                (fromServer && !relay(m_links[i].server, m_links[i].client))) {
                ::close(m_links[i].client);
                ::close(m_links[i].server);
                m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        if (polls[0].revents != 0)
            acceptOne();
    }
}

void TcpProxy::acceptOne()
{
    Link link;
    link.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    link.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    link.isStalled = m_stallsNewOnes;
    const int on = 1;
    (void)::setsockopt(link.client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    (void)::setsockopt(link.server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    const sockaddr_in address = loopback(m_targetPort);
    if (!link.isStalled)
        (void)::connect(link.server, reinterpret_cast<const sockaddr *>(&address), sizeof(address));
    m_links.push_back(link);
}

bool TcpProxy::relay(int from, int to) const
{
    char buffer[64 * 1024];
    const ssize_t got = ::recv(from, buffer, sizeof(buffer), MSG_DONTWAIT);
    if (got <= 0)
        return false;
    ssize_t sent = 0;
    while (sent < got) {
        const ssize_t now =
            ::send(to, buffer + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

} // namespace testum::tests
