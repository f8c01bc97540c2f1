#pragma once

#include <QPointer>
#include <QPushButton>

class QAction;

namespace testum::gui {

/// A push button that looks and behaves as an action says: text, icon, enabled, tooltip with the
/// shortcut; hidden without one. The action's property "kind" ("primary", "danger",
/// "danger-outline") becomes the button's.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ActionButton(QWidget *parent = nullptr);
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

    void setAction(QAction *action); ///< not owned; nullptr: none
    [[nodiscard]] QAction *action() const { return m_action; }
    /// Wins over the action's own "kind".
    void setKind(const QString &kind);

private:
    void mirror();

    QPointer<QAction> m_action;
    QString m_kind;
};

/// Sets a button's "kind" ("primary", "danger", …) also where it was painted or laid out before: a
/// QDialogButtonBox does that as soon as it makes one, and the stylesheet looks no second time.
void setButtonKind(QAbstractButton *button, const QString &kind);
/// "Run… (Ctrl+R)" as a tooltip that is plain text; a tooltip set by hand stays.
[[nodiscard]] QString actionTooltip(const QAction &action);

} // namespace testum::gui
