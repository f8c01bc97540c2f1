#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace testum::gui {

/// What the run page is about to start: a command, hosts and options. A value.
struct RunRequest
{
    static constexpr int kMostCharacters = 65'536;
    static constexpr int kUsualTimeoutS = 60;

    QString command;
    QStringList platforms;         ///< ids
    int timeoutS = kUsualTimeoutS; ///< 0: no limit
    int width = 0;                 ///< hosts at once; 0: the setting
    int connectTimeoutS = 0;       ///< 0: the setting
    int connectRetries = -1;       ///< -1: the setting
    int outputCapMiB = 0;          ///< per host; 0: the setting

    friend bool operator==(const RunRequest &, const RunRequest &) = default;

    /// The body of POST /api/v1/tasks.
    [[nodiscard]] QJsonObject toJson() const;
    /// What a task was, for running it again on `platforms`.
    [[nodiscard]] static RunRequest fromTask(const QJsonObject &task, const QStringList &platforms);
    /// For the preferences.
    [[nodiscard]] QVariantMap toVariant() const;
    [[nodiscard]] static RunRequest fromVariant(const QVariantMap &map);
};

/// `history` with `command` at its front, each once, the oldest dropped.
[[nodiscard]] QStringList historyWith(QStringList history, const QString &command);

} // namespace testum::gui
