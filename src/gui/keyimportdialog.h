#pragma once

#include "gui/busydialog.h"
#include "gui/connection.h"

#include <QJsonObject>
#include <QPushButton>

#include <memory>

namespace Ui {
class KeyImportDialog;
}

namespace testum::gui {

class FormErrors;

/// Adds a public key: pasted, from a file, or dropped. Says what it is while it is typed. Opened
/// with open(); deletes itself.
class KeyImportDialog : public BusyDialog
{
    Q_OBJECT

public:
    KeyImportDialog(Connection &connection, QWidget *parent);
    ~KeyImportDialog() override;

    void setKeyText(const QString &text);
    void readFile(const QString &path);

Q_SIGNALS:
    void saved(const QJsonObject &key);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void look();
    void chooseFile();
    void addKey();
    void retranslate();

    std::unique_ptr<Ui::KeyImportDialog> m_ui;
    FormErrors *m_errors;
    QPushButton *m_add;
    QPushButton *m_cancel;
    QString m_suggestedName;
};

} // namespace testum::gui
