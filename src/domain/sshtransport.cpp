#include "domain/sshtransport.h"

namespace testum::domain {

QString remoteStateName(RemoteState state)
{
    switch (state) {
    case RemoteState::NotAsked:
        return {};
    case RemoteState::Gone:
        return QStringLiteral("gone");
    case RemoteState::Alive:
        return QStringLiteral("alive");
    case RemoteState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

bool isRetryable(const Error &error)
{
    return error.is("ssh.unreachable") || error.is("ssh.timeout") ||
           error.is("ssh.resolve_failed") || error.is("ssh.connection_lost");
}

} // namespace testum::domain
