#pragma once

#include "domain/actor.h"

#include <QJsonObject>
#include <QString>

namespace testum::domain {

struct User
{
    QString id;
    QString username; ///< unique, compared after Unicode case folding
    Role role = Role::Viewer;
    bool enabled = true;
    qint64 lastLoginAtMs = 0;
    qint64 createdAtMs = 0;
    qint64 updatedAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

/// A signed-in client. The JWT carries its id as `sid`; deleting the row signs out at once.
struct Session
{
    QString id;
    QString userId;
    QString ip;
    QString userAgent;
    qint64 createdAtMs = 0;
    qint64 expiresAtMs = 0;
    qint64 lastUsedAtMs = 0;
};

struct AuditRecord
{
    QString id;
    QString user;
    QString action; ///< "platform.create", "auth.login_failed", …
    QString objectType;
    QString objectId;
    QJsonObject meta; ///< {"before": …, "after": …} without secrets
    qint64 timestampMs = 0;
    QString ip;
    QString prevHash; ///< hex SHA-256 of the record before
    QString hash;

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace testum::domain
