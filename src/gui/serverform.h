#pragma once

#include "core/error.h"
#include "core/secretbytes.h"
#include "gui/serverprofile.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ServerForm;
}

namespace testum::gui {

class FormErrors;
class Preferences;

/// The step of the welcome page that takes a server's address, user and password. Saved servers
/// are chosen at its side and removed here.
class ServerForm : public QWidget
{
    Q_OBJECT

public:
    explicit ServerForm(Preferences &preferences, QWidget *parent = nullptr);
    ~ServerForm() override;

    void showServer(const QString &id); ///< a saved one; unknown or empty: a new one
    void showUrl(const QString &url);   ///< the saved one at this address, or a new one
    /// What the fields say. The pin is the saved one, as long as the address is.
    [[nodiscard]] ServerProfile profile() const;
    [[nodiscard]] SecretBytes takePassword();
    /// Marks what is missing or malformed; false when something is.
    [[nodiscard]] bool validate();
    /// Marks the field that a refused attempt is about; answers what is left to say.
    [[nodiscard]] QString showError(const Error &error);
    void setBusy(bool busy);

Q_SIGNALS:
    void backRequested();
    void signInRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillList();
    void selectInList();
    void fill(const ServerProfile &server);
    void updateWarnings();
    void remove();
    void chooseCaFile();
    void retranslate();
    [[nodiscard]] QUrl url() const;

    Preferences &m_preferences;
    std::unique_ptr<Ui::ServerForm> m_ui;
    FormErrors *m_errors;
    ServerProfile m_server; ///< as it is saved; no id: a new one
    bool m_busy = false;
};

} // namespace testum::gui
