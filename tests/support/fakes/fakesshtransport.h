#pragma once

#include "domain/sshtransport.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QStringList>

#include <mutex>

namespace testum::fakes {

/// What a scripted host does with each runCommand(), in this order.
struct FakeHost
{
    std::chrono::milliseconds connectDelay{0};
    bool hangInConnect = false;               ///< until cancelled
    QList<Error> connectErrors{};             ///< one an attempt, then it connects
    std::optional<Error> alwaysFails{};       ///< every attempt, before the start
    std::optional<domain::HostKey> hostKey{}; ///< handed to pinHostKey when the target has no pins
    std::optional<Error> authFails{};         ///< after the host's key was verified
    QList<QPair<domain::Stream, QByteArray>> output{};
    std::chrono::milliseconds outputDelay{0}; ///< before each piece of output
    bool hang = false;                        ///< after the output, until cancelled or timed out
    bool breaksAfterStart = false;            ///< answers an Error although the command had started
    domain::CommandResult result{0, {}, CancelReason::None, domain::RemoteState::NotAsked, {}, {}};
    domain::RemoteState stateAfterStop = domain::RemoteState::Gone;
};

/// Scripted hosts instead of a network; counts how many calls run at once, per host:port and in
/// all. Thread-safe.
class FakeSshTransport final : public domain::SshTransport
{
public:
    /// For every port of `host` (as the target spells it, in lower case).
    void script(const QString &host, const FakeHost &behaviour);
    void scriptAllOthers(const FakeHost &behaviour);

    [[nodiscard]] Result<domain::CommandResult> runCommand(const domain::SshTarget &target,
                                                           const domain::CommandSpec &command,
                                                           const domain::CommandHooks &hooks,
                                                           CancelToken &cancel) override;

    [[nodiscard]] int calls() const;
    [[nodiscard]] int callsTo(const QString &host) const;
    [[nodiscard]] int commandsStarted() const;
    [[nodiscard]] int running() const;
    [[nodiscard]] int maxRunning() const;
    [[nodiscard]] int maxRunningTo(const QString &hostAndPort) const; ///< "host:22", lower case
    [[nodiscard]] int maxRunningOfPrefix(const QString &namePrefix) const; ///< of SshTarget::name
    [[nodiscard]] QStringList order() const; ///< SshTarget::name of each call, in order
    [[nodiscard]] QList<QByteArray> commands() const;

private:
    struct Gauge
    {
        int now = 0;
        int max = 0;
    };

    void enter(const domain::SshTarget &target, const domain::CommandSpec &command);
    void leave(const domain::SshTarget &target);
    void countStart();
    [[nodiscard]] FakeHost behaviourOf(const domain::SshTarget &target, int &attempt);
    [[nodiscard]] Result<domain::CommandResult> play(const FakeHost &host, int attempt,
                                                     const domain::SshTarget &target,
                                                     const domain::CommandSpec &command,
                                                     const domain::CommandHooks &hooks,
                                                     CancelToken &cancel);

    mutable std::mutex m_mutex;
    QHash<QString, FakeHost> m_scripts;
    FakeHost m_others;
    QHash<QString, int> m_callsTo;
    QHash<QString, Gauge> m_gauges;     ///< by host:port
    QHash<QString, Gauge> m_nameGauges; ///< by name up to its last '-'
    Gauge m_gauge;
    int m_started = 0;
    QStringList m_order;
    QList<QByteArray> m_commands;
};

} // namespace testum::fakes
