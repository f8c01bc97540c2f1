#pragma once

#include "core/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>

#include <memory>
#include <optional>

namespace testum::api {

/// One compiled schema. A tree owned by SchemaSet; references point into the same set.
struct SchemaNode
{
    enum Type : unsigned {
        Null = 1,
        Boolean = 2,
        Integer = 4,
        Number = 8,
        String = 16,
        Array = 32,
        Object = 64,
    };
    enum class Format { None, Uuid, DateTime };

    const SchemaNode *reference = nullptr; ///< $ref: everything else is empty

    unsigned types = 0; ///< 0: any
    QStringList typeNames;
    QJsonArray allowed; ///< enum; empty: any
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<qint64> minLength; ///< code points
    std::optional<qint64> maxLength;
    std::optional<QRegularExpression> pattern;
    Format format = Format::None;
    QMap<QString, std::shared_ptr<const SchemaNode>> properties;
    QStringList required;
    bool additionalProperties = true;
    std::shared_ptr<const SchemaNode> items;
    std::optional<qint64> minItems;
    std::optional<qint64> maxItems;

    /// Appends what is wrong with `value`, which stands at `path`.
    void check(const QJsonValue &value, const QString &path, QList<FieldError> &errors) const;

private:
    void checkNumber(double value, const QString &path, QList<FieldError> &errors) const;
    void checkString(const QString &value, const QString &path, QList<FieldError> &errors) const;
    void checkArray(const QJsonArray &value, const QString &path, QList<FieldError> &errors) const;
    void checkObject(const QJsonObject &value, const QString &path,
                     QList<FieldError> &errors) const;
};

} // namespace testum::api
