#include "gui/usereditordialog.h"

#include "gui/actionbutton.h"
#include "domain/actor.h"
#include "gui/accesstext.h"
#include "gui/confirmdialog.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/typography.h"
#include "ui_usereditordialog.h"

#include <QEvent>

namespace testum::gui {

UserEditorDialog::UserEditorDialog(Connection &connection, const QJsonObject &user, QWidget *parent)
    : BusyDialog(connection, parent)
    , m_user(user)
    , m_ui(std::make_unique<Ui::UserEditorDialog>())
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
    m_errors->add(QStringLiteral("username"), m_ui->usernameLineEdit);
    m_errors->add(QStringLiteral("role"), m_ui->roleComboBox);
    m_errors->add(QStringLiteral("password"), m_ui->passwordPasswordEdit);
    m_errors->add(QStringLiteral("repeat"), m_ui->repeatPasswordEdit);
    for (const domain::Role role : domain::allRoles())
        m_ui->roleComboBox->addItem(QString(), domain::roleName(role));
    const QString role = user.isEmpty() ? domain::roleName(domain::Role::Operator)
                                        : user.value(QLatin1String("role")).toString();
    m_ui->roleComboBox->setCurrentIndex(m_ui->roleComboBox->findData(role));
    m_ui->usernameLineEdit->setText(user.value(QLatin1String("username")).toString());
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->passwordLabel),
                            static_cast<QWidget *>(m_ui->passwordPasswordEdit),
                            static_cast<QWidget *>(m_ui->repeatLabel),
                            static_cast<QWidget *>(m_ui->repeatPasswordEdit),
                            static_cast<QWidget *>(m_ui->hintLabel)})
        widget->setVisible(user.isEmpty());
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &UserEditorDialog::save);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &UserEditorDialog::reject);
    retranslate();
    m_ui->usernameLineEdit->setFocus();
}

UserEditorDialog::~UserEditorDialog() = default;

bool UserEditorDialog::isDirty() const
{
    if (m_user.isEmpty())
        return !m_ui->usernameLineEdit->text().isEmpty() ||
               !m_ui->passwordPasswordEdit->text().isEmpty();
    return m_ui->usernameLineEdit->text() != m_user.value(QLatin1String("username")).toString() ||
           m_ui->roleComboBox->currentData().toString() !=
               m_user.value(QLatin1String("role")).toString();
}

void UserEditorDialog::reject()
{
    if (!isDirty() || isHeldOpen()) {
        BusyDialog::reject();
        return;
    }
    ConfirmQuestion question;
    question.title = tr("Discard the changes?");
    question.confirmText = tr("Discard");
    question.keepText = tr("Continue editing");
    ConfirmDialog::ask(this, question, [this] { BusyDialog::reject(); });
}

bool UserEditorDialog::check()
{
    m_errors->clear();
    if (m_ui->usernameLineEdit->text().isEmpty())
        m_errors->set(QStringLiteral("username"), tr("Enter a user name"));
    if (m_user.isEmpty()) {
        if (m_ui->passwordPasswordEdit->text().isEmpty())
            m_errors->set(QStringLiteral("password"), tr("Enter a password"));
        else if (m_ui->passwordPasswordEdit->text() != m_ui->repeatPasswordEdit->text())
            m_errors->set(QStringLiteral("repeat"), tr("Passwords do not match"));
    }
    if (m_errors->isEmpty())
        return true;
    m_errors->focusFirst();
    return false;
}

void UserEditorDialog::save()
{
    if (isHeldOpen() || !check())
        return;
    QJsonObject body{{QStringLiteral("username"), m_ui->usernameLineEdit->text()},
                     {QStringLiteral("role"), m_ui->roleComboBox->currentData().toString()}};
    const QString id = m_user.value(QLatin1String("id")).toString();
    if (id.isEmpty())
        body.insert(QStringLiteral("password"), m_ui->passwordPasswordEdit->text());
    setBusy(true);
    m_ui->banner->dismiss();
    m_connection.call<QJsonObject>(
        this,
        [id, body](client::ApiClient &client) {
            return id.isEmpty() ? client.post(QStringLiteral("/api/v1/users"), body)
                                : client.put(QStringLiteral("/api/v1/users/") + id, body);
        },
        [this](const Result<QJsonObject> &user) {
            setBusy(false);
            if (user) {
                m_ui->passwordPasswordEdit->clear();
                m_ui->repeatPasswordEdit->clear();
                Q_EMIT saved(*user);
                accept();
                return;
            }
            if (const QString rest = m_errors->show(user.error()); !rest.isEmpty())
                m_ui->banner->showMessage(Tone::Danger, rest);
            else
                m_errors->focusFirst();
        });
}

void UserEditorDialog::setBusy(bool busy)
{
    holdOpen(busy);
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : m_user.isEmpty() ? tr("&Add") : tr("&Save"));
}

void UserEditorDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void UserEditorDialog::retranslate()
{
    m_ui->retranslateUi(this);
    const QString heading = m_user.isEmpty() ? tr("Add a user") : tr("Edit the user");
    setWindowTitle(heading);
    m_ui->headingLabel->setText(heading);
    m_ui->hintLabel->setText(tr("A password has 12 characters or more. * is required."));
    for (int i = 0; i < m_ui->roleComboBox->count(); ++i)
        m_ui->roleComboBox->setItemText(i, roleText(m_ui->roleComboBox->itemData(i).toString()));
    m_cancel->setText(tr("&Cancel"));
    setBusy(isHeldOpen());
}

} // namespace testum::gui
