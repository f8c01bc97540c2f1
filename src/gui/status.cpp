#include "gui/status.h"

#include <QCoreApplication>

namespace testum::gui {

namespace {

/// Texts of the status vocabulary.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(StatusChip)
};

} // namespace

QString failureKind(const QString &reason)
{
    if (reason == QLatin1String("task.timed_out"))
        return QStringLiteral("timed_out");
    if (reason == QLatin1String("ssh.unreachable") || reason == QLatin1String("ssh.timeout") ||
        reason == QLatin1String("ssh.resolve_failed") ||
        reason == QLatin1String("ssh.connection_lost"))
        return QStringLiteral("unreachable");
    if (reason.startsWith(QLatin1String("ssh.auth_")))
        return QStringLiteral("login_failed");
    if (reason == QLatin1String("ssh.host_key_changed") ||
        reason == QLatin1String("ssh.host_key_revoked"))
        return QStringLiteral("host_key_changed");
    return {};
}

StatusChip runChip(const QString &status, const QString &reason)
{
    if (status == QLatin1String("pending"))
        return {Tone::Neutral, QStringLiteral("clock"), Words::tr("Queued")};
    if (status == QLatin1String("running"))
        return {Tone::Info, QStringLiteral("loader-circle"), Words::tr("Running")};
    if (status == QLatin1String("success"))
        return {Tone::Success, QStringLiteral("circle-check"), Words::tr("Success")};
    if (status == QLatin1String("cancelled"))
        return {Tone::Neutral, QStringLiteral("ban"), Words::tr("Cancelled", "a host's run")};
    if (status == QLatin1String("interrupted"))
        return {Tone::Warning, QStringLiteral("triangle-alert"), Words::tr("Interrupted")};
    if (status != QLatin1String("failed"))
        return platformChip(QStringLiteral("unknown"));
    const QString kind = failureKind(reason);
    if (kind == QLatin1String("timed_out"))
        return {Tone::Danger, QStringLiteral("timer-off"), Words::tr("Timed out")};
    if (kind == QLatin1String("unreachable"))
        return {Tone::Danger, QStringLiteral("unplug"), Words::tr("Unreachable")};
    if (!kind.isEmpty())
        return platformChip(kind);
    return {Tone::Danger, QStringLiteral("circle-x"), Words::tr("Failed")};
}

StatusChip taskChip(const QString &status, int failedRuns, int totalRuns)
{
    if (status == QLatin1String("failed") && failedRuns > 0 && failedRuns < totalRuns)
        return {Tone::Warning, QStringLiteral("triangle-alert"), Words::tr("Partial")};
    if (status == QLatin1String("cancelled"))
        return {Tone::Neutral, QStringLiteral("ban"), Words::tr("Cancelled", "a task")};
    return runChip(status);
}

StatusChip platformChip(const QString &state)
{
    if (state == QLatin1String("online"))
        return {Tone::Success, QStringLiteral("circle-check"), Words::tr("Online")};
    if (state == QLatin1String("offline"))
        return {Tone::Danger, QStringLiteral("circle-x"), Words::tr("Offline")};
    if (state == QLatin1String("checking"))
        return {Tone::Info, QStringLiteral("loader-circle"), Words::tr("Checking")};
    if (state == QLatin1String("login_failed"))
        return {Tone::Danger, QStringLiteral("lock"), Words::tr("Login failed")};
    if (state == QLatin1String("host_key_changed"))
        return {Tone::Warning, QStringLiteral("shield-alert"), Words::tr("Host key changed")};
    return {Tone::Neutral, QStringLiteral("circle-question-mark"), Words::tr("Unknown")};
}

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return QStringLiteral("circle-check");
    case Tone::Warning:
        return QStringLiteral("triangle-alert");
    case Tone::Danger:
        return QStringLiteral("circle-alert");
    case Tone::Neutral:
    case Tone::Info:
        return QStringLiteral("info");
    }
    return QStringLiteral("info");
}

QString toneToken(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return QStringLiteral("success");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Danger:
        return QStringLiteral("danger");
    case Tone::Neutral:
        return QStringLiteral("textMuted");
    case Tone::Info:
        return QStringLiteral("info");
    }
    return QStringLiteral("info");
}

QString subtleToken(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return QStringLiteral("neutralSubtle");
    case Tone::Info:
        return QStringLiteral("infoSubtle");
    case Tone::Success:
        return QStringLiteral("successSubtle");
    case Tone::Warning:
        return QStringLiteral("warningSubtle");
    case Tone::Danger:
        return QStringLiteral("dangerSubtle");
    }
    return QStringLiteral("neutralSubtle");
}

QString onSubtleToken(Tone tone)
{
    QString token = subtleToken(tone);
    token[0] = token.at(0).toUpper();
    return QStringLiteral("on") + token;
}

} // namespace testum::gui
