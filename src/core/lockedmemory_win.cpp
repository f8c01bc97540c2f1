#include "core/lockedmemory.h"

#include <windows.h>

namespace testum {

void lockMemory(void *memory, std::size_t size) noexcept { (void)::VirtualLock(memory, size); }
void unlockMemory(void *memory, std::size_t size) noexcept { (void)::VirtualUnlock(memory, size); }

void hardenProcess() noexcept
{
    (void)::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

} // namespace testum
