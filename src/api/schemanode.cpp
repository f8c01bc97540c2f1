#include "api/schemanode.h"

#include "core/ids.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

constexpr qsizetype kMaxErrors = 100; // a body of 10,000 wrong entries needs no 10,000 sentences

QString numberText(double value)
{
    return value == std::floor(value) ? QString::number(static_cast<qint64>(value))
                                      : QString::number(value);
}

bool isIntegral(const QJsonValue &value)
{
    const double number = value.toDouble();
    return std::isfinite(number) && number == std::floor(number) && std::abs(number) <= 9.0e15;
}

unsigned typesOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return SchemaNode::Null;
    case QJsonValue::Bool:
        return SchemaNode::Boolean;
    case QJsonValue::Double:
        return SchemaNode::Number | (isIntegral(value) ? SchemaNode::Integer : 0U);
    case QJsonValue::String:
        return SchemaNode::String;
    case QJsonValue::Array:
        return SchemaNode::Array;
    case QJsonValue::Object:
        return SchemaNode::Object;
    case QJsonValue::Undefined:
        break;
    }
    return 0;
}

qint64 codePoints(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

QString joined(const QJsonArray &values)
{
    QStringList texts;
    for (const QJsonValue &value : values)
        texts.append(value.isNull() ? u"null"_s : value.toVariant().toString());
    return texts.join(", "_L1);
}

QString memberPath(const QString &path, const QString &name)
{
    return path.isEmpty() ? name : path + u'.' + name;
}

} // namespace

void SchemaNode::check(const QJsonValue &value, const QString &path,
                       QList<FieldError> &errors) const
{
    if (reference)
        return reference->check(value, path, errors);
    if (errors.size() >= kMaxErrors)
        return;
    if (types != 0 && (types & typesOf(value)) == 0) {
        errors.append({path, "field.wrong_type", {{u"expected"_s, typeNames.join(" | "_L1)}}});
        return;
    }
    if (value.isNull())
        return;
    if (!allowed.isEmpty() && !allowed.contains(value)) {
        errors.append({path, "field.unknown_value", {{u"allowed"_s, joined(allowed)}}});
        return;
    }
    if (value.isDouble())
        checkNumber(value.toDouble(), path, errors);
    else if (value.isString())
        checkString(value.toString(), path, errors);
    else if (value.isArray())
        checkArray(value.toArray(), path, errors);
    else if (value.isObject())
        checkObject(value.toObject(), path, errors);
}

void SchemaNode::checkNumber(double value, const QString &path, QList<FieldError> &errors) const
{
    if ((!minimum || value >= *minimum) && (!maximum || value <= *maximum))
        return;
    ErrorArgs args;
    if (minimum)
        args.insert(u"min"_s, numberText(*minimum));
    if (maximum)
        args.insert(u"max"_s, numberText(*maximum));
    errors.append({path, "field.out_of_range", args});
}

void SchemaNode::checkString(const QString &value, const QString &path,
                             QList<FieldError> &errors) const
{
    const qint64 length = codePoints(value);
    if (minLength && length < *minLength) {
        errors.append(
            length == 0 && *minLength == 1
                ? FieldError{path, "field.required"}
                : FieldError{path, "field.too_short", {{u"min"_s, QString::number(*minLength)}}});
    } else if (maxLength && length > *maxLength) {
        errors.append({path, "field.too_long", {{u"max"_s, QString::number(*maxLength)}}});
    } else if (pattern && !pattern->match(value).hasMatch()) {
        errors.append({path, "field.bad_format", {{u"expected"_s, pattern->pattern()}}});
    } else if (format == Format::Uuid && !isId(value)) {
        errors.append({path, "field.bad_format", {{u"expected"_s, u"UUID"_s}}});
    } else if (format == Format::DateTime &&
               !QDateTime::fromString(value, Qt::ISODateWithMs).isValid()) {
        errors.append({path, "field.bad_format", {{u"expected"_s, u"2026-01-31T10:00:00Z"_s}}});
    }
}

void SchemaNode::checkArray(const QJsonArray &value, const QString &path,
                            QList<FieldError> &errors) const
{
    if (minItems && value.size() < *minItems)
        errors.append({path, "field.too_few", {{u"min"_s, QString::number(*minItems)}}});
    if (maxItems && value.size() > *maxItems) {
        errors.append({path, "field.too_many", {{u"max"_s, QString::number(*maxItems)}}});
        return;
    }
    if (!items)
        return;
    for (qsizetype i = 0; i < value.size() && errors.size() < kMaxErrors; ++i)
        items->check(value.at(i), path + u'[' + QString::number(i) + u']', errors);
}

void SchemaNode::checkObject(const QJsonObject &value, const QString &path,
                             QList<FieldError> &errors) const
{
    for (const QString &name : required) {
        if (!value.contains(name))
            errors.append({memberPath(path, name), "field.required"});
    }
    for (auto it = value.begin(); it != value.end() && errors.size() < kMaxErrors; ++it) {
        const auto known = properties.constFind(it.key());
        if (known != properties.constEnd())
            (*known)->check(it.value(), memberPath(path, it.key()), errors);
        else if (!additionalProperties)
            errors.append({memberPath(path, it.key().left(64)), "field.unknown"});
    }
}

} // namespace testum::api
