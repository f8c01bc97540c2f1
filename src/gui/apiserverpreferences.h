#pragma once

#include "gui/engineaccess.h"
#include "gui/preferences.h"

namespace testum::gui {

/// What is remembered of the API server of this computer: whether it is on, and how it serves.

[[nodiscard]] inline bool isApiServerWanted(const Preferences &preferences)
{
    return preferences.value(QStringLiteral("apiServer/on"), false).toBool();
}

inline void setApiServerWanted(Preferences &preferences, bool wanted)
{
    preferences.setValue(QStringLiteral("apiServer/on"), wanted);
}

[[nodiscard]] inline ApiServerOptions apiServerOptions(const Preferences &preferences)
{
    ApiServerOptions options;
    options.listen =
        preferences.value(QStringLiteral("apiServer/listen"), options.listen).toString();
    options.tlsCertFile = preferences.value(QStringLiteral("apiServer/tlsCert")).toString();
    options.tlsKeyFile = preferences.value(QStringLiteral("apiServer/tlsKey")).toString();
    return options;
}

inline void setApiServerOptions(Preferences &preferences, const ApiServerOptions &options)
{
    preferences.setValue(QStringLiteral("apiServer/listen"), options.listen);
    preferences.setValue(QStringLiteral("apiServer/tlsCert"), options.tlsCertFile);
    preferences.setValue(QStringLiteral("apiServer/tlsKey"), options.tlsKeyFile);
}

} // namespace testum::gui
