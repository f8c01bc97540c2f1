#pragma once

#include "core/error.h"

#include <QString>

namespace testum::gui {

/// The sentence for an error, in the window's language: the server's own wording where it gave one,
/// else text::errorText(); what was refused field by field is added when `withFields`. Plain text.
[[nodiscard]] QString errorSentence(const Error &error, bool withFields = true);
/// The sentence for one refused field ("port"); empty when that field was not refused.
[[nodiscard]] QString fieldSentence(const Error &error, const QString &field);
/// For a host's own words on a run: reason token → sentence.
[[nodiscard]] QString reasonSentence(const QString &reason, const QString &fallback);

} // namespace testum::gui
