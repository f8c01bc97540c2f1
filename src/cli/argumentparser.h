#pragma once

#include "cli/verb.h"
#include "core/result.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace testum::cli {

/// What the command line asks for. `verb` points into the list that was given; null: the general
/// help or the version.
struct Parsed
{
    const Verb *verb = nullptr;
    Arguments arguments;
    bool help = false;
    bool version = false;
};

/// Finds the verb and checks its arguments. Errors: cli.usage with a sentence.
[[nodiscard]] Result<Parsed> parseArguments(const QStringList &words, const QList<Verb> &verbs);

/// "90", "1.5s", "5m", "2h" in seconds.
[[nodiscard]] std::optional<double> secondsFromText(const QString &text);

} // namespace testum::cli
