#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace testum::gui {

/// The window's language and number format, and their change at run time. One object, made in
/// main() after QApplication; main thread.
class InstalledTranslations : public QObject
{
    Q_OBJECT

public:
    explicit InstalledTranslations(QObject *parent = nullptr);
    ~InstalledTranslations() override;

    /// "system", "en", "ru". Sets QLocale's default first: what listens to LanguageChange formats
    /// with it.
    void choose(const QString &choice);
    [[nodiscard]] QString language() const { return m_language; } ///< "en", "ru"; empty at first

Q_SIGNALS:
    void changed();

private:
    QTranslator m_window;
    QTranslator m_qt; ///< Qt's own dialogs and buttons
    QString m_language;
};

} // namespace testum::gui
