#include "gui/settingscategory.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLabel>

namespace testum::gui {

SettingsCategory::SettingsCategory(const QString &id, const QString &icon, PageContext &context,
                                   QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_icon(icon)
    , m_context(context)
{}

QString SettingsCategory::searchText() const
{
    QStringList texts{title()};
    for (const QLabel *label : findChildren<QLabel *>())
        texts.append(label->text());
    for (const QAbstractButton *button : findChildren<QAbstractButton *>())
        texts.append(button->text());
    return texts.join(u'\n').remove(u'&');
}

void SettingsCategory::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace testum::gui
