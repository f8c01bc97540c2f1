#include "core/clock.h"

#include <QDateTime>

namespace testum {

qint64 SystemClock::nowMs() const { return QDateTime::currentMSecsSinceEpoch(); }

QString toIso8601(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace testum
