#include "core/lockedmemory.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace testum {

void lockMemory(void *memory, std::size_t size) noexcept { (void)::mlock(memory, size); }
void unlockMemory(void *memory, std::size_t size) noexcept { (void)::munlock(memory, size); }

void hardenProcess() noexcept
{
    const rlimit none{0, 0};
    (void)::setrlimit(RLIMIT_CORE, &none);
    (void)::umask(077);
#ifdef __linux__
    (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace testum
