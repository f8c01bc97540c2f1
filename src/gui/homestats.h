#pragma once

#include "gui/status.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace testum::gui {

/// How the tasks of one day ended.
struct DayCount
{
    QDate date;
    int success = 0;
    int failed = 0;
    int cancelled = 0;
    int interrupted = 0;

    [[nodiscard]] int total() const { return success + failed + cancelled + interrupted; }
    friend bool operator==(const DayCount &, const DayCount &) = default;
};

/// A platform somebody should look at.
struct AttentionItem
{
    QString platformId;
    QString name;
    QString reason;
    qint64 atMs = 0;

    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// The answer of GET /api/v1/stats. A value.
struct HomeStats
{
    int platforms = 0;
    int online = 0;
    int offline = 0;
    int unknown = 0;
    int running = 0;
    int pending = 0;
    int failed24h = 0;
    int total24h = 0;
    QList<DayCount> days; ///< oldest first
    QList<AttentionItem> attention;

    friend bool operator==(const HomeStats &, const HomeStats &) = default;
    [[nodiscard]] static HomeStats fromJson(const QJsonObject &json);
};

/// What is wrong with it: login failed, host key changed, else offline.
[[nodiscard]] StatusChip attentionChip(const QString &reason);

} // namespace testum::gui
