#include "gui/accountsettings.h"

#include "core/secretbytes.h"
#include "gui/accesstext.h"
#include "gui/banner.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/notifications.h"
#include "gui/preferences.h"
#include "gui/signout.h"
#include "gui/typography.h"
#include "ui_accountsettings.h"

#include <QLocale>

namespace testum::gui {

namespace {

constexpr int kShortestPassword = 12;

} // namespace

AccountSettings::AccountSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("account"), QStringLiteral("user"), context, parent)
    , m_ui(std::make_unique<Ui::AccountSettings>())
    , m_errors(nullptr)
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    applyTextRole(m_ui->passwordHeadingLabel, TextRole::Heading2);
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("username"), m_ui->usernameLineEdit);
    m_errors->add(QStringLiteral("current_password"), m_ui->currentPasswordEdit);
    m_errors->add(QStringLiteral("new_password"), m_ui->newPasswordEdit);
    m_errors->add(QStringLiteral("repeat"), m_ui->repeatPasswordEdit);
    connect(m_ui->changePushButton, &QPushButton::clicked, this, &AccountSettings::change);
    connect(m_ui->repeatPasswordEdit, &QLineEdit::returnPressed, this, &AccountSettings::change);
    connect(m_ui->signOutPushButton, &QPushButton::clicked, this,
            [this] { signOut(this->context()); });
    retranslate();
}

AccountSettings::~AccountSettings() = default;

QString AccountSettings::title() const { return tr("Account"); }

void AccountSettings::refresh()
{
    showMe();
    context().connection.refreshMe();
}

void AccountSettings::leave()
{
    for (PasswordEdit *edit :
         {m_ui->currentPasswordEdit, m_ui->newPasswordEdit, m_ui->repeatPasswordEdit})
        edit->forget();
}

void AccountSettings::showMe()
{
    const Connection &connection = context().connection;
    const QJsonObject &me = connection.me();
    const bool isOwner = me.value(QStringLiteral("id")).isNull();
    const QString name = me.value(QStringLiteral("username")).toString();
    if (m_ui->userValueLabel->text() != name)
        m_ui->usernameLineEdit->setText(isOwner ? QString() : name);
    m_ui->userValueLabel->setText(name);
    m_ui->roleValueLabel->setText(roleText(me.value(QStringLiteral("role")).toString()));
    const QDateTime last = QDateTime::fromString(
        me.value(QStringLiteral("last_login_at")).toString(), Qt::ISODateWithMs);
    m_ui->lastLoginLabel->setVisible(!isOwner);
    m_ui->lastLoginValueLabel->setVisible(!isOwner);
    m_ui->lastLoginValueLabel->setText(
        last.isValid() ? QLocale().toString(last.toLocalTime(), QLocale::ShortFormat)
                       : QStringLiteral("–"));
    m_ui->ownerLabel->setVisible(isOwner);
    m_ui->passwordWidget->setVisible(!isOwner);
    m_ui->signOutPushButton->setVisible(!connection.profile().isLocal());
}

void AccountSettings::change()
{
    m_errors->clear();
    m_ui->banner->dismiss();
    const QString name = m_ui->usernameLineEdit->text().trimmed();
    const QString fresh = m_ui->newPasswordEdit->text();
    if (m_ui->currentPasswordEdit->text().isEmpty())
        m_errors->set(QStringLiteral("current_password"), tr("Type the current password."));
    if (!fresh.isEmpty() && fresh.size() < kShortestPassword)
        m_errors->set(QStringLiteral("new_password"), tr("Password is too short"));
    if (fresh != m_ui->repeatPasswordEdit->text())
        m_errors->set(QStringLiteral("repeat"), tr("Passwords do not match"));
    if (!m_errors->isEmpty() || m_changing) {
        m_errors->focusFirst();
        return;
    }
    QJsonObject body{{QStringLiteral("current_password"), m_ui->currentPasswordEdit->takeText()}};
    if (name != context().connection.me().value(QStringLiteral("username")).toString())
        body.insert(QStringLiteral("username"), name);
    if (!fresh.isEmpty())
        body.insert(QStringLiteral("new_password"), m_ui->newPasswordEdit->takeText());
    m_ui->repeatPasswordEdit->forget();
    m_changing = true;
    m_ui->changePushButton->setEnabled(false);
    Q_EMIT busyChanged(true);
    context().connection.call<QJsonObject>(
        this,
        [body](client::ApiClient &client) {
            return client.put(QStringLiteral("/api/v1/me"), body);
        },
        [this](const Result<QJsonObject> &me) {
            m_changing = false;
            m_ui->changePushButton->setEnabled(true);
            Q_EMIT busyChanged(false);
            if (me) {
                context().notifications.success(tr("The account was changed"));
                keepUsername(me->value(QStringLiteral("username")).toString());
                context().connection.refreshMe();
                return;
            }
            if (me.error().is("auth.wrong_password")) {
                m_errors->set(QStringLiteral("current_password"), errorSentence(me.error()));
                m_errors->focusFirst();
                return;
            }
            const QString rest = m_errors->show(me.error());
            if (!rest.isEmpty())
                m_ui->banner->showMessage(Tone::Danger, rest);
        });
}

void AccountSettings::keepUsername(const QString &name)
{
    // The next sign-in offers the saved name.
    QList<ServerProfile> servers = context().preferences.servers();
    for (ServerProfile &server : servers) {
        if (server.id == context().connection.profile().id && !name.isEmpty())
            server.username = name;
    }
    context().preferences.setServers(servers);
}

void AccountSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->userLabel->setText(tr("User name"));
    m_ui->roleLabel->setText(tr("Role"));
    m_ui->lastLoginLabel->setText(tr("Last sign-in"));
    m_ui->ownerLabel->setText(
        tr("You work on this computer's own data as its owner: there is no password here. "
           "Accounts with a password are for people who sign in to the API server."));
    m_ui->passwordHeadingLabel->setText(tr("Change name or password"));
    m_ui->usernameLabel->setText(tr("&User name"));
    m_ui->currentLabel->setText(tr("&Current password *"));
    m_ui->newLabel->setText(tr("&New password"));
    m_ui->newPasswordEdit->setPlaceholderText(tr("as before"));
    m_ui->repeatLabel->setText(tr("R&epeat"));
    m_ui->changePushButton->setText(tr("C&hange"));
    m_ui->signOutPushButton->setText(tr("Sign &out"));
    showMe();
}

} // namespace testum::gui
