#include "gui/actionbutton.h"

#include "gui/themedicon.h"

#include <QAction>
#include <QKeySequence>
#include <QStyle>
#include <QTextDocument>

namespace testum::gui {

ActionButton::ActionButton(QWidget *parent)
    : QPushButton(parent)
{
    setIconSize(QSize(20, 16)); // the room between icon and text is part of buttonIcon()
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
    hide();
}

ActionButton::ActionButton(QAction *action, QWidget *parent)
    : ActionButton(parent)
{
    setAction(action);
}

void ActionButton::setAction(QAction *action)
{
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    setVisible(action != nullptr && action->isVisible());
    if (action == nullptr)
        return;
    connect(action, &QAction::changed, this, &ActionButton::mirror);
    connect(action, &QAction::visibleChanged, this,
            [this] { setVisible(m_action && m_action->isVisible()); });
    mirror();
}

void ActionButton::setKind(const QString &kind)
{
    m_kind = kind;
    mirror();
}

void ActionButton::mirror()
{
    QString kind = m_kind;
    if (m_action) {
        setText(m_action->text());
        setIcon(m_action->icon());
        // On a filled button the icon has the colour of the text.
        const QString icon = m_action->property("iconName").toString();
        const QString effective = kind.isEmpty() ? m_action->property("kind").toString() : kind;
        if (!icon.isEmpty() && effective == QLatin1String("primary"))
            setIcon(buttonIcon(icon, QStringLiteral("onAccentFill")));
        else if (!icon.isEmpty() && effective == QLatin1String("danger"))
            setIcon(buttonIcon(icon, QStringLiteral("onDangerFill")));
        setEnabled(m_action->isEnabled());
        setToolTip(actionTooltip(*m_action));
        if (objectName().isEmpty() && !m_action->objectName().isEmpty())
            setObjectName(m_action->objectName() + QStringLiteral("Button"));
        if (kind.isEmpty())
            kind = m_action->property("kind").toString();
    }
    setButtonKind(this, kind);
}

void setButtonKind(QAbstractButton *button, const QString &kind)
{
    if (button->property("kind").toString() == kind)
        return;
    button->setProperty("kind", kind);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

QString actionTooltip(const QAction &action)
{
    QString text = action.toolTip();
    text.remove(QLatin1Char('&'));
    const QString shortcut = action.shortcut().toString(QKeySequence::NativeText);
    if (!shortcut.isEmpty() && !text.contains(shortcut))
        text += QStringLiteral(" (%1)").arg(shortcut);
    return Qt::convertFromPlainText(text);
}

} // namespace testum::gui
