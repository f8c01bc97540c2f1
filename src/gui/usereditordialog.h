#pragma once

#include "gui/busydialog.h"

#include <QJsonObject>
#include <QPushButton>

#include <memory>

namespace Ui {
class UserEditorDialog;
}

namespace testum::gui {

class Connection;
class FormErrors;

/// Adds a user, or changes the name and role of one. Window-modal; deletes itself.
class UserEditorDialog : public BusyDialog
{
    Q_OBJECT

public:
    /// `user`: of the API; empty: a new one.
    UserEditorDialog(Connection &connection, const QJsonObject &user, QWidget *parent);
    ~UserEditorDialog() override;

    void reject() override; ///< asks first when something was typed

Q_SIGNALS:
    void saved(const QJsonObject &user);

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    [[nodiscard]] bool check();
    [[nodiscard]] bool isDirty() const;
    void setBusy(bool busy);
    void retranslate();

    QJsonObject m_user;
    std::unique_ptr<Ui::UserEditorDialog> m_ui;
    FormErrors *m_errors;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace testum::gui
