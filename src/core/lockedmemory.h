#pragma once

#include <cstddef>

namespace testum {

/// Asks the system to keep the range out of swap and core dumps. Best effort: a process over its
/// RLIMIT_MEMLOCK goes on with unlocked memory. Whole pages are affected, so a page that is shared
/// with another secret may become unlocked early; wiping never depends on the lock.
void lockMemory(void *memory, std::size_t size) noexcept;
void unlockMemory(void *memory, std::size_t size) noexcept;

/// No core dumps of this process, files it makes are private (umask 077). Called first in main().
void hardenProcess() noexcept;

} // namespace testum
