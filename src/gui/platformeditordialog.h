#pragma once

#include "gui/busydialog.h"
#include "gui/connection.h"
#include "gui/platformrow.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>

#include <memory>
#include <optional>

namespace Ui {
class PlatformEditorDialog;
}

namespace testum::gui {

class ConnectionTest;
class FormErrors;
class Notifications;

/// Adds or changes a platform: general, authentication, host key, and a connection test of what
/// stands in the form. Secrets are sent and forgotten, stored ones never come back. Opened with
/// open(); deletes itself; closing it with changes asks first.
class PlatformEditorDialog : public BusyDialog
{
    Q_OBJECT

public:
    /// What the fields offer: groups and tags in use.
    struct Known
    {
        QStringList groups;
        QStringList tags;
    };

    /// `platform`: the API's object to change; empty: a new one. `copy`: a new one that begins as
    /// that object.
    PlatformEditorDialog(Connection &connection, const QJsonObject &platform, bool copy,
                         const Known &known, QWidget *parent);
    ~PlatformEditorDialog() override;

    void showTab(const QString &name); ///< "hostKey"
    void readHostKey();

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void saved(const QJsonObject &platform);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Method { StoredKey, PrivateKey, Agent, Password };

    /// What became of saving.
    struct Stored
    {
        QJsonObject platform;
        std::optional<Error> keyProblem; ///< why the accepted key could not be pinned
    };

    void fill(const QJsonObject &platform, bool copy);
    void takeStored(const QJsonObject &platform);
    void setUp();
    void connectUp();
    void retranslate();
    void loadKeys();
    void loadHostKeys();
    void showHostKeys(const QJsonArray &keys);
    void methodChanged();
    void addressChanged();
    void choosePrivateKeyFile();
    [[nodiscard]] Method method() const;
    [[nodiscard]] bool isNew() const { return m_id.isEmpty(); }
    [[nodiscard]] bool isMoved() const; ///< host or port differ from what is stored
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool checkFields(bool forProbe);
    /// Of the form. With the secrets that stand in it.
    [[nodiscard]] QJsonObject body(bool forProbe) const;
    void addSecrets(QJsonObject &body, bool forProbe) const;
    void forgetSecrets();
    void test();
    void probed(const QJsonObject &answer);
    void review(const QJsonObject &hostKey);
    void trust(const QString &publicKey, const QString &fingerprint);
    void save();
    [[nodiscard]] static Result<Stored> store(client::ApiClient &client, const QString &id,
                                              const QJsonObject &sent, const QString &acceptedKey);
    void goOnWith(const Stored &stored);
    void finish(const QJsonObject &platform);
    void forgetHostKeys();
    void setBusy(bool busy);
    void showProblem(const Error &error);

    std::unique_ptr<Ui::PlatformEditorDialog> m_ui;
    FormErrors *m_errors = nullptr;
    ConnectionTest *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QString m_id;
    QJsonObject m_stored; ///< as the engine has it
    QJsonObject m_clean;  ///< body() when nothing is changed
    QString m_wantedKeyId;
    QString m_pinned;      ///< fingerprint
    QString m_acceptedKey; ///< to be pinned with the next save
    QString m_acceptedPrint;
    QJsonArray m_hostKeys;
    QString m_policy;
    bool m_isReadingKey = false;
};

} // namespace testum::gui
