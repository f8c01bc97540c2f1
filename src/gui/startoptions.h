#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace testum::gui {

/// The window's command line. `exitCode` is set when there is no window to open: help or version
/// asked for (0) or a usage error (2); `message` is what to print then.
struct StartOptions
{
    QString page;
    QString dataDir;
    QString databaseUrl;
    QString envFile;
    QString theme;    ///< "system", "dark", "light", "hc"; empty: as in the settings
    QString language; ///< "en", "ru"; empty: as in the settings
    QString attachUrl;
    std::optional<int> exitCode;
    QString message;
};

/// `arguments[0]` is the program. Help and errors are in the language of the installed translation.
/// Needs an application object.
[[nodiscard]] StartOptions parseStartOptions(const QStringList &arguments);

/// What is said on the terminal where no window can be opened.
[[nodiscard]] QString noDisplayText();
[[nodiscard]] QString noAnswerText(qint64 pid);

} // namespace testum::gui
