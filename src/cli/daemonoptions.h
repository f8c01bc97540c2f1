#pragma once

#include "text/errortext.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace testum::cli {

/// testumd's command line. `exitCode` is set when there is nothing to serve: help or version asked
/// for (0) or a usage error (2); `message` is what to print then.
struct DaemonOptions
{
    QString listen;
    QString dataDir;
    QString databaseUrl;
    QString envFile;
    QString tlsCertFile;
    QString tlsKeyFile;
    QString logFormat;
    bool insecureHttp = false;
    std::optional<int> exitCode;
    QString message;
};

/// `arguments[0]` is the program. The help is in `language`.
[[nodiscard]] DaemonOptions parseDaemonOptions(const QStringList &arguments,
                                               text::Language language);

/// LC_ALL, LC_MESSAGES, LANG, in that order, as gettext has it.
[[nodiscard]] text::Language languageOfEnvironment();

} // namespace testum::cli
