#pragma once

#include "ssh/socket.h"
#include "ssh/waitlimit.h"

#include <functional>

namespace testum::ssh {

/// Replaceable in tests: a resolver that hangs or answers made-up addresses.
using LookUp = std::function<AddressLookup(const QString &host, int port, bool numericOnly)>;

/// The addresses of a host in the order to try: as the system sorted them, families alternating
/// (RFC 8305 section 4).
/// Blocks: within the limit, whatever the system's resolver does; a name is looked up on a thread
/// of its own that a hanging resolver may keep.
/// Errors: ssh.resolve_failed, ssh.timeout, task.cancelled.
[[nodiscard]] Result<QList<SocketAddress>> resolve(const LookUp &lookUp, const QString &host,
                                                   int port, const WaitLimit &limit);

} // namespace testum::ssh
