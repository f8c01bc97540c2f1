#include "cli/wording.h"

namespace testum::cli {

InstalledLanguage::InstalledLanguage(text::Language language)
{
    m_loaded =
        m_translator.load(QStringLiteral(":/i18n/testum_%1.qm").arg(text::languageTag(language)));
    if (m_loaded)
        QCoreApplication::installTranslator(&m_translator);
}

InstalledLanguage::~InstalledLanguage()
{
    if (m_loaded)
        QCoreApplication::removeTranslator(&m_translator);
}

} // namespace testum::cli
