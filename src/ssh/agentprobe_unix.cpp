#include "ssh/agentprobe.h"
#include "ssh/socket.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QtEndian>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace testum::ssh {

namespace {

constexpr char kRequestIdentities = 11;
constexpr char kIdentitiesAnswer = 12;
constexpr qsizetype kAnswerHead = 9; // length, type, number of identities

Error unavailable(const char *why)
{
    return Error{ErrorCode::FailedPrecondition, "ssh.agent_unavailable",
                 QStringLiteral("No SSH agent answers"), QString::fromLatin1(why)};
}

/// Owner of the agent's local socket; negative when nobody listens there.
class AgentSocket
{
public:
    explicit AgentSocket(const QByteArray &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof(address.sun_path))
            return;
        std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (fd < 0)
            return;
        (void)::fcntl(fd, F_SETFD, FD_CLOEXEC);
        (void)::fcntl(fd, F_SETFL, O_NONBLOCK);
        if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0)
            m_fd = fd;
        else
            ::close(fd);
    }
    ~AgentSocket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    AgentSocket(const AgentSocket &) = delete;
    AgentSocket &operator=(const AgentSocket &) = delete;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd = -1;
};

} // namespace

Result<void> probeAgent(std::chrono::milliseconds timeout)
{
    const AgentSocket agent(qgetenv("SSH_AUTH_SOCK"));
    const int fd = agent.fd();
    if (fd < 0)
        return unavailable("SSH_AUTH_SOCK leads to no agent");
    constexpr char request[] = {0, 0, 0, 1, kRequestIdentities};
    if (::send(fd, request, sizeof(request), MSG_NOSIGNAL) != sizeof(request))
        return unavailable("the agent takes no request");
    const QDeadlineTimer deadline(timeout);
    QByteArray answer;
    while (answer.size() < kAnswerHead) {
        if (!waitReady(fd, false, static_cast<int>(deadline.remainingTime())))
            return unavailable("the agent does not answer");
        char buffer[kAnswerHead];
        const ssize_t got = ::recv(fd, buffer, sizeof(buffer), 0);
        if (got <= 0)
            return unavailable("the agent hung up");
        answer.append(buffer, static_cast<qsizetype>(got));
    }
    if (answer.at(4) != kIdentitiesAnswer)
        return unavailable("the agent refused the request");
    if (qFromBigEndian<quint32>(answer.constData() + 5) == 0) {
        return Error{ErrorCode::FailedPrecondition, "ssh.agent_no_identity",
                     QStringLiteral("The SSH agent holds no key")};
    }
    return {};
}

} // namespace testum::ssh
