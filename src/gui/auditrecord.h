#pragma once

#include "gui/status.h"

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

namespace testum::gui {

/// One field that a change touched, as text. A side that is absent is null.
struct AuditChange
{
    QString field;
    QString before;
    QString after;

    [[nodiscard]] bool wasThere() const { return !before.isNull(); }
    [[nodiscard]] bool isThere() const { return !after.isNull(); }
};

// What a record of GET /api/v1/audit says, in the window's language.

[[nodiscard]] StatusChip auditActionChip(const QString &action);
/// The actions this program knows, with their texts: for a filter.
[[nodiscard]] QList<QPair<QString, QString>> auditActions();
[[nodiscard]] QString auditObjectTypeText(const QString &type);
[[nodiscard]] QList<QPair<QString, QString>> auditObjectTypes();
/// The object's name where the record tells it, else its id.
[[nodiscard]] QString auditObjectName(const QJsonObject &record);
/// The page that shows the object ("tasks/ID"); empty: it is gone or has none.
[[nodiscard]] QString auditObjectPath(const QJsonObject &record);
/// The fields of meta's before and after, in order of their names.
[[nodiscard]] QList<AuditChange> auditChanges(const QJsonObject &meta);
/// One line: what changed, or how much.
[[nodiscard]] QString auditSummary(const QJsonObject &record);

} // namespace testum::gui
