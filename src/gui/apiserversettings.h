#pragma once

#include "gui/engineaccess.h"
#include "gui/settingscategory.h"

#include <QElapsedTimer>

#include <memory>

class QLineEdit;

namespace Ui {
class ApiServerSettings;
}

namespace testum::gui {

class FormErrors;
class SecretClipboard;

/// On this computer: the API server of the same engine, on and off, with the first administrator's
/// set-up before its first start. Attached to a server: its address, certificate and state.
class ApiServerSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit ApiServerSettings(PageContext &context, QWidget *parent = nullptr);
    ~ApiServerSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;
    void leave() override;

protected:
    void retranslate() override;

private:
    void wire();
    void setBusy(bool busy);
    void showState();
    void switchTo(bool on);
    /// Starts at once, or asks for the first administrator before.
    void prepareStart();
    void start();
    void stop();
    void createAdmin();
    void dropAdmin();
    void generatePassword();
    void checkServer();
    void fail(const Error &error);
    void chooseFile(QLineEdit *target, const QString &caption);
    [[nodiscard]] bool isAskingForAdmin() const;
    [[nodiscard]] ApiServerOptions entered() const;

    std::unique_ptr<Ui::ApiServerSettings> m_ui;
    FormErrors *m_errors;
    SecretClipboard *m_clipboard;
    QElapsedTimer m_checkTime;
    bool m_busy = false;
};

} // namespace testum::gui
