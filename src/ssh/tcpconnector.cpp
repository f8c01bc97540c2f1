#include "ssh/tcpconnector.h"

#include <QStringList>

#include <optional>

namespace testum::ssh {

namespace {

constexpr std::chrono::milliseconds kStagger{250};

/// The race of RFC 8305 section 5 over the addresses of one host.
class ConnectRace
{
public:
    explicit ConnectRace(QList<SocketAddress> addresses)
        : m_addresses(std::move(addresses))
    {}

    [[nodiscard]] bool isLost() const { return m_runners.empty() && m_next == m_addresses.size(); }
    [[nodiscard]] bool canStart() const
    {
        return m_next < m_addresses.size() &&
               (m_runners.empty() || m_failedJustNow || m_nextStart.hasExpired());
    }
    [[nodiscard]] std::optional<Socket> startNext();
    [[nodiscard]] std::optional<Socket> wait(int timeoutMs);
    [[nodiscard]] int waitMs(int sliceMs) const
    {
        if (m_next == m_addresses.size())
            return sliceMs;
        return static_cast<int>(std::min<qint64>(sliceMs, m_nextStart.remainingTime()));
    }
    [[nodiscard]] QString problems() const { return m_problems.join(QStringLiteral("; ")); }

private:
    struct Runner
    {
        Socket socket;
        QString address;
    };

    void noteFailure(const QString &address, const QString &problem)
    {
        m_problems.append(address + QStringLiteral(": ") + problem);
        m_failedJustNow = true;
    }

    QList<SocketAddress> m_addresses;
    qsizetype m_next = 0;
    QDeadlineTimer m_nextStart;
    bool m_failedJustNow = false;
    std::vector<Runner> m_runners;
    QStringList m_problems;
};

std::optional<Socket> ConnectRace::startNext()
{
    const SocketAddress &address = m_addresses.at(m_next++);
    m_nextStart.setRemainingTime(kStagger);
    m_failedJustNow = false;
    Socket socket;
    QString problem;
    switch (socket.connectTo(address, &problem)) {
    case Socket::Attempt::Connected:
        return socket;
    case Socket::Attempt::InProgress:
        m_runners.push_back({std::move(socket), address.text});
        break;
    case Socket::Attempt::Failed:
        noteFailure(address.text, problem);
        break;
    }
    return std::nullopt;
}

std::optional<Socket> ConnectRace::wait(int timeoutMs)
{
    std::vector<const Socket *> sockets;
    sockets.reserve(m_runners.size());
    for (const Runner &runner : m_runners)
        sockets.push_back(&runner.socket);
    const std::vector<bool> ready = waitWritable(sockets, timeoutMs);
    // From behind, so that erasing does not move what is still to be looked at.
    for (std::size_t i = ready.size(); i-- > 0;) {
        if (!ready[i])
            continue;
        QString problem;
        if (m_runners[i].socket.finishConnect(&problem) == Socket::Attempt::Connected)
            return std::move(m_runners[i].socket);
        noteFailure(m_runners[i].address, problem);
        m_runners.erase(m_runners.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return std::nullopt;
}

} // namespace

Result<Socket> TcpConnector::connectTo(const QString &host, int port, const WaitLimit &limit) const
{
    TESTUM_TRY(QList<SocketAddress> addresses, resolve(m_lookUp, host, port, limit));
    ConnectRace race(std::move(addresses));
    while (!race.isLost()) {
        TESTUM_TRY_VOID(limit.check("connecting"));
        std::optional<Socket> winner =
            race.canStart() ? race.startNext() : race.wait(race.waitMs(limit.sliceMs()));
        if (winner)
            return std::move(*winner);
    }
    return Error{ErrorCode::Unavailable,
                 "ssh.unreachable",
                 QStringLiteral("No connection to the host"),
                 race.problems(),
                 {{QStringLiteral("host"), host}, {QStringLiteral("port"), QString::number(port)}}};
}

} // namespace testum::ssh
