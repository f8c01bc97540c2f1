#include "gui/serverform.h"

#include "client/httptransport.h"
#include "gui/banner.h"
#include "gui/confirmdialog.h"
#include "gui/formerrors.h"
#include "gui/preferences.h"
#include "ui_serverform.h"

#include <QEvent>
#include <QFileDialog>
#include <QSignalBlocker>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kIdRole = Qt::UserRole;

QString shownName(const ServerProfile &server)
{
    return server.name.isEmpty() ? server.url.host() : server.name;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") ||
           host.startsWith(QLatin1String("127."));
}

} // namespace

ServerForm::ServerForm(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_ui(std::make_unique<Ui::ServerForm>())
    , m_errors(nullptr)
{
    m_ui->setupUi(this);
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("url"), m_ui->urlLineEdit);
    m_errors->add(QStringLiteral("username"), m_ui->usernameLineEdit);
    m_errors->add(QStringLiteral("password"), m_ui->passwordEdit);
    m_errors->add(QStringLiteral("caFile"), m_ui->caFileLineEdit);
    m_ui->urlLineEdit->setInputMethodHints(Qt::ImhUrlCharactersOnly);

    connect(m_ui->backPushButton, &QPushButton::clicked, this, &ServerForm::backRequested);
    connect(m_ui->signInPushButton, &QPushButton::clicked, this, &ServerForm::signInRequested);
    for (QLineEdit *edit : {m_ui->urlLineEdit, m_ui->usernameLineEdit, m_ui->nameLineEdit,
                            m_ui->caFileLineEdit, static_cast<QLineEdit *>(m_ui->passwordEdit)})
        connect(edit, &QLineEdit::returnPressed, this, &ServerForm::signInRequested);
    connect(m_ui->urlLineEdit, &QLineEdit::textChanged, this, &ServerForm::updateWarnings);
    connect(m_ui->removePushButton, &QPushButton::clicked, this, &ServerForm::remove);
    connect(m_ui->caFilePushButton, &QPushButton::clicked, this, &ServerForm::chooseCaFile);
    connect(m_ui->forgetPinPushButton, &QPushButton::clicked, this, [this] {
        m_server.pinnedSha256.clear();
        updateWarnings();
    });
    connect(m_ui->serversListWidget, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem *item) {
                if (item)
                    showServer(item->data(kIdRole).toString());
            });
    connect(&preferences, &Preferences::changed, this, [this](const QString &what) {
        if (what == QLatin1String("servers"))
            fillList();
    });
    retranslate();
    fillList();
    fill({});
}

ServerForm::~ServerForm() = default;

void ServerForm::showServer(const QString &id)
{
    const QList<ServerProfile> servers = m_preferences.servers();
    const auto found = std::find_if(servers.begin(), servers.end(),
                                    [&id](const ServerProfile &server) { return server.id == id; });
    fill(found == servers.end() ? ServerProfile{} : *found);
}

void ServerForm::showUrl(const QString &url)
{
    fill({});
    m_ui->urlLineEdit->setText(url);
    for (const ServerProfile &server : m_preferences.servers()) {
        if (server.url == this->url()) {
            fill(server);
            return;
        }
    }
    (m_ui->usernameLineEdit->text().isEmpty() ? m_ui->usernameLineEdit : m_ui->urlLineEdit)
        ->setFocus(Qt::TabFocusReason);
}

ServerProfile ServerForm::profile() const
{
    ServerProfile server = m_server;
    if (server.url != url())
        server.pinnedSha256.clear();
    server.url = url();
    server.username = m_ui->usernameLineEdit->text().trimmed();
    server.name = m_ui->nameLineEdit->text().trimmed();
    server.caFile = m_ui->caFileLineEdit->text().trimmed();
    return server;
}

QUrl ServerForm::url() const
{
    QString text = m_ui->urlLineEdit->text().trimmed();
    if (!text.isEmpty() && !text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("https://"));
    QUrl url(text, QUrl::StrictMode);
    url = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                       QUrl::StripTrailingSlash);
    const bool ours =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return url.isValid() && ours && !url.host().isEmpty() ? url : QUrl();
}

SecretBytes ServerForm::takePassword()
{
    QString text = m_ui->passwordEdit->takeText();
    SecretBytes password = SecretBytes::take(text.toUtf8());
    wipe(text);
    return password;
}

bool ServerForm::validate()
{
    m_errors->clear();
    if (url().isEmpty())
        m_errors->set(QStringLiteral("url"), tr("An address looks like https://host:8000."));
    if (m_ui->usernameLineEdit->text().trimmed().isEmpty())
        m_errors->set(QStringLiteral("username"), tr("Type the user name."));
    if (m_ui->passwordEdit->text().isEmpty())
        m_errors->set(QStringLiteral("password"), tr("Type the password."));
    m_errors->focusFirst();
    return m_errors->isEmpty();
}

QString ServerForm::showError(const Error &error)
{
    m_ui->passwordEdit->setFocus(Qt::TabFocusReason);
    return m_errors->show(error);
}

void ServerForm::setBusy(bool busy)
{
    m_busy = busy;
    m_ui->cardFrame->setEnabled(!busy);
    m_ui->serversFrame->setEnabled(!busy);
    m_ui->removePushButton->setEnabled(!busy);
    m_ui->signInPushButton->setEnabled(!busy);
    retranslate();
}

void ServerForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillList();
    }
    QWidget::changeEvent(event);
}

void ServerForm::fillList()
{
    const QSignalBlocker quiet(m_ui->serversListWidget);
    const QList<ServerProfile> servers = m_preferences.servers();
    m_ui->serversListWidget->clear();
    const auto add = [this](const QString &text, const QString &id, const QString &tooltip) {
        auto *item = new QListWidgetItem(text, m_ui->serversListWidget);
        item->setData(kIdRole, id);
        item->setToolTip(tooltip.toHtmlEscaped());
    };
    for (const ServerProfile &server : servers)
        add(shownName(server), server.id, server.url.toString());
    add(tr("New server"), QString(), QString());
    m_ui->serversFrame->setVisible(!servers.isEmpty());
    selectInList();
}

void ServerForm::selectInList()
{
    const QSignalBlocker quiet(m_ui->serversListWidget);
    for (int row = 0; row < m_ui->serversListWidget->count(); ++row) {
        if (m_ui->serversListWidget->item(row)->data(kIdRole).toString() == m_server.id)
            m_ui->serversListWidget->setCurrentRow(row);
    }
}

void ServerForm::fill(const ServerProfile &server)
{
    m_server = server;
    m_errors->clear();
    m_ui->urlLineEdit->setText(server.url.toString());
    m_ui->usernameLineEdit->setText(server.username);
    m_ui->nameLineEdit->setText(server.name);
    m_ui->caFileLineEdit->setText(server.caFile);
    m_ui->passwordEdit->clear();
    m_ui->removePushButton->setVisible(!server.id.isEmpty());
    selectInList();
    updateWarnings();
    QLineEdit *first =
        server.id.isEmpty() ? m_ui->urlLineEdit : static_cast<QLineEdit *>(m_ui->passwordEdit);
    if (!m_ui->serversListWidget->hasFocus())
        first->setFocus(Qt::TabFocusReason);
}

void ServerForm::updateWarnings()
{
    const QUrl address = url();
    if (address.scheme() == QLatin1String("http") && !isLoopback(address.host()))
        m_ui->plainHttpBanner->showMessage(
            Tone::Warning, tr("This address is not encrypted: whoever is on the way can read the "
                              "password and everything else. Use https."));
    else
        m_ui->plainHttpBanner->dismiss();
    const bool pinned = !m_server.pinnedSha256.isEmpty() && m_server.url == address;
    m_ui->pinLabel->setVisible(pinned);
    m_ui->pinValueLabel->setVisible(pinned);
    m_ui->forgetPinPushButton->setVisible(pinned);
    m_ui->pinValueLabel->setText(client::fingerprintText(m_server.pinnedSha256.left(8)) +
                                 QStringLiteral("…"));
    m_ui->pinValueLabel->setToolTip(client::fingerprintText(m_server.pinnedSha256));
    m_ui->nameLineEdit->setPlaceholderText(address.host());
}

void ServerForm::remove()
{
    ConfirmQuestion question;
    question.title = tr("Remove this server?");
    question.text =
        tr("%1 is taken off the list. Nothing changes on the server.").arg(shownName(m_server));
    question.confirmText = tr("&Remove");
    ConfirmDialog::ask(this, question, [this] {
        QList<ServerProfile> servers = m_preferences.servers();
        servers.removeIf([this](const ServerProfile &server) { return server.id == m_server.id; });
        m_preferences.setServers(servers);
        fill({});
    });
}

void ServerForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificates to trust"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_ui->caFileLineEdit, &QLineEdit::setText);
    dialog->open();
}

void ServerForm::retranslate()
{
    m_ui->serversLabel->setText(tr("Saved s&ervers"));
    m_ui->urlLabel->setText(tr("&Address *"));
    m_ui->urlLineEdit->setPlaceholderText(QStringLiteral("https://host:8000"));
    m_ui->usernameLabel->setText(tr("&User name *"));
    m_ui->passwordLabel->setText(tr("&Password *"));
    m_ui->nameLabel->setText(tr("&Name in the list"));
    m_ui->caFileLabel->setText(tr("&Certificates to trust"));
    m_ui->caFileLineEdit->setPlaceholderText(tr("of the system"));
    m_ui->caFilePushButton->setText(tr("Br&owse…"));
    m_ui->pinLabel->setText(tr("Trusted certificate"));
    m_ui->forgetPinPushButton->setText(tr("&Forget"));
    m_ui->backPushButton->setText(m_busy ? tr("Cancel") : tr("&Back"));
    m_ui->removePushButton->setText(tr("&Remove…"));
    m_ui->signInPushButton->setText(m_busy ? tr("Signing in…") : tr("&Sign in"));
}

} // namespace testum::gui
