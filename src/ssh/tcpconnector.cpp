#include "ssh/tcpconnector.h"

#include <QElapsedTimer>
#include <QStringList>

#include <optional>

namespace testum::ssh {

namespace {

constexpr std::chrono::milliseconds kStagger{250};

/// The race of RFC 8305 section 5 over the addresses of one host.
class ConnectRace
{
public:
    struct Runner
    {
        Socket socket;
        QString address;
    };

    explicit ConnectRace(QList<SocketAddress> addresses)
        : m_addresses(std::move(addresses))
    {}

    [[nodiscard]] bool isLost() const { return m_runners.empty() && m_next == m_addresses.size(); }
    [[nodiscard]] bool canStart() const
    {
        return m_next < m_addresses.size() &&
               (m_runners.empty() || m_failedJustNow || m_nextStart.hasExpired());
    }
    [[nodiscard]] std::optional<Runner> startNext();
    [[nodiscard]] std::optional<Runner> wait(int timeoutMs);
    [[nodiscard]] int waitMs(int sliceMs) const
    {
        if (m_next == m_addresses.size())
            return sliceMs;
        return static_cast<int>(std::min<qint64>(sliceMs, m_nextStart.remainingTime()));
    }
    [[nodiscard]] QString problems() const { return m_problems.join(QStringLiteral("; ")); }

private:
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

std::optional<ConnectRace::Runner> ConnectRace::startNext()
{
    const SocketAddress &address = m_addresses.at(m_next++);
    m_nextStart.setRemainingTime(kStagger);
    m_failedJustNow = false;
    Socket socket;
    QString problem;
    switch (socket.connectTo(address, &problem)) {
    case Socket::Attempt::Connected:
        return Runner{std::move(socket), address.text};
    case Socket::Attempt::InProgress:
        m_runners.push_back({std::move(socket), address.text});
        break;
    case Socket::Attempt::Failed:
        noteFailure(address.text, problem);
        break;
    }
    return std::nullopt;
}

std::optional<ConnectRace::Runner> ConnectRace::wait(int timeoutMs)
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
            return std::move(m_runners[i]);
        noteFailure(m_runners[i].address, problem);
        m_runners.erase(m_runners.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return std::nullopt;
}

Result<ConnectRace::Runner> runRace(QList<SocketAddress> addresses, const QString &host, int port,
                                    const WaitLimit &limit)
{
    ConnectRace race(std::move(addresses));
    while (!race.isLost()) {
        TESTUM_TRY_VOID(limit.check("connecting"));
        std::optional<ConnectRace::Runner> winner =
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

std::chrono::milliseconds since(const QElapsedTimer &timer)
{
    // Rounded: a LAN answers in a fraction of a millisecond.
    return std::chrono::milliseconds((timer.nsecsElapsed() + 500'000) / 1'000'000);
}

} // namespace

Result<Socket> TcpConnector::connectTo(const QString &host, int port, const WaitLimit &limit) const
{
    TESTUM_TRY(QList<SocketAddress> addresses, resolve(m_lookUp, host, port, limit));
    TESTUM_TRY(ConnectRace::Runner winner, runRace(std::move(addresses), host, port, limit));
    return std::move(winner.socket);
}

domain::TcpReach TcpConnector::reach(const QString &host, int port, const WaitLimit &limit) const
{
    domain::TcpReach found;
    QElapsedTimer timer;
    timer.start();
    auto addresses = resolve(m_lookUp, host, port, limit);
    found.resolveTime = since(timer);
    if (!addresses) {
        found.outcome = addresses.error();
        return found;
    }
    found.resolved = true;
    timer.start();
    const auto winner = runRace(std::move(addresses).value(), host, port, limit);
    found.connectTime = since(timer);
    if (winner)
        found.address = winner->address;
    else
        found.outcome = winner.error();
    return found;
}

} // namespace testum::ssh
