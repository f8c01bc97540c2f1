#include "text/errortext.h"

#include <optional>

namespace testum::text {

namespace {

/// "ru", "ru-RU", "ru_RU.UTF-8" are Russian; "en", "en-GB" English; anything else is not ours.
std::optional<Language> languageOfTag(QStringView tag)
{
    const auto is = [tag](QStringView code) {
        return tag.startsWith(code, Qt::CaseInsensitive) &&
               (tag.size() == code.size() || !tag[code.size()].isLetterOrNumber());
    };
    if (is(u"ru"))
        return Language::Russian;
    if (is(u"en"))
        return Language::English;
    return std::nullopt;
}

/// The weight of "ru;q=0.5" (RFC 9110 12.4.2): 1 without one, 0 for a malformed one.
double weightOf(QStringView parameters)
{
    const QStringView parameter = parameters.trimmed();
    if (parameter.isEmpty())
        return 1.0;
    if (!parameter.startsWith(u"q=", Qt::CaseInsensitive))
        return 0.0;
    bool ok = false;
    const double weight = parameter.sliced(2).trimmed().toDouble(&ok);
    return ok && weight >= 0.0 && weight <= 1.0 ? weight : 0.0;
}

} // namespace

Language languageFromHeader(QStringView acceptLanguage)
{
    constexpr qsizetype kMaxHeader = 1024; // nobody speaks more languages than that
    Language best = Language::English;
    double bestWeight = 0.0;
    for (const QStringView range : acceptLanguage.left(kMaxHeader).split(u',')) {
        const qsizetype semicolon = range.indexOf(u';');
        const QStringView tag = (semicolon < 0 ? range : range.left(semicolon)).trimmed();
        const double weight = semicolon < 0 ? 1.0 : weightOf(range.sliced(semicolon + 1));
        const std::optional<Language> language =
            tag == u"*" ? std::optional(Language::English) : languageOfTag(tag);
        if (language && weight > bestWeight) {
            best = *language;
            bestWeight = weight;
        }
    }
    return best;
}

Language languageFromLocale(QStringView localeName)
{
    return languageOfTag(localeName).value_or(Language::English);
}

QString languageTag(Language language)
{
    return language == Language::Russian ? QStringLiteral("ru") : QStringLiteral("en");
}

} // namespace testum::text
