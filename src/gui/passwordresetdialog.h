#pragma once

#include "gui/busydialog.h"

#include <QPushButton>

#include <memory>

namespace Ui {
class PasswordResetDialog;
}

namespace testum::gui {

class Connection;
class FormErrors;

/// Gives another user a new password, which ends his sessions. Window-modal; deletes itself.
class PasswordResetDialog : public BusyDialog
{
    Q_OBJECT

public:
    PasswordResetDialog(Connection &connection, const QString &userId, const QString &username,
                        QWidget *parent);
    ~PasswordResetDialog() override;

Q_SIGNALS:
    void saved();

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    void setBusy(bool busy);
    void retranslate();

    const QString m_userId;
    const QString m_username;
    std::unique_ptr<Ui::PasswordResetDialog> m_ui;
    FormErrors *m_errors;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace testum::gui
