#include "gui/emptystate.h"

#include "gui/actionbutton.h"
#include "gui/theme.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kIconSize = 48;

}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_primary(new ActionButton(this))
    , m_secondary(new ActionButton(this))
{
    setObjectName(QStringLiteral("EmptyState"));
    for (QLabel *label : {m_icon, m_title, m_sentence})
        label->setAlignment(Qt::AlignCenter);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(560);
    m_sentence->setProperty("role", QStringLiteral("muted"));
    applyTextRole(m_title, TextRole::Heading2);
    m_primary->setKind(QStringLiteral("primary"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();

    auto *line = new QHBoxLayout; // a wrapping label keeps its width only between stretches
    line->addStretch(1);
    line->addWidget(m_sentence, 8);
    line->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch();
    column->addWidget(m_icon);
    column->addSpacing(4);
    column->addWidget(m_title);
    column->addLayout(line);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch();
    connect(&theme(), &Theme::changed, this, &EmptyState::paintIcon);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &sentence)
{
    m_iconName = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    paintIcon();
}

void EmptyState::setPrimaryAction(QAction *action) { m_primary->setAction(action); }

void EmptyState::setSecondaryAction(QAction *action) { m_secondary->setAction(action); }

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ScreenChangeInternal)
        paintIcon();
    QWidget::changeEvent(event);
}

void EmptyState::paintIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(
            themedPixmap(m_iconName, QStringLiteral("textMuted"), kIconSize, devicePixelRatioF()));
}

} // namespace testum::gui
