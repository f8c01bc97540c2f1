#pragma once

#include <QFont>
#include <QObject>
#include <QString>

namespace testum::gui {

class InstalledTranslations;
class Preferences;
class Theme;

/// Brings what the preferences say about looks and language to the application, at once and
/// whenever they change. Made in main() before the first window. All live as long as this.
class Appearance : public QObject
{
    Q_OBJECT

public:
    Appearance(Preferences &preferences, Theme &theme, InstalledTranslations &translations,
               QObject *parent = nullptr);

private:
    void apply(const QString &what);

    Preferences &m_preferences;
    Theme &m_theme;
    InstalledTranslations &m_translations;
    QFont m_systemFont;
};

} // namespace testum::gui
