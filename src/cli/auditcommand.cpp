#include "cli/listing.h"
#include "cli/verb.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

constexpr int kShownRecords = 100;

QString objectOf(const QJsonObject &record)
{
    const QString id = cell(record, "object_id");
    return cell(record, "object_type") + (id.isEmpty() ? QString() : u' ' + id);
}

Result<int> listAudit(Invocation &invocation)
{
    QUrlQuery query = listQuery(invocation.arguments(), kShownRecords);
    for (const char *filter : {"user", "action", "object-type", "object-id", "from", "to"}) {
        if (!invocation.arguments().has(filter))
            continue;
        const QString field = QString(QLatin1String(filter)).replace(u'-', u'_');
        query.addQueryItem(field, QString::fromLatin1(QUrl::toPercentEncoding(
                                      invocation.arguments().text(filter))));
    }
    return printList(
        invocation, QStringLiteral("audit"), query,
        {{Wording::tr("TIME"), [](const QJsonObject &r) { return cell(r, "timestamp"); }},
         {Wording::tr("USER"), [](const QJsonObject &r) { return cell(r, "user"); }},
         {Wording::tr("FROM"), [](const QJsonObject &r) { return cell(r, "ip"); }},
         {Wording::tr("ACTION"), [](const QJsonObject &r) { return cell(r, "action"); }},
         {Wording::tr("OBJECT"), objectOf},
         {Wording::tr("DETAILS"), [](const QJsonObject &r) { return cell(r, "meta"); }}});
}

} // namespace

QList<Verb> auditVerbs()
{
    const auto filter = [](const char *name, const char *value, const QString &help) {
        return Option{QLatin1String(name), {}, QLatin1String(value), help};
    };
    return {
        {QStringLiteral("audit list"),
         Wording::tr("Show who did what, the newest first."),
         {},
         QList<Option>{filter("user", "USER", Wording::tr("Only of this user.")),
                       filter("action", "ACTION", Wording::tr("Only this action.")),
                       filter("object-type", "TYPE", Wording::tr("Only about this kind of thing.")),
                       filter("object-id", "ID", Wording::tr("Only about this one.")),
                       filter("from", "TIME", Wording::tr("Not before this time (ISO 8601).")),
                       filter("to", "TIME", Wording::tr("Not after this time (ISO 8601)."))} +
             listOptions(),
         listAudit}};
}

} // namespace testum::cli
