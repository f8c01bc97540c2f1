#include "gui/welcomepage.h"

#include "client/httptransport.h"
#include "core/ids.h"
#include "gui/certificatereview.h"
#include "gui/connection.h"
#include "gui/engineaccess.h"
#include "gui/errors.h"
#include "gui/localsetup.h"
#include "gui/preferences.h"
#include "gui/serverform.h"
#include "gui/transports.h"
#include "gui/typography.h"
#include "ui_welcomepage.h"

#include <QPointer>
#include <QSignalBlocker>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

void select(QComboBox *box, const QString &data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

WelcomePage::WelcomePage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("welcome"), context, parent)
    , m_ui(std::make_unique<Ui::WelcomePage>())
    , m_local(nullptr)
    , m_server(nullptr)
    , m_certificate(nullptr)
    , m_back(nullptr)
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("welcomePage"));
    m_local = new LocalSetup(this);
    m_server = new ServerForm(context.preferences, this);
    m_certificate = new CertificateReview(this);
    for (QWidget *step : {static_cast<QWidget *>(m_local), static_cast<QWidget *>(m_server),
                          static_cast<QWidget *>(m_certificate)})
        m_ui->stepStackedWidget->addWidget(step);
    applyTextRole(m_ui->headingLabel, TextRole::Heading1);

    m_back = addPageAction(QStringLiteral("backAction"), QStringLiteral("arrow-left"),
                           QKeySequence(Qt::Key_Escape));
    connect(m_back, &QAction::triggered, this, &WelcomePage::goBack);
    connect(m_ui->localChoiceCard, &QAbstractButton::clicked, this, &WelcomePage::chooseLocal);
    connect(m_ui->attachChoiceCard, &QAbstractButton::clicked, this, [this] {
        m_server->showServer(this->context().preferences.lastServer());
        showStep(m_server);
    });
    connect(m_local, &LocalSetup::backRequested, this, &WelcomePage::goBack);
    connect(m_local, &LocalSetup::createRequested, this, &WelcomePage::makeLocal);
    connect(m_local, &LocalSetup::continueRequested, this, &WelcomePage::enter);
    connect(m_server, &ServerForm::backRequested, this, &WelcomePage::goBack);
    connect(m_server, &ServerForm::signInRequested, this, &WelcomePage::submitServer);
    connect(m_certificate, &CertificateReview::backRequested, this, &WelcomePage::goBack);
    connect(m_certificate, &CertificateReview::trusted, this, &WelcomePage::trustCertificate);

    Preferences &preferences = context.preferences;
    connect(m_ui->languageComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setLanguageChoice(m_ui->languageComboBox->currentData().toString());
    });
    connect(m_ui->themeComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setThemeChoice(m_ui->themeComboBox->currentData().toString());
    });
    connect(&preferences, &Preferences::changed, this, &WelcomePage::fillChoices);
    retranslate();
}

WelcomePage::~WelcomePage() = default;

QString WelcomePage::title() const { return tr("Welcome to testum"); }

void WelcomePage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    m_ui->banner->dismiss();
    const Connection &connection = context().connection;
    const QUrlQuery asked(query);
    const QString url = asked.queryItemValue(QStringLiteral("url"), QUrl::FullyDecoded);
    const QString server = asked.queryItemValue(QStringLiteral("server"), QUrl::FullyDecoded);
    const QString wanted = server.isEmpty() ? subPath : server;
    m_then = asked.queryItemValue(QStringLiteral("then"), QUrl::FullyDecoded);
    m_from = asked.queryItemValue(QStringLiteral("from"), QUrl::FullyDecoded);
    if (!url.isEmpty()) {
        m_server->showUrl(url);
        showStep(m_server);
    } else if (connection.state() == Connection::State::SignedOut &&
               (wanted.isEmpty() || wanted == connection.profile().id)) {
        m_server->showServer(connection.profile().id);
        showStep(m_server);
        m_ui->banner->showMessage(Tone::Info, tr("The session has ended. Sign in again."));
    } else if (wanted == ServerProfile::thisComputer().id) {
        chooseLocal();
    } else if (!wanted.isEmpty()) {
        m_server->showServer(wanted);
        showStep(m_server);
    } else if (m_then.isEmpty() || !m_entry) {
        showStep(m_ui->choosePage);
    } // else asked for a page meanwhile: what is being typed stays
    m_entry = m_ui->stepStackedWidget->currentWidget();
}

void WelcomePage::retranslate()
{
    m_ui->headingLabel->setText(tr("Welcome to testum"));
    m_ui->introLabel->setText(
        tr("Choose where your keys, platforms and tasks are kept. This can be changed later."));
    m_ui->languageLabel->setText(tr("&Language"));
    m_ui->themeLabel->setText(tr("&Theme"));
    m_back->setText(tr("Back"));
    m_ui->localChoiceCard->setContent(
        QStringLiteral("monitor"), tr("This computer"),
        tr("testum works on its own: everything is kept on this computer, and the window connects "
           "to your platforms itself."));
    m_ui->attachChoiceCard->setContent(
        QStringLiteral("network"), tr("Connect to a server"),
        tr("The window works on a testum server that several people share. You need its address, "
           "a user name and a password."));
    fillChoices();
}

void WelcomePage::fillChoices()
{
    QComboBox *languages = m_ui->languageComboBox;
    languages->clear();
    languages->addItem(tr("As in the system"), QStringLiteral("system"));
    languages->addItem(QStringLiteral("English"), QStringLiteral("en"));
    languages->addItem(QStringLiteral("Русский"), QStringLiteral("ru"));
    select(languages, context().preferences.languageChoice());
    QComboBox *themes = m_ui->themeComboBox;
    themes->clear();
    themes->addItem(tr("As in the system"), QStringLiteral("system"));
    themes->addItem(tr("Dark"), QStringLiteral("dark"));
    themes->addItem(tr("Light"), QStringLiteral("light"));
    themes->addItem(tr("High contrast"), QStringLiteral("hc"));
    select(themes, context().preferences.themeChoice());
}

void WelcomePage::showStep(QWidget *step)
{
    m_ui->stepStackedWidget->setCurrentWidget(step);
    m_ui->introLabel->setVisible(step == m_ui->choosePage);
    if (step == m_ui->choosePage)
        m_ui->localChoiceCard->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::chooseLocal()
{
    m_firstRun = !context().engine.hasLocalData();
    m_local->setExisting(!m_firstRun);
    m_local->showStage(LocalSetup::Stage::Before, context().engine.localInfo());
    showStep(m_local);
    if (!m_firstRun)
        makeLocal(); // nothing to decide
}

void WelcomePage::makeLocal()
{
    m_ui->banner->dismiss();
    m_local->showStage(LocalSetup::Stage::Making, context().engine.localInfo());
    m_from.clear();
    beginBusy();
    context().connection.open(ServerProfile::thisComputer(), localTransports(context().engine),
                              [page = QPointer(this)](const Result<void> &opened) {
                                  if (page)
                                      page->localAnswered(opened);
                              });
}

void WelcomePage::localAnswered(const Result<void> &opened)
{
    endBusy();
    if (!opened) {
        m_local->showStage(LocalSetup::Stage::Before, context().engine.localInfo());
        m_ui->banner->showMessage(Tone::Danger, errorSentence(opened.error()), QString(),
                                  opened.error().detail);
        return;
    }
    context().preferences.setLastServer(ServerProfile::thisComputer().id);
    m_local->showStage(LocalSetup::Stage::Made, context().engine.localInfo());
    if (!m_firstRun)
        enter();
}

void WelcomePage::submitServer()
{
    m_ui->banner->dismiss();
    if (!m_server->validate())
        return;
    signIn(m_server->profile(), m_server->takePassword());
}

void WelcomePage::signIn(const ServerProfile &server, SecretBytes password)
{
    m_attempt = server;
    if (m_attempt.id.isEmpty())
        m_attempt.id = newId();
    m_password = password.clone();
    m_from.clear();
    m_server->setBusy(true);
    beginBusy();
    context().connection.open(m_attempt, serverTransports(m_attempt, std::move(password)),
                              [page = QPointer(this)](const Result<void> &opened) {
                                  if (page)
                                      page->serverAnswered(opened);
                              });
}

void WelcomePage::serverAnswered(const Result<void> &opened)
{
    endBusy();
    m_server->setBusy(false);
    if (opened)
        signedIn();
    else
        signInFailed(opened.error());
}

void WelcomePage::signInFailed(const Error &error)
{
    const QByteArray shown =
        client::fingerprintFromText(error.args.value(QStringLiteral("fingerprint")));
    if (!shown.isEmpty()) {
        m_certificate->showCertificate(m_attempt.url.host(), shown, m_attempt.pinnedSha256);
        showStep(m_certificate);
        return; // the password waits for the user's verdict
    }
    m_password.clear();
    showStep(m_server);
    const QString rest = m_server->showError(error);
    if (!rest.isEmpty())
        m_ui->banner->showMessage(Tone::Danger, rest, QString(), error.detail);
}

void WelcomePage::trustCertificate()
{
    ServerProfile server = m_attempt;
    server.pinnedSha256 = m_certificate->shown();
    showStep(m_server);
    signIn(server, std::move(m_password));
}

void WelcomePage::signedIn()
{
    m_password.clear();
    Preferences &preferences = context().preferences;
    QList<ServerProfile> servers = preferences.servers();
    servers.removeIf([this](const ServerProfile &server) { return server.id == m_attempt.id; });
    servers.append(m_attempt);
    std::sort(servers.begin(), servers.end(), [](const ServerProfile &a, const ServerProfile &b) {
        return a.url.toString() < b.url.toString();
    });
    preferences.setServers(servers);
    preferences.setLastServer(m_attempt.id);
    enter();
}

void WelcomePage::goBack()
{
    m_ui->banner->dismiss();
    const QWidget *step = m_ui->stepStackedWidget->currentWidget();
    if (context().connection.state() == Connection::State::Connecting) {
        context().connection.close();
        endBusy();
        m_server->setBusy(false);
        m_password.clear();
        if (step == m_server)
            return; // Cancel: the form stays
    }
    m_password.clear();
    // Nothing was left yet: the engine is still attached.
    if (step == m_entry && !m_from.isEmpty()) {
        context().open(std::exchange(m_from, QString()));
        return;
    }
    showStep(step == m_certificate ? static_cast<QWidget *>(m_server) : m_ui->choosePage);
}

void WelcomePage::enter()
{
    const QString wanted = std::exchange(m_then, QString());
    context().open(wanted.isEmpty() ? context().preferences.startPage() : wanted);
}

} // namespace testum::gui
