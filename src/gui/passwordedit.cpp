#include "gui/passwordedit.h"

#include "gui/themedicon.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace testum::gui {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    m_reveal = addAction(themedIcon(QStringLiteral("eye"), QStringLiteral("textMuted")),
                         QLineEdit::TrailingPosition);
    m_reveal->setObjectName(QStringLiteral("revealAction"));
    // The button inside the line cannot be reached by Tab.
    m_reveal->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_reveal->setShortcutContext(Qt::WidgetShortcut);
    connect(m_reveal, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
    retranslate();
}

QString PasswordEdit::takeText()
{
    QString taken = text();
    forget();
    return taken;
}

void PasswordEdit::forget()
{
    setText(QString()); // setText() also forgets the undo history
    setRevealed(false);
}

void PasswordEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setIcon(themedIcon(revealed ? QStringLiteral("eye-off") : QStringLiteral("eye"),
                                 QStringLiteral("textMuted")));
    retranslate();
}

void PasswordEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void PasswordEdit::mouseReleaseEvent(QMouseEvent *event)
{
    // QLineEdit would put what was selected on X11's primary selection, where any program reads it.
    if (event->button() == Qt::LeftButton)
        event->accept();
    else
        QLineEdit::mouseReleaseEvent(event);
}

void PasswordEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_reveal);
    QAction *pasting = menu->addAction(tr("Paste"));
    pasting->setEnabled(!isReadOnly());
    connect(pasting, &QAction::triggered, this, &QLineEdit::paste);
    QAction *clearing = menu->addAction(tr("Clear"));
    clearing->setEnabled(!isReadOnly() && !text().isEmpty());
    connect(clearing, &QAction::triggered, this, &QLineEdit::clear);
    menu->popup(event->globalPos());
}

void PasswordEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void PasswordEdit::retranslate()
{
    m_reveal->setText(isRevealed() ? tr("Hide what is typed") : tr("Show what is typed"));
    m_reveal->setToolTip(QStringLiteral("%1 (%2)").arg(
        m_reveal->text(), m_reveal->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace testum::gui
