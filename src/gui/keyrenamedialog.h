#pragma once

#include "gui/busydialog.h"
#include "gui/connection.h"

#include <QJsonObject>
#include <QPushButton>

#include <memory>

namespace Ui {
class KeyRenameDialog;
}

namespace testum::gui {

class FormErrors;

/// Gives an SSH key another name. Opened with open(); deletes itself.
class KeyRenameDialog : public BusyDialog
{
    Q_OBJECT

public:
    KeyRenameDialog(Connection &connection, const QString &id, const QString &name,
                    QWidget *parent);
    ~KeyRenameDialog() override;

Q_SIGNALS:
    void saved(const QJsonObject &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rename();
    void retranslate();

    std::unique_ptr<Ui::KeyRenameDialog> m_ui;
    QString m_id;
    FormErrors *m_errors;
    QPushButton *m_rename;
    QPushButton *m_cancel;
};

} // namespace testum::gui
