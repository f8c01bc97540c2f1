#include "domain/reachability.h"

#include "domain/json.h"

namespace testum::domain {

namespace {

QString stateName(Reachability::State state)
{
    switch (state) {
    case Reachability::State::Unknown:
        return QStringLiteral("unknown");
    case Reachability::State::Checking:
        return QStringLiteral("checking");
    case Reachability::State::Online:
        return QStringLiteral("online");
    case Reachability::State::Offline:
        return QStringLiteral("offline");
    }
    return {};
}

} // namespace

Reachability::State Reachability::verdict() const
{
    if (latencyMs)
        return State::Online;
    return reason.isEmpty() ? State::Unknown : State::Offline;
}

QJsonObject Reachability::toJson() const
{
    return {
        {QStringLiteral("platform_id"), platformId},
        {QStringLiteral("state"), stateName(state)},
        {QStringLiteral("latency_ms"), intOrNull(latencyMs)},
        {QStringLiteral("checked_at"), timeToJson(checkedAtMs)},
        {QStringLiteral("reason"), textOrNull(reason)},
    };
}

} // namespace testum::domain
