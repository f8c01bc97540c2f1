#include "gui/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace testum::gui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kMinuteMs = 60 * kSecondMs;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;

} // namespace

qint64 epochMs(const QJsonValue &time)
{
    if (!time.isString())
        return 0;
    const QDateTime moment = QDateTime::fromString(time.toString(), Qt::ISODateWithMs);
    return moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
}

QString momentText(qint64 epochMs)
{
    if (epochMs == 0)
        return {};
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(epochMs), QLocale::ShortFormat);
}

QString exactMomentText(qint64 epochMs)
{
    if (epochMs == 0)
        return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(epochMs);
    return Words::tr("%1, %2 %3", "date, time of day, time zone")
        .arg(QLocale().toString(moment.date(), QLocale::ShortFormat),
             QLocale().toString(moment.time(), QStringLiteral("HH:mm:ss")),
             moment.timeZoneAbbreviation());
}

QString durationText(qint64 durationMs)
{
    if (durationMs < 0)
        return {};
    const QLocale locale;
    if (durationMs < 10 * kSecondMs)
        return Words::tr("%1 s", "a duration")
            .arg(locale.toString(double(durationMs) / double(kSecondMs), 'f', 1));
    if (durationMs < kMinuteMs)
        return Words::tr("%1 s", "a duration").arg(locale.toString(durationMs / kSecondMs));
    if (durationMs < kHourMs) {
        return Words::tr("%1 min %2 s", "a duration")
            .arg(locale.toString(durationMs / kMinuteMs),
                 locale.toString(durationMs % kMinuteMs / kSecondMs));
    }
    if (durationMs < kDayMs) {
        return Words::tr("%1 h %2 min", "a duration")
            .arg(locale.toString(durationMs / kHourMs),
                 locale.toString(durationMs % kHourMs / kMinuteMs));
    }
    return Words::tr("%1 d %2 h", "a duration")
        .arg(locale.toString(durationMs / kDayMs), locale.toString(durationMs % kDayMs / kHourMs));
}

} // namespace testum::gui
