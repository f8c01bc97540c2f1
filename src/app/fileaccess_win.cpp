#include "app/fileaccess.h"

namespace testum::app {

bool othersMayAccess(const QString &) { return false; }

} // namespace testum::app
