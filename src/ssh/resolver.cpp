#include "ssh/resolver.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace testum::ssh {

namespace {

/// Shared with the looking-up thread, which may outlive the caller.
struct PendingLookUp
{
    std::mutex mutex;
    std::condition_variable done;
    std::optional<AddressLookup> answer;
};

QList<SocketAddress> alternated(const QList<SocketAddress> &sorted)
{
    QList<SocketAddress> first;
    QList<SocketAddress> second;
    for (const SocketAddress &address : sorted)
        (address.isIpv6 == sorted.constFirst().isIpv6 ? first : second).append(address);
    QList<SocketAddress> mixed;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            mixed.append(first.at(i));
        if (i < second.size())
            mixed.append(second.at(i));
    }
    return mixed;
}

Error resolveFailed(const QString &host, const QString &problem)
{
    return Error{ErrorCode::Unavailable,
                 "ssh.resolve_failed",
                 QStringLiteral("The name of the host cannot be resolved"),
                 problem,
                 {{QStringLiteral("host"), host}}};
}

Result<std::shared_ptr<PendingLookUp>> startLookUp(const LookUp &lookUp, const QString &host,
                                                   int port)
{
    auto pending = std::make_shared<PendingLookUp>();
    try {
        std::thread([pending, lookUp, host, port] {
            AddressLookup answer = lookUp(host, port, false);
            const std::lock_guard lock(pending->mutex);
            pending->answer = std::move(answer);
            pending->done.notify_all();
        }).detach();
    } catch (const std::system_error &e) {
        return resolveFailed(host, QString::fromLocal8Bit(e.what()));
    }
    return pending;
}

} // namespace

Result<QList<SocketAddress>> resolve(const LookUp &lookUp, const QString &host, int port,
                                     const WaitLimit &limit)
{
    const AddressLookup literal = lookUp(host, port, true);
    if (!literal.addresses.isEmpty())
        return alternated(literal.addresses);

    TESTUM_TRY(const auto pending, startLookUp(lookUp, host, port));
    std::unique_lock lock(pending->mutex);
    while (!pending->answer) {
        TESTUM_TRY_VOID(limit.check("resolving the name"));
        pending->done.wait_for(lock, std::chrono::milliseconds(limit.sliceMs()));
    }
    if (pending->answer->addresses.isEmpty())
        return resolveFailed(host, pending->answer->problem);
    return alternated(pending->answer->addresses);
}

} // namespace testum::ssh
