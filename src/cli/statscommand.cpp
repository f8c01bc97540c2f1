#include "cli/exitcode.h"
#include "cli/invocation.h"
#include "cli/verb.h"
#include "cli/wording.h"

#include <QDateTime>

namespace testum::cli {

namespace {

/// "running 3, pending 0": the members of a JSON object in the order given.
QString counts(const QJsonObject &object, const QList<QPair<QString, const char *>> &members)
{
    QStringList parts;
    for (const auto &[word, member] : members)
        parts.append(word + u' ' + cell(object, member));
    return parts.join(QStringLiteral(", "));
}

void printCounts(Invocation &invocation, const QJsonObject &statistics)
{
    const QJsonObject platforms = statistics.value(QStringLiteral("platforms")).toObject();
    const QJsonObject tasks = statistics.value(QStringLiteral("tasks")).toObject();
    invocation.printFields(
        {{Wording::tr("Platforms"), counts(platforms, {{Wording::tr("all"), "total"},
                                                       {Wording::tr("online"), "online"},
                                                       {Wording::tr("offline"), "offline"},
                                                       {Wording::tr("unknown"), "unknown"}})},
         {Wording::tr("Tasks now"), counts(tasks, {{Wording::tr("running"), "running"},
                                                   {Wording::tr("pending"), "pending"}})},
         {Wording::tr("Tasks in 24 hours"),
          counts(tasks,
                 {{Wording::tr("all"), "total_24h"}, {Wording::tr("failed"), "failed_24h"}})}});
}

void printDays(Invocation &invocation, const QJsonArray &days)
{
    QList<QStringList> rows;
    for (const QJsonValue &value : days) {
        const QJsonObject day = value.toObject();
        rows.append({cell(day, "date"), cell(day, "success"), cell(day, "failed"),
                     cell(day, "cancelled"), cell(day, "interrupted")});
    }
    invocation.printTable({Wording::tr("DATE"), Wording::tr("SUCCESS"), Wording::tr("FAILED"),
                           Wording::tr("CANCELLED"), Wording::tr("INTERRUPTED")},
                          rows);
}

void printAttention(Invocation &invocation, const QJsonArray &attention)
{
    QList<QStringList> rows;
    for (const QJsonValue &value : attention) {
        const QJsonObject fault = value.toObject();
        const QByteArray reason = cell(fault, "reason").toLatin1();
        rows.append({cell(fault, "name"), cell(fault, "at"),
                     text::errorText(Error{ErrorCode::Unavailable, reason.constData()},
                                     invocation.language())});
    }
    invocation.printTable(
        {Wording::tr("NEEDS ATTENTION"), Wording::tr("SINCE"), Wording::tr("REASON")}, rows);
}

Result<int> showStatistics(Invocation &invocation)
{
    QUrlQuery query;
    if (invocation.arguments().has("days"))
        query.addQueryItem(QStringLiteral("days"), invocation.arguments().text("days"));
    query.addQueryItem(QStringLiteral("utc_offset"),
                       QString::number(QDateTime::currentDateTime().offsetFromUtc() / 60));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject statistics, api->get(QStringLiteral("/api/v1/stats"), query));
    if (invocation.wantsJson()) {
        invocation.printJson(statistics);
        return int{kExitOk};
    }
    printCounts(invocation, statistics);
    invocation.console().print(QString());
    printDays(invocation, statistics.value(QStringLiteral("days")).toArray());
    const QJsonArray attention = statistics.value(QStringLiteral("attention")).toArray();
    if (!attention.isEmpty()) {
        invocation.console().print(QString());
        printAttention(invocation, attention);
    }
    return int{kExitOk};
}

} // namespace

QList<Verb> statsVerbs()
{
    return {
        {QStringLiteral("stats"),
         Wording::tr("Count platforms and tasks, and name the hosts that need attention."),
         {},
         {{QStringLiteral("days"),
           {},
           QStringLiteral("N"),
           Wording::tr("So many days, today included; 14 by default."),
           Option::Kind::Number,
           false,
           1,
           90}},
         showStatistics,
         Wording::tr("Which hosts are online is known where they were checked: on the server, or "
                     "in this very process.")}};
}

} // namespace testum::cli
