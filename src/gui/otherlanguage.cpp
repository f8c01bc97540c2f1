#include "gui/otherlanguage.h"

#include <QFile>
#include <QXmlStreamReader>

namespace testum::gui {

namespace {

QString plain(QString text) { return text.remove(u'&'); }

} // namespace

OtherLanguage::OtherLanguage()
{
    // A QTranslator answers only for sources one has; the file behind it lists them.
    QFile file(QStringLiteral(":/i18n/testum_gui_ru.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = plain(xml.readElementText());
        } else if (xml.name() == QLatin1String("translation")) {
            const QString text = plain(xml.readElementText(QXmlStreamReader::SkipChildElements));
            if (!text.isEmpty() && text != source) {
                m_words.insert(source, text);
                m_words.insert(text, source);
            }
        }
    }
}

QString OtherLanguage::of(const QString &text) const { return m_words.value(plain(text)); }

} // namespace testum::gui
