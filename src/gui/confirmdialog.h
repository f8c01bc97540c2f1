#pragma once

#include <QDialog>
#include <QPushButton>

#include <functional>
#include <memory>

namespace Ui {
class ConfirmDialog;
}

namespace testum::gui {

/// What a ConfirmDialog asks. Texts are plain and translated.
struct ConfirmQuestion
{
    QString title;       ///< also the heading: "Cancel this task?"
    QString text;        ///< what will happen
    QString details;     ///< a list of names, shown in a scrolling box; may be empty
    QString confirmText; ///< a verb: "Cancel task"
    QString keepText;    ///< the safe button: "Keep running"; empty: "Cancel"
    QString checkText;   ///< must be ticked before confirming; empty: no box
    int typedCount = 0;  ///< this number must be typed before confirming; 0: no
    bool isDangerous = true;
};

/// Asks before something remote or irreversible (ux.md 2.8). The safe button is the default one and
/// Esc's. Window-modal; deletes itself.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    /// Opens at once; `onConfirmed` runs at most once, after the dialog was hidden.
    static ConfirmDialog *ask(QWidget *parent, const ConfirmQuestion &question,
                              std::function<void()> onConfirmed);
    ~ConfirmDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    ConfirmDialog(const ConfirmQuestion &question, std::function<void()> onConfirmed,
                  QWidget *parent);
    void updateConfirmButton();
    void retranslate();

    std::unique_ptr<Ui::ConfirmDialog> m_ui;
    ConfirmQuestion m_question;
    std::function<void()> m_onConfirmed;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace testum::gui
