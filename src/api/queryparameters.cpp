#include "api/queryparameters.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

const QueryParameter *find(std::span<const QueryParameter> parameters, const QString &name)
{
    for (const QueryParameter &parameter : parameters) {
        if (name == QLatin1StringView(parameter.name))
            return &parameter;
    }
    return nullptr;
}

const QueryParameter *findParameter(const Route &route, const QString &name)
{
    const QueryParameter *found = find(route.query, name);
    if (!found && route.has(kPaged))
        found = find(pagingParameters(), name);
    if (!found && route.has(kSearchable))
        found = find(searchParameters(), name);
    return found;
}

/// The value in its internal spelling, or what is wrong with it.
struct Checked
{
    QString value;
    const char *reason = nullptr;
    ErrorArgs args{};
};

Checked checkInteger(const QueryParameter &parameter, const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok)
        return {{}, "field.wrong_type", {{u"expected"_s, u"integer"_s}}};
    if (number < parameter.min || number > parameter.max) {
        return {{},
                "field.out_of_range",
                {{u"min"_s, QString::number(parameter.min)},
                 {u"max"_s, QString::number(parameter.max)}}};
    }
    return {QString::number(number)};
}

Checked checkChoice(const QueryParameter &parameter, const QString &text, QStringView choice)
{
    const QString choices = QString::fromLatin1(parameter.choices);
    if (!QStringView(choices).split(u',').contains(choice)) {
        return {
            {}, "field.unknown_value", {{u"allowed"_s, QString(choices).replace(u","_s, u", "_s)}}};
    }
    return {text};
}

Checked checkTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return {{}, "field.bad_format", {{u"expected"_s, u"2026-01-31T10:00:00Z"_s}}};
    // A time without a zone is UTC, like every time of this API.
    const bool zoned = text.endsWith(u'Z', Qt::CaseInsensitive) || text.lastIndexOf(u'+') > 10 ||
                       text.lastIndexOf(u'-') > 10;
    const QDateTime utc = zoned ? time.toUTC() : QDateTime(time.date(), time.time(), Qt::UTC);
    return {QString::number(utc.toMSecsSinceEpoch())};
}

Checked checkText(const QString &text)
{
    constexpr qsizetype kMaxLength = 1000;
    if (text.size() > kMaxLength)
        return {{}, "field.too_long", {{u"max"_s, QString::number(kMaxLength)}}};
    if (text.contains(QChar(u'\0')))
        return {{}, "field.bad_text"};
    return {text};
}

Checked checkValue(const QueryParameter &parameter, const QString &text)
{
    switch (parameter.type) {
    case QueryParameter::Type::Integer:
        return checkInteger(parameter, text);
    case QueryParameter::Type::Boolean:
        if (text != "true"_L1 && text != "false"_L1)
            return {{}, "field.unknown_value", {{u"allowed"_s, u"true, false"_s}}};
        return {text};
    case QueryParameter::Type::Time:
        return checkTime(text);
    case QueryParameter::Type::Choice:
        return checkChoice(parameter, text, text);
    case QueryParameter::Type::Sort:
        return checkChoice(parameter, text, QStringView(text).mid(text.startsWith(u'-') ? 1 : 0));
    case QueryParameter::Type::Text:
        break;
    }
    return checkText(text);
}

/// Moves the paging, sort and search values of `values` into `list`; the rest are filters.
void fillListQuery(domain::ListQuery &list, QMap<QString, QString> values,
                   QList<FieldError> &errors)
{
    const bool byPage = values.contains(u"page"_s) || values.contains(u"page_size"_s);
    if (byPage && (values.contains(u"limit"_s) || values.contains(u"offset"_s)))
        errors.append({u"page"_s, "field.not_together", {{u"other"_s, u"limit, offset"_s}}});
    if (values.contains(u"q"_s) && values.contains(u"search"_s))
        errors.append({u"q"_s, "field.not_together", {{u"other"_s, u"search"_s}}});
    const auto take = [&values](const QString &name, qint64 otherwise) {
        const QString text = values.take(name);
        return text.isEmpty() ? otherwise : text.toLongLong();
    };
    list.limit = static_cast<int>(take(u"limit"_s, list.limit));
    list.offset = take(u"offset"_s, 0);
    const qint64 page = take(u"page"_s, 1);
    const qint64 pageSize = take(u"page_size"_s, list.limit);
    if (byPage) {
        list.limit = static_cast<int>(pageSize);
        list.offset = (page - 1) * pageSize;
    }
    list.search = values.take(u"search"_s) + values.take(u"q"_s);
    const QString sort = values.take(u"sort"_s);
    list.descending = sort.startsWith(u'-');
    list.sort = sort.mid(list.descending ? 1 : 0);
    list.filters = std::move(values);
}

} // namespace

qint64 Query::integer(const QString &name, qint64 otherwise) const
{
    const auto found = values.constFind(name);
    return found == values.constEnd() ? otherwise : found->toLongLong();
}

Result<Query> readQuery(const Route &route, const QUrlQuery &query)
{
    Query result;
    QList<FieldError> errors;
    for (const auto &[name, text] : query.queryItems(QUrl::FullyDecoded)) {
        const QueryParameter *parameter = findParameter(route, name);
        if (!parameter) {
            errors.append({name.left(64), "field.unknown"});
            continue;
        }
        if (result.values.contains(name)) {
            errors.append({name, "field.repeated"});
            continue;
        }
        const Checked checked = checkValue(*parameter, text);
        if (checked.reason)
            errors.append({name, checked.reason, checked.args});
        result.values.insert(name, checked.value);
    }
    if (route.has(kPaged))
        fillListQuery(result.list, result.values, errors);
    if (!errors.isEmpty()) {
        Error error{ErrorCode::InvalidArgument, "request.invalid",
                    u"Some query parameters were refused"_s};
        error.fields = errors;
        return error;
    }
    return result;
}

} // namespace testum::api
