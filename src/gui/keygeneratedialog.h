#pragma once

#include "gui/busydialog.h"
#include "gui/connection.h"

#include <QJsonObject>
#include <QPushButton>

#include <memory>

namespace Ui {
class KeyGenerateDialog;
}

namespace testum::gui {

class FormErrors;

/// Makes a key pair in the engine, whose private half never leaves its vault. Opened with open();
/// deletes itself.
class KeyGenerateDialog : public BusyDialog
{
    Q_OBJECT

public:
    KeyGenerateDialog(Connection &connection, QWidget *parent);
    ~KeyGenerateDialog() override;

Q_SIGNALS:
    void saved(const QJsonObject &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void generate();
    void setBusy(bool busy);
    void retranslate();

    std::unique_ptr<Ui::KeyGenerateDialog> m_ui;
    FormErrors *m_errors;
    QPushButton *m_generate;
    QPushButton *m_cancel;
};

} // namespace testum::gui
