#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class CloseDialog;
}

namespace testum::gui {

/// Asks what is to happen with what still runs when the window is closed. Every answer is a verb;
/// Esc stays. Window-modal.
class CloseDialog : public QDialog
{
    Q_OBJECT

public:
    CloseDialog(bool hasRuns, bool servesApi, bool hasTray, QWidget *parent);
    ~CloseDialog() override;

    void showWaiting();

Q_SIGNALS:
    void trayChosen();
    void waitChosen();
    void cancelChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::CloseDialog> m_ui;
    bool m_hasRuns;
    bool m_servesApi;
    bool m_hasTray;
    bool m_waiting = false;
};

} // namespace testum::gui
