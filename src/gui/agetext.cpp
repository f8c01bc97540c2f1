#include "gui/agetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace testum::gui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(AgeText)
};

constexpr qint64 kMinuteS = 60;
constexpr qint64 kHourS = 60 * kMinuteS;
constexpr qint64 kDayS = 24 * kHourS;

} // namespace

QString ageText(qint64 epochMs, qint64 nowMs)
{
    if (epochMs <= 0)
        return {};
    const QLocale locale;
    const qint64 seconds = (nowMs - epochMs) / 1000;
    if (seconds < kMinuteS) // a clock of the server that is ahead counts as now, too
        return Words::tr("just now");
    if (seconds < kHourS)
        return Words::tr("%1 min ago").arg(locale.toString(seconds / kMinuteS));
    if (seconds < kDayS)
        return Words::tr("%1 h ago").arg(locale.toString(seconds / kHourS));
    return Words::tr("%1 d ago").arg(locale.toString(seconds / kDayS));
}

QString uptimeText(qint64 seconds)
{
    if (seconds <= 0)
        return {};
    const QLocale locale;
    if (seconds < kHourS)
        return Words::tr("%1 min", "how long a host is up")
            .arg(locale.toString(seconds / kMinuteS));
    if (seconds < kDayS)
        return Words::tr("%1 h", "how long a host is up").arg(locale.toString(seconds / kHourS));
    return Words::tr("%1 d", "how long a host is up").arg(locale.toString(seconds / kDayS));
}

} // namespace testum::gui
