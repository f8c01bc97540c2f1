#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace testum::tests {

/// A loopback relay to another port that can turn into a black hole: bytes are taken no longer and
/// nobody is told. Its kernel still acknowledges, as that of a host whose sshd hangs. Any thread.
class TcpProxy
{
public:
    explicit TcpProxy(int targetPort);
    ~TcpProxy();
    TcpProxy(const TcpProxy &) = delete;
    TcpProxy &operator=(const TcpProxy &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    void stallConnections(); ///< those that exist now
    void stallNewOnes();     ///< those that come later: accepted, never served
    void dropConnections();  ///< resets those that exist now

private:
    struct Link
    {
        int client = -1;
        int server = -1;
        bool isStalled = false;
    };

    void serve();
    void acceptOne();
    [[nodiscard]] bool relay(int from, int to) const;

    int m_listener = -1;
    int m_port = 0;
    int m_targetPort = 0;
    std::atomic<bool> m_isEnding{false};
    std::mutex m_mutex; ///< guards the links
    bool m_stallsNewOnes = false;
    std::vector<Link> m_links;
    std::thread m_thread;
};

} // namespace testum::tests
