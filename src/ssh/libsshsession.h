#pragma once

#include "core/result.h"
#include "domain/platform.h"
#include "ssh/libsshhandles.h"
#include "ssh/socket.h"
#include "ssh/transporttimings.h"
#include "ssh/waitlimit.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace testum::ssh {

/// libssh's session in non-blocking mode over a socket of ours, with poll() and our own time
/// limits around every step. Says nothing about trust: UnverifiedSession, VerifiedSession and
/// SshSession wrap it by what may be done with it. Use in one thread.
class LibsshSession
{
public:
    struct Settings
    {
        QString username;
        QByteArray hostKeyAlgorithms;
        TransportTimings timings;
    };

    [[nodiscard]] static Result<std::unique_ptr<LibsshSession>> create(Socket &&socket,
                                                                       const Settings &settings);
    ~LibsshSession();
    LibsshSession(const LibsshSession &) = delete;
    LibsshSession &operator=(const LibsshSession &) = delete;

    /// Blocks: banner and key exchange, within the limit.
    [[nodiscard]] Result<void> exchangeKeys(const WaitLimit &limit);
    /// The key the host proved to own in the key exchange.
    [[nodiscard]] Result<domain::HostKey> hostKey() const;

    /// Repeats a non-blocking libssh call until it answers something else than `again`.
    /// Errors: those of the limit, naming `step`.
    template <typename Operation>
    [[nodiscard]] Result<int> await(int again, const WaitLimit &limit, const char *step,
                                    Operation &&operation)
    {
        for (;;) {
            const int rc = operation(m_session.get());
            if (rc != again)
                return rc;
            TESTUM_TRY_VOID(limit.check(step));
            waitForPeer(limit.sliceMs());
        }
    }

    /// Handles what has arrived, waiting up to the time for something to arrive. False when the
    /// connection is gone. May return early and may handle only a part.
    [[nodiscard]] bool pump(int timeoutMs);
    [[nodiscard]] bool isConnected() const;
    /// Asks the peer for an answer, without waiting for it.
    void askForAnswer();
    [[nodiscard]] quint64 bytesReceived() const { return m_counter.in_bytes; }
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] ssh_session handle() const { return m_session.get(); }
    /// The first channel is open: round trips no longer wait for our acknowledgements.
    void endSetUp() { m_isSettingUp = false; }

private:
    explicit LibsshSession(SessionHandle session)
        : m_session(std::move(session))
    {}
    void waitForPeer(int timeoutMs);
    [[nodiscard]] bool apply(const Settings &settings);

    SessionHandle m_session;
    EventHandle m_event;
    ssh_counter_struct m_counter{};
    Socket m_socket; ///< until libssh takes it over
    QByteArray m_greeting;
    bool m_isSettingUp = true;
};

} // namespace testum::ssh
