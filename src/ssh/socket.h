#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>
#include <vector>

namespace testum::ssh {

/// One address of a name, in the system's own form.
struct SocketAddress
{
    bool isIpv6 = false;
    QByteArray native; ///< a sockaddr
    QString text;      ///< "192.0.2.1"
};

/// What the resolver said. `problem` is its own sentence when there are no addresses.
struct AddressLookup
{
    QList<SocketAddress> addresses{};
    QString problem{};
};

/// Blocks: as long as the system's resolver likes. `numericOnly` never asks the network.
[[nodiscard]] AddressLookup lookUpAddresses(const QString &host, int port, bool numericOnly);

/// Owner of a non-blocking TCP socket. The system's calls behind it are in socket_unix.cpp and
/// socket_win.cpp.
class Socket
{
public:
    enum class Attempt { Connected, InProgress, Failed };
    static constexpr qintptr kNone = -1;

    Socket() = default;
    ~Socket() { close(); }
    Socket(Socket &&other) noexcept
        : m_handle(std::exchange(other.m_handle, kNone))
    {}
    Socket &operator=(Socket &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    /// Starts a connect. On Failed, `problem` holds the system's sentence.
    [[nodiscard]] Attempt connectTo(const SocketAddress &address, QString *problem);
    /// After waitWritable(): whether the connect succeeded.
    [[nodiscard]] Attempt finishConnect(QString *problem) const;
    [[nodiscard]] qintptr handle() const { return m_handle; }
    /// The caller owns the handle now.
    [[nodiscard]] qintptr release() { return std::exchange(m_handle, kNone); }
    void close();

private:
    qintptr m_handle = kNone;
};

/// Blocks: until one of the sockets can be written to or has failed, or the time is over.
/// Answers which, in the order given.
[[nodiscard]] std::vector<bool> waitWritable(const std::vector<const Socket *> &sockets,
                                             int timeoutMs);
/// Blocks: until the handle can be read, or written when asked for, or the time is over.
[[nodiscard]] bool waitReady(qintptr handle, bool alsoWrite, int timeoutMs);
/// Up to `size` bytes that wait to be read; they stay there.
[[nodiscard]] QByteArray peek(qintptr handle, int size);

} // namespace testum::ssh
