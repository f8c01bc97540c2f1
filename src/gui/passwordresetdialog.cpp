#include "gui/passwordresetdialog.h"

#include "gui/actionbutton.h"
#include "gui/connection.h"
#include "gui/formerrors.h"
#include "gui/typography.h"
#include "ui_passwordresetdialog.h"

#include <QEvent>

namespace testum::gui {

PasswordResetDialog::PasswordResetDialog(Connection &connection, const QString &userId,
                                         const QString &username, QWidget *parent)
    : BusyDialog(connection, parent)
    , m_userId(userId)
    , m_username(username)
    , m_ui(std::make_unique<Ui::PasswordResetDialog>())
    , m_errors(nullptr)
    , m_save(nullptr)
    , m_cancel(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_save = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("savePushButton"));
    setButtonKind(m_save, QStringLiteral("primary"));
    m_save->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("password"), m_ui->passwordPasswordEdit);
    m_errors->add(QStringLiteral("repeat"), m_ui->repeatPasswordEdit);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &PasswordResetDialog::save);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &PasswordResetDialog::reject);
    retranslate();
    m_ui->passwordPasswordEdit->setFocus();
}

PasswordResetDialog::~PasswordResetDialog() = default;

void PasswordResetDialog::save()
{
    if (isHeldOpen())
        return;
    m_errors->clear();
    if (m_ui->passwordPasswordEdit->text().isEmpty())
        m_errors->set(QStringLiteral("password"), tr("Enter a password"));
    else if (m_ui->passwordPasswordEdit->text() != m_ui->repeatPasswordEdit->text())
        m_errors->set(QStringLiteral("repeat"), tr("Passwords do not match"));
    if (!m_errors->isEmpty()) {
        m_errors->focusFirst();
        return;
    }
    setBusy(true);
    m_ui->banner->dismiss();
    const QJsonObject body{{QStringLiteral("password"), m_ui->passwordPasswordEdit->text()}};
    m_connection.call<QJsonObject>(
        this,
        [id = m_userId, body](client::ApiClient &client) {
            return client.put(QStringLiteral("/api/v1/users/") + id, body);
        },
        [this](const Result<QJsonObject> &user) {
            setBusy(false);
            if (user) {
                m_ui->passwordPasswordEdit->clear();
                m_ui->repeatPasswordEdit->clear();
                Q_EMIT saved();
                accept();
                return;
            }
            if (const QString rest = m_errors->show(user.error()); !rest.isEmpty())
                m_ui->banner->showMessage(Tone::Danger, rest);
            else
                m_errors->focusFirst();
        });
}

void PasswordResetDialog::setBusy(bool busy)
{
    holdOpen(busy);
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : tr("&Set the password"));
}

void PasswordResetDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void PasswordResetDialog::retranslate()
{
    m_ui->retranslateUi(this);
    setWindowTitle(tr("Reset the password"));
    m_ui->headingLabel->setText(tr("A new password for %1").arg(m_username));
    m_ui->hintLabel->setText(
        tr("A password has 12 characters or more. All sessions of this user end."));
    m_cancel->setText(tr("&Cancel"));
    setBusy(isHeldOpen());
}

} // namespace testum::gui
