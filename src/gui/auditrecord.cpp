#include "gui/auditrecord.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <array>

namespace testum::gui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Audit)
};

struct Action
{
    const char *name;
    Tone tone;
    const char *icon;
    const char *text;
};

// The second word tells the verb apart where the first one is the same.
constexpr std::array kActions{
    Action{"platform.create", Tone::Success, "plus", QT_TRANSLATE_NOOP("Audit", "created")},
    Action{"platform.update", Tone::Info, "pencil", QT_TRANSLATE_NOOP("Audit", "changed")},
    Action{"platform.delete", Tone::Danger, "trash-2", QT_TRANSLATE_NOOP("Audit", "deleted")},
    Action{"platform.login_refused", Tone::Danger, "lock",
           QT_TRANSLATE_NOOP("Audit", "sign-in refused")},
    Action{"host_key.pin", Tone::Info, "fingerprint-pattern",
           QT_TRANSLATE_NOOP("Audit", "host key pinned")},
    Action{"host_key.accept", Tone::Warning, "fingerprint-pattern",
           QT_TRANSLATE_NOOP("Audit", "host key accepted")},
    Action{"host_key.forget", Tone::Warning, "fingerprint-pattern",
           QT_TRANSLATE_NOOP("Audit", "host key forgotten")},
    Action{"task.create", Tone::Info, "play", QT_TRANSLATE_NOOP("Audit", "run")},
    Action{"task.cancel", Tone::Neutral, "ban", QT_TRANSLATE_NOOP("Audit", "cancelled")},
    Action{"ssh_key.create", Tone::Success, "plus", QT_TRANSLATE_NOOP("Audit", "created")},
    Action{"ssh_key.generate", Tone::Success, "key-round", QT_TRANSLATE_NOOP("Audit", "generated")},
    Action{"ssh_key.update", Tone::Info, "pencil", QT_TRANSLATE_NOOP("Audit", "changed")},
    Action{"ssh_key.delete", Tone::Danger, "trash-2", QT_TRANSLATE_NOOP("Audit", "deleted")},
    Action{"user.setup", Tone::Success, "user-plus",
           QT_TRANSLATE_NOOP("Audit", "first administrator")},
    Action{"user.create", Tone::Success, "plus", QT_TRANSLATE_NOOP("Audit", "created")},
    Action{"user.update", Tone::Info, "pencil", QT_TRANSLATE_NOOP("Audit", "changed")},
    Action{"user.update_self", Tone::Info, "pencil",
           QT_TRANSLATE_NOOP("Audit", "own account changed")},
    Action{"user.delete", Tone::Danger, "trash-2", QT_TRANSLATE_NOOP("Audit", "deleted")},
    Action{"auth.login", Tone::Success, "log-in", QT_TRANSLATE_NOOP("Audit", "signed in")},
    Action{"auth.login_failed", Tone::Danger, "circle-x",
           QT_TRANSLATE_NOOP("Audit", "sign-in failed")},
    Action{"auth.wrong_password", Tone::Danger, "circle-x",
           QT_TRANSLATE_NOOP("Audit", "wrong current password")},
    Action{"auth.logout", Tone::Neutral, "log-out", QT_TRANSLATE_NOOP("Audit", "signed out")},
    Action{"settings.update", Tone::Info, "settings", QT_TRANSLATE_NOOP("Audit", "changed")},
};

struct ObjectType
{
    const char *name;
    const char *text;
};

constexpr std::array kObjectTypes{
    ObjectType{"platform", QT_TRANSLATE_NOOP("Audit", "Platform")},
    ObjectType{"ssh_key", QT_TRANSLATE_NOOP("Audit", "SSH key")},
    ObjectType{"task", QT_TRANSLATE_NOOP("Audit", "Task")},
    ObjectType{"user", QT_TRANSLATE_NOOP("Audit", "User")},
    ObjectType{"settings", QT_TRANSLATE_NOOP("Audit", "Settings")},
};

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString(QStringLiteral(""));
    if (value.isNull())
        return QStringLiteral("–");
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(valueText(part));
        return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", "));
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

QJsonObject metaOf(const QJsonObject &record)
{
    return record.value(QLatin1String("meta")).toObject();
}

} // namespace

StatusChip auditActionChip(const QString &action)
{
    for (const Action &known : kActions) {
        if (action == QLatin1String(known.name))
            return {known.tone, QString::fromLatin1(known.icon), Words::tr(known.text)};
    }
    return {Tone::Neutral, QStringLiteral("info"), action};
}

QList<QPair<QString, QString>> auditActions()
{
    QList<QPair<QString, QString>> actions;
    for (const Action &known : kActions) {
        const QString name = QString::fromLatin1(known.name);
        const QString subject = name.section(QLatin1Char('.'), 0, 0);
        const QString object = subject == QLatin1String("host_key")
                                   ? auditObjectTypeText(QStringLiteral("platform"))
                                   : auditObjectTypeText(subject);
        actions.append(
            {name, subject == QLatin1String("auth")
                       ? Words::tr(known.text)
                       : Words::tr("%1: %2", "object, action").arg(object, Words::tr(known.text))});
    }
    return actions;
}

QString auditObjectTypeText(const QString &type)
{
    for (const ObjectType &known : kObjectTypes) {
        if (type == QLatin1String(known.name))
            return Words::tr(known.text);
    }
    return type;
}

QList<QPair<QString, QString>> auditObjectTypes()
{
    QList<QPair<QString, QString>> types;
    for (const ObjectType &known : kObjectTypes)
        types.append({QString::fromLatin1(known.name), Words::tr(known.text)});
    return types;
}

QString auditObjectName(const QJsonObject &record)
{
    const QJsonObject meta = metaOf(record);
    if (record.value(QLatin1String("object_type")) == QLatin1String("task")) {
        const QString command = meta.value(QLatin1String("spec"))
                                    .toObject()
                                    .value(QLatin1String("command"))
                                    .toString()
                                    .simplified();
        if (!command.isEmpty())
            return command;
    }
    const bool isUser = record.value(QLatin1String("object_type")) == QLatin1String("user");
    const QLatin1String field(isUser ? "username" : "name");
    for (const char *side : {"after", "before"}) {
        const QJsonValue name = meta.value(QLatin1String(side)).toObject().value(field);
        if (name.isString())
            return name.toString();
    }
    return record.value(QLatin1String("object_id")).toString();
}

QString auditObjectPath(const QJsonObject &record)
{
    const QString id = record.value(QLatin1String("object_id")).toString();
    const QString type = record.value(QLatin1String("object_type")).toString();
    const bool isDeleted =
        record.value(QLatin1String("action")).toString().endsWith(QLatin1String(".delete"));
    if (type == QLatin1String("settings"))
        return QStringLiteral("settings");
    if (id.isEmpty() || isDeleted)
        return {};
    if (type == QLatin1String("platform"))
        return QStringLiteral("platforms/") + id;
    if (type == QLatin1String("task"))
        return QStringLiteral("tasks/") + id;
    if (type == QLatin1String("ssh_key"))
        return QStringLiteral("keys/") + id;
    if (type == QLatin1String("user"))
        return QStringLiteral("users");
    return {};
}

QList<AuditChange> auditChanges(const QJsonObject &meta)
{
    const QJsonObject before = meta.value(QLatin1String("before")).toObject();
    const QJsonObject after = meta.value(QLatin1String("after")).toObject();
    QMap<QString, AuditChange> changes;
    for (auto it = before.begin(); it != before.end(); ++it) {
        // The engine writes null for a value that was not there, as in a new object.
        if (it.value().isUndefined() || (it.value().isNull() && !after.contains(it.key())))
            continue;
        changes[it.key()].field = it.key();
        changes[it.key()].before = valueText(it.value());
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        changes[it.key()].field = it.key();
        changes[it.key()].after = valueText(it.value());
    }
    return changes.values();
}

QString auditSummary(const QJsonObject &record)
{
    const QJsonObject meta = metaOf(record);
    const QString action = record.value(QLatin1String("action")).toString();
    if (action == QLatin1String("task.create")) {
        const auto platforms = meta.value(QLatin1String("platforms")).toArray();
        return Words::tr("on %n host(s)", nullptr, int(platforms.size()));
    }
    if (meta.value(QLatin1String("password_changed")).toBool())
        return Words::tr("new password");
    if (!meta.contains(QLatin1String("after")))
        return meta.contains(QLatin1String("reason"))
                   ? meta.value(QLatin1String("reason")).toString()
                   : QString();
    QStringList parts;
    for (const AuditChange &change : auditChanges(meta)) {
        if (change.wasThere())
            parts.append(
                QStringLiteral("%1: %2 → %3").arg(change.field, change.before, change.after));
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace testum::gui
