#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace testum::domain {

/// What a TCP connect to a host came to, step by step.
struct TcpReach
{
    bool resolved = false; ///< the name has an address
    std::chrono::milliseconds resolveTime{0};
    std::chrono::milliseconds connectTime{0};
    QString address{}; ///< that answered: "192.0.2.1"
    /// Errors: ssh.resolve_failed, ssh.unreachable, ssh.timeout, task.cancelled.
    Result<void> outcome{};
};

/// Resolves and connects, sends nothing, closes. Blocks: up to `timeout`. Any thread; given by app.
using TcpConnect = std::function<TcpReach(
    const QString &host, int port, std::chrono::milliseconds timeout, const CancelToken &cancel)>;

/// Whether a platform's SSH port answers. While a check is under way the rest tells of the one
/// before it.
struct Reachability
{
    enum class State { Unknown, Checking, Online, Offline };

    QString platformId;
    State state = State::Unknown;
    std::optional<int> latencyMs; ///< of a TCP connect that worked
    QString reason;               ///< why one did not: "ssh.unreachable"
    qint64 checkedAtMs = 0;

    /// The last verdict, also while a new check is under way: never Checking.
    [[nodiscard]] State verdict() const;
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace testum::domain
