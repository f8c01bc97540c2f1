#pragma once

#include "gui/status.h"

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace testum::gui {

/// A sentence across the top of what it is about, with a button and details that fold out. Hidden
/// until showMessage().
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// `actionText` empty: no button. `details`: raw words to copy, empty: none.
    void showMessage(Tone tone, const QString &text, const QString &actionText = QString(),
                     const QString &details = QString());
    void dismiss();
    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();
    void retranslate();

    Tone m_tone = Tone::Warning;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_detailsToggle;
    QPlainTextEdit *m_details;
};

} // namespace testum::gui
