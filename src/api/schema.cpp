#include "api/schema.h"

#include "api/schemanode.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace testum::api {

struct SchemaSet::Private
{
    QJsonObject document;
    QMap<QString, std::shared_ptr<SchemaNode>> nodes;
};

namespace {

constexpr QLatin1StringView kReferencePrefix = "#/components/schemas/"_L1;

Error malformed(const QString &place)
{
    return Error{ErrorCode::Internal, "internal", u"Malformed schema at "_s + place};
}

/// Turns the JSON of schemas into nodes. The named nodes exist (empty) before any is filled, so
/// that references may point forward.
class Compiler
{
public:
    explicit Compiler(const QMap<QString, std::shared_ptr<SchemaNode>> &named)
        : m_named(named)
    {}

    Result<void> fill(SchemaNode &node, const QJsonObject &json, const QString &place) const
    {
        for (auto it = json.begin(); it != json.end(); ++it)
            TESTUM_TRY_VOID(keyword(node, it.key(), it.value(), place + u'/' + it.key()));
        return {};
    }

private:
    Result<void> keyword(SchemaNode &node, const QString &key, const QJsonValue &value,
                         const QString &place) const
    {
        static const QStringList annotations{u"description"_s, u"title"_s,    u"default"_s,
                                             u"example"_s,     u"examples"_s, u"writeOnly"_s,
                                             u"readOnly"_s};
        if (annotations.contains(key))
            return {};
        if (key == "$ref"_L1)
            return reference(node, value.toString(), place);
        if (key == "type"_L1)
            return type(node, value, place);
        if (key == "pattern"_L1)
            return pattern(node, value.toString(), place);
        if (key == "format"_L1)
            return format(node, value.toString(), place);
        if (key == "enum"_L1 && value.isArray())
            node.allowed = value.toArray();
        else if (key == "required"_L1 && value.isArray())
            node.required = value.toVariant().toStringList();
        else if (key == "additionalProperties"_L1 && value.isBool())
            node.additionalProperties = value.toBool();
        else if (key == "properties"_L1 && value.isObject())
            return properties(node, value.toObject(), place);
        else if (key == "items"_L1 && value.isObject())
            return items(node, value.toObject(), place);
        else
            return limit(node, key, value, place);
        return {};
    }

    Result<void> reference(SchemaNode &node, const QString &target, const QString &place) const
    {
        const auto named = target.startsWith(kReferencePrefix)
                               ? m_named.constFind(target.sliced(kReferencePrefix.size()))
                               : m_named.constEnd();
        if (named == m_named.constEnd())
            return malformed(place);
        node.reference = named->get();
        return {};
    }

    static Result<void> type(SchemaNode &node, const QJsonValue &value, const QString &place)
    {
        static const QMap<QString, unsigned> types{
            {u"null"_s, SchemaNode::Null},       {u"boolean"_s, SchemaNode::Boolean},
            {u"integer"_s, SchemaNode::Integer}, {u"number"_s, SchemaNode::Number},
            {u"string"_s, SchemaNode::String},   {u"array"_s, SchemaNode::Array},
            {u"object"_s, SchemaNode::Object},
        };
        node.typeNames =
            value.isArray() ? value.toVariant().toStringList() : QStringList{value.toString()};
        for (const QString &name : std::as_const(node.typeNames)) {
            if (!types.contains(name))
                return malformed(place);
            node.types |= types.value(name);
        }
        return {};
    }

    static Result<void> pattern(SchemaNode &node, const QString &text, const QString &place)
    {
        node.pattern = QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
        if (!node.pattern->isValid())
            return malformed(place);
        return {};
    }

    static Result<void> format(SchemaNode &node, const QString &name, const QString &place)
    {
        if (name == "uuid"_L1)
            node.format = SchemaNode::Format::Uuid;
        else if (name == "date-time"_L1)
            node.format = SchemaNode::Format::DateTime;
        else if (name != "int64"_L1 && name != "password"_L1) // hints for readers only
            return malformed(place);
        return {};
    }

    Result<void> properties(SchemaNode &node, const QJsonObject &json, const QString &place) const
    {
        for (auto it = json.begin(); it != json.end(); ++it) {
            auto child = std::make_shared<SchemaNode>();
            TESTUM_TRY_VOID(fill(*child, it.value().toObject(), place + u'/' + it.key()));
            node.properties.insert(it.key(), std::move(child));
        }
        return {};
    }

    Result<void> items(SchemaNode &node, const QJsonObject &json, const QString &place) const
    {
        auto child = std::make_shared<SchemaNode>();
        TESTUM_TRY_VOID(fill(*child, json, place));
        node.items = std::move(child);
        return {};
    }

    static Result<void> limit(SchemaNode &node, const QString &key, const QJsonValue &value,
                              const QString &place)
    {
        if (!value.isDouble())
            return malformed(place);
        if (key == "minimum"_L1)
            node.minimum = value.toDouble();
        else if (key == "maximum"_L1)
            node.maximum = value.toDouble();
        else if (key == "minLength"_L1)
            node.minLength = value.toInteger();
        else if (key == "maxLength"_L1)
            node.maxLength = value.toInteger();
        else if (key == "minItems"_L1)
            node.minItems = value.toInteger();
        else if (key == "maxItems"_L1)
            node.maxItems = value.toInteger();
        else
            return malformed(place);
        return {};
    }

    const QMap<QString, std::shared_ptr<SchemaNode>> &m_named;
};

} // namespace

SchemaSet::SchemaSet(std::shared_ptr<const Private> data)
    : d(std::move(data))
{}

Result<SchemaSet> SchemaSet::compile(const QJsonObject &schemas)
{
    auto data = std::make_shared<Private>();
    data->document = schemas;
    for (const QString &name : schemas.keys())
        data->nodes.insert(name, std::make_shared<SchemaNode>());
    const Compiler compiler(data->nodes);
    for (auto it = schemas.begin(); it != schemas.end(); ++it)
        TESTUM_TRY_VOID(compiler.fill(*data->nodes[it.key()], it.value().toObject(), it.key()));
    return SchemaSet(std::move(data));
}

QList<FieldError> SchemaSet::check(const QString &name, const QJsonValue &value) const
{
    QList<FieldError> errors;
    const auto node = d->nodes.constFind(name);
    Q_ASSERT(node != d->nodes.constEnd());
    (*node)->check(value, {}, errors);
    return errors;
}

QList<FieldError> SchemaSet::checkItems(const QString &listName, const QJsonArray &items) const
{
    QList<FieldError> errors;
    const auto list = d->nodes.constFind(listName);
    Q_ASSERT(list != d->nodes.constEnd());
    const auto member = (*list)->properties.value(u"items"_s);
    Q_ASSERT(member);
    member->check(items, u"items"_s, errors);
    return errors;
}

bool SchemaSet::contains(const QString &name) const { return d->nodes.contains(name); }

QStringList SchemaSet::secretFields(const QString &name) const
{
    QStringList names;
    const QJsonObject properties = d->document[name][u"properties"_s].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (it.value()[u"writeOnly"_s].toBool())
            names.append(it.key());
    }
    return names;
}

const QJsonObject &SchemaSet::document() const { return d->document; }

} // namespace testum::api
