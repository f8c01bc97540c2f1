#include "cli/listing.h"

#include "cli/exitcode.h"
#include "cli/wording.h"

namespace testum::cli {

QList<Option> listOptions()
{
    return {
        {QStringLiteral("search"),
         {},
         QStringLiteral("TEXT"),
         Wording::tr("Only entries that contain this text.")},
        {QStringLiteral("sort"),
         {},
         QStringLiteral("FIELD"),
         Wording::tr(
             "Sort by this field of the JSON; with a dash in front (--sort=-FIELD) backwards.")},
        {QStringLiteral("limit"),
         {},
         QStringLiteral("N"),
         Wording::tr("At most so many entries."),
         Option::Kind::Number,
         false,
         1,
         1000},
        {QStringLiteral("offset"),
         {},
         QStringLiteral("N"),
         Wording::tr("Leave out the first ones."),
         Option::Kind::Number,
         false,
         0,
         0},
    };
}

QUrlQuery listQuery(const Arguments &arguments, int defaultLimit)
{
    QUrlQuery query;
    if (defaultLimit > 0 && !arguments.has("limit"))
        query.addQueryItem(QStringLiteral("limit"), QString::number(defaultLimit));
    for (const char *name : {"search", "sort", "limit", "offset"}) {
        if (arguments.has(name)) {
            // A raw '+' or '%' in a query means something else.
            query.addQueryItem(QLatin1String(name),
                               QString::fromLatin1(QUrl::toPercentEncoding(arguments.text(name))));
        }
    }
    return query;
}

Result<int> printList(Invocation &invocation, const QString &collection, const QUrlQuery &query,
                      const QList<Column> &columns)
{
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    const QString path = QStringLiteral("/api/v1/") + collection;
    client::JsonPage page;
    const bool window =
        query.hasQueryItem(QStringLiteral("limit")) || query.hasQueryItem(QStringLiteral("offset"));
    if (window) {
        TESTUM_TRY(page, api->list(path, query));
    } else {
        TESTUM_TRY(page.items, api->listAll(path, query));
        page.total = page.items.size();
    }
    if (invocation.wantsJson()) {
        invocation.printJson(
            {{QStringLiteral("items"), page.items}, {QStringLiteral("total"), page.total}});
        return int{kExitOk};
    }
    QStringList headings;
    for (const Column &column : columns)
        headings.append(column.heading);
    QList<QStringList> rows;
    for (const QJsonValue &item : page.items) {
        QStringList row;
        for (const Column &column : columns)
            row.append(column.text(item.toObject()));
        rows.append(row);
    }
    invocation.printTable(headings, rows);
    if (rows.size() < page.total) {
        invocation.console().note(Wording::tr("%1 of %2 entries. --limit and --offset show others.")
                                      .arg(rows.size())
                                      .arg(page.total));
    }
    return int{kExitOk};
}

} // namespace testum::cli
