#pragma once

#include <chrono>

namespace testum::ssh {

/// The transport's own clocks; tests shorten them.
struct TransportTimings
{
    using Ms = std::chrono::milliseconds;

    Ms probeAfter{15'000};  ///< silence before the peer is asked whether it lives, and between asks
    Ms giveUpAfter{44'000}; ///< silence after which the connection counts as lost
    Ms lingerAfterExit{2'000}; ///< waiting for the channel's close once the exit is known
    Ms stopChannel{2'500};     ///< opening the second channel of a stop
    Ms stopReconnect{5'000};   ///< the one fresh connection of a stop
    Ms stopTotal{9'000};       ///< all of a stop
};

} // namespace testum::ssh
