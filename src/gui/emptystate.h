#pragma once

#include <QLabel>
#include <QWidget>

class QAction;

namespace testum::gui {

class ActionButton;

/// What stands where rows would be: an icon, a title, one sentence, a button and a second one.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &icon, const QString &title, const QString &sentence);
    [[nodiscard]] QString title() const { return m_title->text(); }
    /// Buttons that mirror the actions; nullptr: none. Not owned.
    void setPrimaryAction(QAction *action);
    void setSecondaryAction(QAction *action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    ActionButton *m_primary;
    ActionButton *m_secondary;
};

} // namespace testum::gui
