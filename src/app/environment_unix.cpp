#include "app/appconfig.h"

#include <cstdlib>
#include <cstring>

namespace testum::app {

QByteArray takeEnvironment(const char *name, bool secret)
{
    char *value = std::getenv(name);
    if (!value)
        return {};
    QByteArray copy(value);
    if (secret) {
        // unsetenv() only drops the pointer: the bytes stay readable in /proc/PID/environ.
        wipe(value, std::strlen(value));
        ::unsetenv(name);
    }
    return copy;
}

} // namespace testum::app
