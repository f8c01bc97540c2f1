#include "gui/platformeditordialog.h"

#include "gui/actionbutton.h"
#include "gui/confirmdialog.h"
#include "gui/connectiontest.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/hostkeydialog.h"
#include "gui/platformmodel.h"
#include "gui/themedicon.h"
#include "gui/unsavedchanges.h"
#include "ui_platformeditordialog.h"

#include <QCompleter>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QShortcut>
#include <QTabBar>

#include <utility>

namespace testum::gui {

namespace {

constexpr qint64 kMaxKeyBytes = 65536; ///< what the API takes

QString jsonText(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

bool flag(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toBool();
}

} // namespace

PlatformEditorDialog::PlatformEditorDialog(Connection &connection, const QJsonObject &platform,
                                           bool copy, const Known &known, QWidget *parent)
    : BusyDialog(connection, parent)
    , m_ui(std::make_unique<Ui::PlatformEditorDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setUp();
    m_ui->groupComboBox->addItem(QString());
    for (const QString &group : known.groups) {
        if (!group.isEmpty())
            m_ui->groupComboBox->addItem(group);
    }
    m_ui->tagsTagEdit->setKnownTags(known.tags);
    fill(platform, copy);
    connectUp();
    retranslate();
    methodChanged();
    m_clean = body(false);
    loadKeys();
    loadHostKeys();
    m_ui->nameLineEdit->setFocus();
}

PlatformEditorDialog::~PlatformEditorDialog() = default;

void PlatformEditorDialog::setUp()
{
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("name"), m_ui->nameLineEdit);
    m_errors->add(QStringLiteral("group_name"), m_ui->groupComboBox);
    m_errors->add(QStringLiteral("host"), m_ui->hostLineEdit);
    m_errors->add(QStringLiteral("port"), m_ui->portSpinBox);
    m_errors->add(QStringLiteral("username"), m_ui->usernameLineEdit);
    m_errors->add(QStringLiteral("tags"), m_ui->tagsTagEdit);
    m_errors->add(QStringLiteral("description"), m_ui->descriptionPlainTextEdit);
    m_errors->add(QStringLiteral("ssh_key_id"), m_ui->storedKeyComboBox);
    m_errors->add(QStringLiteral("private_key"), m_ui->privateKeyPlainTextEdit);
    m_errors->add(QStringLiteral("passphrase"), m_ui->passphrasePasswordEdit);
    m_errors->add(QStringLiteral("password"), m_ui->passwordPasswordEdit);
    m_errors->add(QStringLiteral("sudo_password"), m_ui->sudoPasswordEdit);
    m_test = new ConnectionTest(m_connection, m_ui->stepListWidget, this);
    m_save = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("savePushButton"));
    setButtonKind(m_save, QStringLiteral("primary"));
    m_save->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    m_ui->checkFrame->hide();
    m_ui->testPushButton->setIcon(buttonIcon(QStringLiteral("activity")));
    m_ui->testPushButton->setIconSize(QSize(20, 16));
    m_ui->usernameLineEdit->setText(QString());
    m_ui->methodComboBox->addItems({QString(), QString(), QString(), QString()});
    m_ui->stepListWidget->setIconSize(QSize(16, 16));
    m_ui->tabWidget->tabBar()->setDrawBase(false);
    m_ui->hostKeyTableWidget->setColumnCount(4);
    m_ui->hostKeyTableWidget->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft |
                                                                      Qt::AlignVCenter);
    m_ui->hostKeyTableWidget->setTextElideMode(Qt::ElideMiddle);
    m_ui->hostKeyTableWidget->verticalHeader()->hide();
    m_ui->hostKeyTableWidget->horizontalHeader()->setStretchLastSection(true);
    m_ui->hostKeyTableWidget->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_ui->hostKeyTableWidget->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_ui->hostKeyTableWidget->setShowGrid(false);
    m_ui->hostKeyTableWidget->setTabKeyNavigation(false);
    m_ui->pendingKeyLabel->hide();
}

void PlatformEditorDialog::connectUp()
{
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &PlatformEditorDialog::save);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &PlatformEditorDialog::reject);
    connect(m_ui->methodComboBox, &QComboBox::currentIndexChanged, this,
            &PlatformEditorDialog::methodChanged);
    connect(m_ui->testPushButton, &QPushButton::clicked, this, &PlatformEditorDialog::test);
    connect(m_ui->readKeyPushButton, &QPushButton::clicked, this,
            &PlatformEditorDialog::readHostKey);
    connect(m_ui->forgetPushButton, &QPushButton::clicked, this,
            &PlatformEditorDialog::forgetHostKeys);
    connect(m_ui->privateKeyFilePushButton, &QPushButton::clicked, this,
            &PlatformEditorDialog::choosePrivateKeyFile);
    connect(m_ui->hostLineEdit, &QLineEdit::textChanged, this,
            &PlatformEditorDialog::addressChanged);
    connect(m_ui->portSpinBox, &QSpinBox::valueChanged, this,
            &PlatformEditorDialog::addressChanged);
    connect(m_test, &ConnectionTest::answered, this, &PlatformEditorDialog::probed);
    connect(m_test, &ConnectionTest::refused, this, &PlatformEditorDialog::showProblem);
    connect(m_test, &ConnectionTest::runningChanged, this, [this](bool running) {
        m_ui->testPushButton->setText(running ? tr("Stop &test") : tr("&Test connection"));
        m_ui->readKeyPushButton->setEnabled(!running &&
                                            m_connection.may(QStringLiteral("tasks.run")));
    });
    auto *submit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(submit, &QShortcut::activated, this, &PlatformEditorDialog::save);
    auto *test = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), this);
    connect(test, &QShortcut::activated, this, &PlatformEditorDialog::test);
    const bool mayRun = m_connection.may(QStringLiteral("tasks.run"));
    m_ui->testPushButton->setEnabled(mayRun);
    m_ui->readKeyPushButton->setEnabled(mayRun);
    m_ui->forgetPushButton->setEnabled(false);
}

void PlatformEditorDialog::fill(const QJsonObject &platform, bool copy)
{
    if (!copy)
        takeStored(platform);
    m_ui->sudoFormLayout->setRowVisible(m_ui->sudoPasswordEdit,
                                        flag(m_stored, "has_sudo_password"));
    if (platform.isEmpty()) {
        m_ui->methodComboBox->setCurrentIndex(StoredKey);
        return;
    }
    const QString name = jsonText(platform, "name");
    m_ui->nameLineEdit->setText(copy ? tr("%1 copy", "the name of a duplicated platform").arg(name)
                                     : name);
    m_ui->groupComboBox->setCurrentText(jsonText(platform, "group_name"));
    m_ui->hostLineEdit->setText(jsonText(platform, "host"));
    m_ui->portSpinBox->setValue(platform.value(QStringLiteral("port")).toInt(22));
    m_ui->usernameLineEdit->setText(jsonText(platform, "username"));
    m_ui->tagsTagEdit->setTags(platform.value(QStringLiteral("tags")).toVariant().toStringList());
    m_ui->descriptionPlainTextEdit->setPlainText(jsonText(platform, "description"));
    const QString method = jsonText(platform, "auth_method");
    m_wantedKeyId = jsonText(platform, "ssh_key_id");
    Method shown = PrivateKey;
    if (method == QLatin1String("agent"))
        shown = Agent;
    else if (method == QLatin1String("password"))
        shown = Password;
    else if (!m_wantedKeyId.isEmpty())
        shown = StoredKey;
    m_ui->methodComboBox->setCurrentIndex(shown);
}

void PlatformEditorDialog::takeStored(const QJsonObject &platform)
{
    m_stored = platform;
    m_id = jsonText(platform, "id");
    m_pinned = jsonText(platform, "known_host_fingerprint");
}

void PlatformEditorDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void PlatformEditorDialog::retranslate()
{
    setWindowTitle(isNew() ? tr("Add platform")
                           : tr("Platform %1").arg(jsonText(m_stored, "name")));
    m_ui->methodComboBox->setItemText(StoredKey, tr("SSH key"));
    m_ui->methodComboBox->setItemText(PrivateKey, tr("Private key"));
    m_ui->methodComboBox->setItemText(Agent, tr("SSH agent"));
    m_ui->methodComboBox->setItemText(Password, tr("Password"));
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    m_ui->testPushButton->setText(m_test->isRunning() ? tr("Stop &test") : tr("&Test connection"));
    m_ui->testPushButton->setToolTip(QStringLiteral("%1 (%2)").arg(
        tr("Test connection"),
        QKeySequence(Qt::CTRL | Qt::Key_T).toString(QKeySequence::NativeText)));
    const QString kept = tr("Stored. Type to replace it.");
    m_ui->passwordPasswordEdit->setPlaceholderText(flag(m_stored, "has_password") ? kept
                                                                                  : QString());
    m_ui->passphrasePasswordEdit->setPlaceholderText(
        flag(m_stored, "has_passphrase") ? kept : tr("If the key has one"));
    m_ui->sudoPasswordEdit->setPlaceholderText(kept);
    m_ui->privateKeyPlainTextEdit->setPlaceholderText(
        flag(m_stored, "has_private_key") ? tr("A private key is stored. Paste another one to "
                                               "replace it.")
                                          : tr("Paste the key here"));
    m_ui->hostKeyTableWidget->setHorizontalHeaderLabels(
        {tr("Type"), tr("Fingerprint"), tr("State"), tr("First seen")});
    m_ui->hostKeyTableWidget->setAccessibleName(tr("Host keys"));
    m_ui->stepListWidget->setAccessibleName(tr("Steps of the connection test"));
    m_ui->policyLabel->setText(
        m_policy == QLatin1String("strict")
            ? tr("Policy: strict. A key that is not known yet is refused until it is trusted here.")
            : tr("Policy: accept new. A key is pinned on the first connection, a changed one is "
                 "refused."));
    m_ui->pendingKeyLabel->setText(
        tr("This key is pinned when the platform is saved: %1").arg(m_acceptedPrint));
    m_test->retranslate();
    showHostKeys(m_hostKeys);
}

void PlatformEditorDialog::showTab(const QString &name)
{
    if (name == QLatin1String("hostKey"))
        m_ui->tabWidget->setCurrentWidget(m_ui->hostKeyTab);
    else if (name == QLatin1String("authentication"))
        m_ui->tabWidget->setCurrentWidget(m_ui->authenticationTab);
}

PlatformEditorDialog::Method PlatformEditorDialog::method() const
{
    return Method(m_ui->methodComboBox->currentIndex());
}

bool PlatformEditorDialog::isMoved() const
{
    return m_ui->hostLineEdit->text().trimmed() != jsonText(m_stored, "host") ||
           m_ui->portSpinBox->value() != m_stored.value(QStringLiteral("port")).toInt();
}

bool PlatformEditorDialog::isDirty() const
{
    return body(false) != m_clean || !m_acceptedKey.isEmpty();
}

/// What was read or agreed to is of the host that stood there before.
void PlatformEditorDialog::addressChanged()
{
    m_test->cancel();
    m_acceptedKey.clear();
    m_acceptedPrint.clear();
    m_ui->pendingKeyLabel->hide();
}

void PlatformEditorDialog::methodChanged() { m_ui->methodStackedWidget->setCurrentIndex(method()); }

void PlatformEditorDialog::choosePrivateKeyFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a private key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_errors->set(QStringLiteral("private_key"),
                          tr("The file could not be read: %1").arg(file.errorString()));
        } else if (file.size() > kMaxKeyBytes) {
            m_errors->set(QStringLiteral("private_key"), tr("This is not a supported key"));
        } else {
            m_ui->privateKeyPlainTextEdit->setPlainText(QString::fromUtf8(file.readAll()));
        }
    });
    dialog->open();
}

bool PlatformEditorDialog::checkFields(bool forProbe)
{
    m_errors->clear();
    const auto require = [this](const char *field, const QLineEdit *line) {
        if (line->text().trimmed().isEmpty())
            m_errors->set(QLatin1String(field), tr("This field is required."));
    };
    if (!forProbe)
        require("name", m_ui->nameLineEdit);
    require("host", m_ui->hostLineEdit);
    require("username", m_ui->usernameLineEdit);
    if (method() == StoredKey && m_ui->storedKeyComboBox->currentData().toString().isEmpty())
        m_errors->set(QStringLiteral("ssh_key_id"),
                      tr("Choose a key, or another sign-in method. Keys are made under SSH keys."));
    m_errors->focusFirst();
    return m_errors->isEmpty();
}

QJsonObject PlatformEditorDialog::body(bool forProbe) const
{
    QJsonObject body{{QStringLiteral("host"), m_ui->hostLineEdit->text().trimmed()},
                     {QStringLiteral("port"), m_ui->portSpinBox->value()},
                     {QStringLiteral("username"), m_ui->usernameLineEdit->text().trimmed()}};
    addSecrets(body, forProbe);
    if (forProbe) {
        if (!isNew())
            body.insert(QStringLiteral("id"), m_id);
        return body;
    }
    const QString group = m_ui->groupComboBox->currentText().trimmed();
    body.insert(QStringLiteral("name"), m_ui->nameLineEdit->text().trimmed());
    body.insert(QStringLiteral("group_name"), group.isEmpty() ? QJsonValue() : QJsonValue(group));
    body.insert(QStringLiteral("tags"), QJsonArray::fromStringList(m_ui->tagsTagEdit->tags()));
    body.insert(QStringLiteral("description"), m_ui->descriptionPlainTextEdit->toPlainText());
    return body;
}

void PlatformEditorDialog::addSecrets(QJsonObject &body, bool forProbe) const
{
    const Method chosen = method();
    QString name = QStringLiteral("private_key");
    if (chosen == Agent)
        name = QStringLiteral("agent");
    else if (chosen == Password)
        name = QStringLiteral("password");
    body.insert(QStringLiteral("auth_method"), name);
    const QString keyId = m_ui->storedKeyComboBox->count() > 0
                              ? m_ui->storedKeyComboBox->currentData().toString()
                              : m_wantedKeyId;
    body.insert(QStringLiteral("ssh_key_id"),
                chosen == StoredKey && !keyId.isEmpty() ? QJsonValue(keyId) : QJsonValue());
    const auto secret = [&](const char *field, bool isUsed, const QString &typed) {
        if (isUsed && !typed.isEmpty())
            body.insert(QLatin1String(field), typed);
        // A platform keeps only the secret of the method it uses.
        else if (!forProbe && !isUsed && flag(m_stored, (QByteArray("has_") + field).constData()))
            body.insert(QLatin1String(field), QJsonValue());
    };
    secret("password", chosen == Password, m_ui->passwordPasswordEdit->text());
    secret("private_key", chosen == PrivateKey, m_ui->privateKeyPlainTextEdit->toPlainText());
    secret("passphrase", chosen == PrivateKey, m_ui->passphrasePasswordEdit->text());
    secret("sudo_password", true, m_ui->sudoPasswordEdit->text());
}

void PlatformEditorDialog::forgetSecrets()
{
    static_cast<void>(m_ui->passwordPasswordEdit->takeText());
    static_cast<void>(m_ui->passphrasePasswordEdit->takeText());
    static_cast<void>(m_ui->sudoPasswordEdit->takeText());
    m_ui->privateKeyPlainTextEdit->clear();
}

void PlatformEditorDialog::save()
{
    if (isHeldOpen() || !checkFields(false))
        return;
    m_ui->banner->dismiss();
    setBusy(true);
    m_connection.call<Stored>(
        this,
        [sent = body(false), id = m_id, accepted = m_acceptedKey](client::ApiClient &client) {
            return store(client, id, sent, accepted);
        },
        [this](const Result<Stored> &stored) {
            setBusy(false);
            if (!stored)
                showProblem(stored.error());
            else if (stored->keyProblem)
                goOnWith(*stored);
            else
                finish(stored->platform);
        });
}

Result<PlatformEditorDialog::Stored> PlatformEditorDialog::store(client::ApiClient &client,
                                                                 const QString &id,
                                                                 const QJsonObject &sent,
                                                                 const QString &acceptedKey)
{
    const QString all = QStringLiteral("/api/v1/platforms");
    Stored stored;
    TESTUM_TRY(stored.platform,
               id.isEmpty() ? client.post(all, sent) : client.put(all + u'/' + id, sent));
    if (acceptedKey.isEmpty())
        return stored;
    const QString path = all + u'/' + jsonText(stored.platform, "id");
    const Result<QJsonObject> pinned = client.put(path + QStringLiteral("/host_keys"),
                                                  {{QStringLiteral("public_key"), acceptedKey}});
    if (!pinned) {
        stored.keyProblem = pinned.error();
        return stored;
    }
    // Only to show the new fingerprint: everything is stored without it.
    if (const Result<QJsonObject> now = client.get(path))
        stored.platform = *now;
    return stored;
}

/// The platform is stored and the key is not: saving again changes that platform.
void PlatformEditorDialog::goOnWith(const Stored &stored)
{
    forgetSecrets();
    takeStored(stored.platform);
    m_clean = body(false);
    retranslate();
    loadHostKeys();
    Q_EMIT saved(stored.platform);
    showProblem(*stored.keyProblem);
}

void PlatformEditorDialog::finish(const QJsonObject &platform)
{
    forgetSecrets();
    m_clean = body(false);
    m_acceptedKey.clear();
    Q_EMIT saved(platform);
    QDialog::accept();
}

void PlatformEditorDialog::showProblem(const Error &error)
{
    QString rest;
    if (error.is("platform.name_taken")) {
        m_errors->clear();
        m_errors->set(QStringLiteral("name"), errorSentence(error));
        m_errors->focusFirst();
    } else {
        rest = m_errors->show(error);
    }
    if (rest.isEmpty())
        m_ui->banner->dismiss();
    else
        m_ui->banner->showMessage(Tone::Danger, rest, QString(), error.detail);
}

void PlatformEditorDialog::setBusy(bool busy)
{
    holdOpen(busy);
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : tr("Save"));
    m_ui->tabWidget->setEnabled(!busy);
}

void PlatformEditorDialog::reject()
{
    if (isHeldOpen())
        return;
    if (!isDirty()) {
        m_test->cancel();
        forgetSecrets();
        BusyDialog::reject();
        return;
    }
    UnsavedChanges::ask(
        this, [this] { save(); },
        [this] {
            m_test->cancel();
            forgetSecrets();
            BusyDialog::reject();
        });
}

} // namespace testum::gui
