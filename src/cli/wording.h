#pragma once

#include "text/errortext.h"

#include <QCoreApplication>
#include <QTranslator>

namespace testum::cli {

/// Every sentence testumctl says: Wording::tr("…"), translations/testum_*.ts.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(testumctl)
};

/// Installs a language while it lives. English too: its file holds the plural forms.
class InstalledLanguage
{
public:
    explicit InstalledLanguage(text::Language language);
    ~InstalledLanguage();
    InstalledLanguage(const InstalledLanguage &) = delete;
    InstalledLanguage &operator=(const InstalledLanguage &) = delete;
    [[nodiscard]] bool isComplete() const { return m_loaded; }

private:
    QTranslator m_translator;
    bool m_loaded = false;
};

} // namespace testum::cli
