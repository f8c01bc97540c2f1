#pragma once

#include "core/error.h"

#include <QString>
#include <QStringList>

namespace testum::text {

enum class Language { English, Russian };

/// The best of ours for an Accept-Language header (RFC 9110 12.5.4) or a locale name
/// ("ru_RU.UTF-8").
[[nodiscard]] Language languageFromHeader(QStringView acceptLanguage);
[[nodiscard]] Language languageFromLocale(QStringView localeName);
[[nodiscard]] QString languageTag(Language language); ///< "en" | "ru"

/// The sentence for people: what happened and the cure, `{placeholders}` filled from error.args.
/// Unknown reasons fall back to a general sentence of the code. Any thread.
[[nodiscard]] QString errorText(const Error &error, Language language);
[[nodiscard]] QString fieldErrorText(const FieldError &field, Language language);
/// Every reason that has a sentence: for the test that no reason in the sources lacks one.
[[nodiscard]] QStringList knownReasons();

} // namespace testum::text
