#include "gui/appearance.h"

#include "gui/installedtranslations.h"
#include "gui/preferences.h"
#include "gui/theme.h"
#include "gui/typography.h"

#include <QApplication>

namespace testum::gui {

Appearance::Appearance(Preferences &preferences, Theme &theme, InstalledTranslations &translations,
                       QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_theme(theme)
    , m_translations(translations)
    , m_systemFont(QApplication::font())
{
    for (const char *what : {"language", "fontSize", "outputFontSize", "theme"})
        apply(QLatin1String(what));
    connect(&preferences, &Preferences::changed, this, &Appearance::apply);
}

void Appearance::apply(const QString &what)
{
    if (what == QLatin1String("theme")) {
        m_theme.choose(m_preferences.themeChoice());
    } else if (what == QLatin1String("language")) {
        m_translations.choose(m_preferences.languageChoice());
    } else if (what == QLatin1String("outputFontSize")) {
        setOutputFontSize(m_preferences.outputFontSize());
    } else if (what == QLatin1String("fontSize")) {
        QFont font = m_systemFont;
        if (const double points = m_preferences.fontSize(); points > 0)
            font.setPointSizeF(points);
        if (font != QApplication::font())
            QApplication::setFont(font);
    }
}

} // namespace testum::gui
