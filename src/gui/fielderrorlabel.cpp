#include "gui/fielderrorlabel.h"

#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QHBoxLayout>

namespace testum::gui {

FieldErrorLabel::FieldErrorLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_text->setProperty("role", QStringLiteral("error"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 4);
    line->setSpacing(6);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    connect(&theme(), &Theme::changed, this, &FieldErrorLabel::paintIcon);
    paintIcon();
}

void FieldErrorLabel::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void FieldErrorLabel::paintIcon()
{
    m_icon->setPixmap(themedPixmap(QStringLiteral("circle-alert"), QStringLiteral("danger"), 14,
                                   devicePixelRatioF()));
}

} // namespace testum::gui
