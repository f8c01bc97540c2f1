#include "gui/apiserversettings.h"

#include "client/httptransport.h"
#include "core/secretbytes.h"
#include "gui/apiserverpreferences.h"
#include "gui/banner.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/notifications.h"
#include "gui/secretclipboard.h"
#include "gui/securitypreferences.h"
#include "gui/typography.h"
#include "ui_apiserversettings.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalBlocker>

namespace testum::gui {

namespace {

const QString kSetupPath = QStringLiteral("/api/v1/auth/setup");
constexpr int kGeneratedLength = 20;

} // namespace

ApiServerSettings::ApiServerSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("api"), QStringLiteral("network"), context, parent)
    , m_ui(std::make_unique<Ui::ApiServerSettings>())
    , m_errors(nullptr)
    , m_clipboard(new SecretClipboard(this))
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    applyTextRole(m_ui->adminHeadingLabel, TextRole::Heading2);
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("listen"), m_ui->listenLineEdit);
    m_errors->add(QStringLiteral("tls"), m_ui->certLineEdit);
    m_errors->add(QStringLiteral("username"), m_ui->adminNameLineEdit);
    m_errors->add(QStringLiteral("password"), m_ui->adminPasswordEdit);
    m_errors->add(QStringLiteral("repeat"), m_ui->adminRepeatPasswordEdit);
    m_ui->adminFrame->hide();
    const ApiServerOptions options = apiServerOptions(context.preferences);
    m_ui->listenLineEdit->setText(options.listen);
    m_ui->certLineEdit->setText(options.tlsCertFile);
    m_ui->keyLineEdit->setText(options.tlsKeyFile);
    wire();
    retranslate();
}

ApiServerSettings::~ApiServerSettings() = default;

QString ApiServerSettings::title() const { return tr("API server"); }

void ApiServerSettings::wire()
{
    connect(m_ui->serveToggleSwitch, &QCheckBox::clicked, this, &ApiServerSettings::switchTo);
    connect(m_ui->certPushButton, &QPushButton::clicked, this,
            [this] { chooseFile(m_ui->certLineEdit, tr("Certificate of the server")); });
    connect(m_ui->keyPushButton, &QPushButton::clicked, this,
            [this] { chooseFile(m_ui->keyLineEdit, tr("Private key of the certificate")); });
    connect(m_ui->adminCreatePushButton, &QPushButton::clicked, this,
            &ApiServerSettings::createAdmin);
    connect(m_ui->adminRepeatPasswordEdit, &QLineEdit::returnPressed, this,
            &ApiServerSettings::createAdmin);
    connect(m_ui->adminCancelPushButton, &QPushButton::clicked, this,
            &ApiServerSettings::dropAdmin);
    connect(m_ui->generatePushButton, &QPushButton::clicked, this,
            &ApiServerSettings::generatePassword);
    connect(m_ui->copyUrlPushButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_ui->urlValueLabel->text());
        context().notifications.info(tr("Copied"));
    });
    connect(m_ui->docsPushButton, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl(m_ui->urlValueLabel->text() + QStringLiteral("/docs")));
    });
    connect(m_ui->checkPushButton, &QPushButton::clicked, this, &ApiServerSettings::checkServer);
    connect(m_ui->reconnectPushButton, &QPushButton::clicked, this,
            [this] { context().connection.retryNow(); });
    connect(&context().connection, &Connection::stateChanged, this, &ApiServerSettings::showState);
}

void ApiServerSettings::refresh() { showState(); }

void ApiServerSettings::leave() { dropAdmin(); }

void ApiServerSettings::dropAdmin()
{
    m_ui->adminPasswordEdit->forget();
    m_ui->adminRepeatPasswordEdit->forget();
    m_ui->adminFrame->hide();
    showState();
}

void ApiServerSettings::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
    showState();
}

void ApiServerSettings::showState()
{
    const Connection &connection = context().connection;
    const bool isLocal = connection.profile().isLocal();
    m_ui->localWidget->setVisible(isLocal);
    m_ui->introLabel->setVisible(isLocal);
    m_ui->remoteWidget->setVisible(!isLocal);

    const QString url = context().engine.localInfo().serverUrl;
    const bool serves = !url.isEmpty();
    const QSignalBlocker quiet(m_ui->serveToggleSwitch);
    m_ui->serveToggleSwitch->setChecked(serves || isAskingForAdmin());
    m_ui->serveToggleSwitch->setEnabled(!m_busy);
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->listenLineEdit), static_cast<QWidget *>(m_ui->certLineEdit),
          static_cast<QWidget *>(m_ui->certPushButton), static_cast<QWidget *>(m_ui->keyLineEdit),
          static_cast<QWidget *>(m_ui->keyPushButton)})
        field->setEnabled(!serves && !m_busy);
    m_ui->urlValueLabel->setText(serves ? url : tr("Off"));
    m_ui->copyUrlPushButton->setVisible(serves);
    m_ui->docsPushButton->setVisible(serves);
    m_ui->adminCreatePushButton->setEnabled(!m_busy);

    const ServerProfile &server = connection.profile();
    m_ui->serverValueLabel->setText(server.url.toString());
    m_ui->certificateValueLabel->setText(
        server.url.scheme() == QLatin1String("http") ? tr("None: the connection is not encrypted.")
        : !server.pinnedSha256.isEmpty()             ? client::fingerprintText(server.pinnedSha256)
        : !server.caFile.isEmpty()                   ? server.caFile
                                                     : tr("Trusted by the system."));
    m_ui->reconnectPushButton->setVisible(connection.state() == Connection::State::Lost);
}

bool ApiServerSettings::isAskingForAdmin() const
{
    return m_ui->adminFrame->isVisibleTo(m_ui->localWidget);
}

ApiServerOptions ApiServerSettings::entered() const
{
    ApiServerOptions options;
    options.listen = m_ui->listenLineEdit->text().trimmed();
    options.tlsCertFile = m_ui->certLineEdit->text().trimmed();
    options.tlsKeyFile = m_ui->keyLineEdit->text().trimmed();
    return options;
}

void ApiServerSettings::switchTo(bool on)
{
    m_errors->clear();
    m_ui->banner->dismiss();
    if (on)
        prepareStart();
    else if (isAskingForAdmin())
        dropAdmin(); // nothing serves yet
    else
        stop();
}

void ApiServerSettings::prepareStart()
{
    setBusy(true);
    context().connection.call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(kSetupPath); },
        [this](const Result<QJsonObject> &state) {
            setBusy(false);
            if (!state) {
                fail(state.error());
                return;
            }
            if (!state->value(QStringLiteral("needs_setup")).toBool()) {
                start();
                return;
            }
            if (!isVisible())
                return; // left meanwhile
            m_ui->adminFrame->show();
            showState();
            m_ui->adminNameLineEdit->setFocus(Qt::TabFocusReason);
        });
}

void ApiServerSettings::createAdmin()
{
    m_errors->clear();
    if (m_ui->adminNameLineEdit->text().trimmed().isEmpty())
        m_errors->set(QStringLiteral("username"), tr("Type the user name."));
    if (m_ui->adminPasswordEdit->text().isEmpty())
        m_errors->set(QStringLiteral("password"), tr("Type the password."));
    else if (m_ui->adminPasswordEdit->text() != m_ui->adminRepeatPasswordEdit->text())
        m_errors->set(QStringLiteral("repeat"), tr("Passwords do not match"));
    if (!m_errors->isEmpty() || m_busy) {
        m_errors->focusFirst();
        return;
    }
    const QJsonObject body{{QStringLiteral("username"), m_ui->adminNameLineEdit->text().trimmed()},
                           {QStringLiteral("password"), m_ui->adminPasswordEdit->takeText()}};
    m_ui->adminRepeatPasswordEdit->forget();
    setBusy(true);
    context().connection.call<QJsonObject>(
        this, [body](client::ApiClient &client) { return client.post(kSetupPath, body); },
        [this](const Result<QJsonObject> &user) {
            setBusy(false);
            if (!user && !user.error().is("auth.already_set_up")) {
                fail(user.error());
                return;
            }
            m_ui->adminFrame->hide();
            start();
        });
}

void ApiServerSettings::generatePassword()
{
    static constexpr char kLetters[] = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString password;
    for (int i = 0; i < kGeneratedLength; ++i)
        password +=
            QLatin1Char(kLetters[QRandomGenerator::system()->bounded(int(sizeof kLetters) - 1)]);
    m_ui->adminPasswordEdit->setText(password);
    m_ui->adminRepeatPasswordEdit->setText(password);
    m_clipboard->copy(password, clipboardTime(context().preferences));
    wipe(password);
    context().notifications.info(
        tr("The password is on the clipboard for %n second(s): keep it where it is safe.", nullptr,
           static_cast<int>(clipboardTime(context().preferences).count())));
}

void ApiServerSettings::start()
{
    setBusy(true);
    const auto serve = context().engine.startApiServer;
    const ApiServerOptions options = entered();
    context().connection.call<QString>(
        this, [serve, options](client::ApiClient &) { return serve(options); },
        [this, options](const Result<QString> &url) {
            setBusy(false);
            if (!url) {
                fail(url.error());
                return;
            }
            setApiServerOptions(context().preferences, options);
            setApiServerWanted(context().preferences, true);
            showState();
        });
}

void ApiServerSettings::stop()
{
    setBusy(true);
    setApiServerWanted(context().preferences, false);
    const auto end = context().engine.stopApiServer;
    context().connection.call<bool>(
        this,
        [end](client::ApiClient &) -> Result<bool> {
            end();
            return true;
        },
        [this](const Result<bool> &) { setBusy(false); });
}

void ApiServerSettings::fail(const Error &error)
{
    showState();
    if (error.is("server.tls_unreadable")) {
        m_errors->set(QStringLiteral("tls"), errorSentence(error));
    } else if (QLatin1String(error.reason).startsWith(QLatin1String("server."))) {
        m_errors->set(QStringLiteral("listen"), errorSentence(error));
    } else {
        const QString rest = m_errors->show(error);
        if (!rest.isEmpty())
            m_ui->banner->showMessage(Tone::Danger, rest, QString(), error.detail);
    }
    m_errors->focusFirst();
}

void ApiServerSettings::checkServer()
{
    m_checkTime.start();
    setBusy(true);
    context().connection.call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(QStringLiteral("/health")); },
        [this](const Result<QJsonObject> &health) {
            setBusy(false);
            m_ui->stateValueLabel->setText(
                health ? tr("testum %1, answered in %2 ms")
                             .arg(health->value(QStringLiteral("version")).toString())
                             .arg(m_checkTime.elapsed())
                       : tr("Could not connect: %1").arg(errorSentence(health.error())));
        });
}

void ApiServerSettings::chooseFile(QLineEdit *target, const QString &caption)
{
    auto *dialog = new QFileDialog(this, caption);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, target, &QLineEdit::setText);
    dialog->open();
}

void ApiServerSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->introLabel->setText(
        tr("Lets browsers, testumctl and other windows work on the data of this computer, with "
           "accounts of their own. It serves while testum is open."));
    m_ui->serveToggleSwitch->setText(tr("S&erve the API"));
    m_ui->listenLabel->setText(tr("&Address and port"));
    m_ui->certLabel->setText(tr("&Certificate file"));
    m_ui->keyLabel->setText(tr("&Key file"));
    m_ui->certLineEdit->setPlaceholderText(tr("not needed on 127.0.0.1"));
    m_ui->certPushButton->setText(tr("&Browse…"));
    m_ui->certPushButton->setAccessibleName(tr("Browse for the certificate file"));
    m_ui->keyPushButton->setText(tr("B&rowse…"));
    m_ui->keyPushButton->setAccessibleName(tr("Browse for the key file"));
    m_ui->urlLabel->setText(tr("Serves at"));
    m_ui->copyUrlPushButton->setText(tr("C&opy"));
    m_ui->docsPushButton->setText(tr("Open &documentation"));
    m_ui->adminHeadingLabel->setText(tr("The first administrator"));
    m_ui->adminLabel->setText(tr("Nobody can sign in yet. Choose the first account's name and a "
                                 "password of at least 12 characters."));
    m_ui->adminNameLabel->setText(tr("&User name *"));
    m_ui->adminPasswordLabel->setText(tr("&Password *"));
    m_ui->adminRepeatLabel->setText(tr("Repea&t *"));
    m_ui->generatePushButton->setText(tr("&Generate and copy"));
    m_ui->adminCancelPushButton->setText(tr("Cancel"));
    m_ui->adminCreatePushButton->setText(tr("Create and &serve"));
    m_ui->serverLabel->setText(tr("Server"));
    m_ui->certificateLabel->setText(tr("Certificate"));
    m_ui->stateLabel->setText(tr("State"));
    m_ui->checkPushButton->setText(tr("&Check"));
    m_ui->reconnectPushButton->setText(tr("&Reconnect"));
    showState();
}

} // namespace testum::gui
