#pragma once

#include "core/result.h"
#include "core/secretbytes.h"
#include "gui/page.h"
#include "gui/serverprofile.h"

#include <memory>

namespace Ui {
class WelcomePage;
}

namespace testum::gui {

class CertificateReview;
class LocalSetup;
class ServerForm;

/// Where the window starts while it is attached to nothing: this computer's engine, or a server.
/// Paths: "welcome", "welcome?server=ID" ("local" or a saved server's),
/// "welcome?url=https://h:8000". With "then=PATH" that page follows; "from=PATH" is where the user
/// came from while attached, and goes back to. With a session that ended it asks for the password
/// of the same server.
class WelcomePage : public Page
{
    Q_OBJECT

public:
    explicit WelcomePage(PageContext &context, QWidget *parent = nullptr);
    ~WelcomePage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;

protected:
    void retranslate() override;

private:
    void fillChoices();
    void showStep(QWidget *step);
    void chooseLocal();
    void makeLocal();
    void localAnswered(const Result<void> &opened);
    void submitServer();
    void signIn(const ServerProfile &server, SecretBytes password);
    void serverAnswered(const Result<void> &opened);
    void signInFailed(const Error &error);
    void signedIn();
    void trustCertificate();
    void goBack();
    void enter();

    std::unique_ptr<Ui::WelcomePage> m_ui;
    LocalSetup *m_local;
    ServerForm *m_server;
    CertificateReview *m_certificate;
    QAction *m_back;
    ServerProfile m_attempt;    ///< the one signed in to
    SecretBytes m_password;     ///< only while its certificate is being compared
    QString m_then;             ///< the path to open behind the sign-in
    QString m_from;             ///< the path to go back to; empty once that engine is left
    QWidget *m_entry = nullptr; ///< the first step
    bool m_firstRun = false;    ///< this computer's data directory is being made
};

} // namespace testum::gui
