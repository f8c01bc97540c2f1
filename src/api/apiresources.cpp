#include "api/apiresources.h"

#include <QtGlobal>

#include <mutex>

void initApiResources()
{
    static std::once_flag once;
    std::call_once(once, [] {
        Q_INIT_RESOURCE(api);
#ifdef TESTUM_SWAGGER_UI
        Q_INIT_RESOURCE(swagger_ui);
#endif
    });
}
