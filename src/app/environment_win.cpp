#include "app/appconfig.h"

#include <QtGlobal>

namespace testum::app {

QByteArray takeEnvironment(const char *name, bool secret)
{
    QByteArray value = qgetenv(name);
    if (secret)
        qunsetenv(name);
    return value;
}

} // namespace testum::app
