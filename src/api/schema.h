#pragma once

#include "core/error.h"
#include "core/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace testum::api {

/// The named schemas of the API, in the subset of JSON Schema (2020-12) that they use: type (also a
/// list with "null"), properties, required, additionalProperties, enum, minimum, maximum,
/// minLength, maxLength, pattern, items, minItems, maxItems, format uuid | date-time, and $ref
/// "#/components/schemas/NAME". Any other keyword that would constrain is refused at once.
/// Immutable; any thread; copies share.
class SchemaSet
{
public:
    /// Errors: internal/internal with the offending place in the message.
    [[nodiscard]] static Result<SchemaSet> compile(const QJsonObject &schemas);
    /// resources/api/schemas/*.json, compiled in; that it compiles is a matter of the build's
    /// tests.
    [[nodiscard]] static SchemaSet builtIn();

    /// Every refused place of `value`, with its JSON path ("tags[2]"); empty: it is valid.
    [[nodiscard]] QList<FieldError> check(const QString &name, const QJsonValue &value) const;
    /// The same for each item of a list answer ({"items": […]}).
    [[nodiscard]] QList<FieldError> checkItems(const QString &listName,
                                               const QJsonArray &items) const;

    [[nodiscard]] bool contains(const QString &name) const;
    /// Top-level members marked writeOnly: secrets.
    [[nodiscard]] QStringList secretFields(const QString &name) const;
    /// As written, for OpenAPI's components.
    [[nodiscard]] const QJsonObject &document() const;

private:
    struct Private;
    explicit SchemaSet(std::shared_ptr<const Private> data);

    std::shared_ptr<const Private> d;
};

} // namespace testum::api
