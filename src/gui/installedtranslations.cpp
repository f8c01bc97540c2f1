#include "gui/installedtranslations.h"

#include "text/errortext.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace testum::gui {

namespace {

QString systemLanguage()
{
    const QStringList preferred = QLocale::system().uiLanguages();
    return text::languageTag(text::languageFromLocale(preferred.value(0)));
}

/// The system's own numbers and dates where its language is the window's.
QLocale localeOf(const QString &language)
{
    const QLocale system = QLocale::system();
    const QLocale plain =
        language == QLatin1String("ru") ? QLocale(QLocale::Russian) : QLocale(QLocale::English);
    return system.language() == plain.language() ? system : plain;
}

} // namespace

InstalledTranslations::InstalledTranslations(QObject *parent)
    : QObject(parent)
{}

InstalledTranslations::~InstalledTranslations() = default;

void InstalledTranslations::choose(const QString &choice)
{
    const bool ours = choice == QLatin1String("en") || choice == QLatin1String("ru");
    const QString language = ours ? choice : systemLanguage();
    if (language == m_language)
        return;
    m_language = language;
    QLocale::setDefault(localeOf(language));
    QCoreApplication::removeTranslator(&m_window);
    QCoreApplication::removeTranslator(&m_qt);
    // Absent where Debian's qt6-translations-l10n is not installed: Qt speaks English then.
    if (m_qt.load(QStringLiteral("qtbase_") + language,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    const bool loaded = m_window.load(QStringLiteral(":/i18n/testum_gui_%1.qm").arg(language));
    Q_ASSERT(loaded);
    if (loaded)
        QCoreApplication::installTranslator(&m_window);
    Q_EMIT changed();
}

} // namespace testum::gui
