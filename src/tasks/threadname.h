#pragma once

#include <QByteArray>

namespace testum::tasks {

/// Names the calling thread for debuggers and `top -H`; at most 15 bytes are kept.
void setThisThreadName(const QByteArray &name);

} // namespace testum::tasks
