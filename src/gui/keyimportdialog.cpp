#include "gui/keyimportdialog.h"

#include "gui/actionbutton.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/publickeypreview.h"
#include "ui_keyimportdialog.h"

#include <QDragEnterEvent>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

namespace testum::gui {

namespace {

constexpr qint64 kMaxKeyBytes = 16384; ///< what the API takes

}

KeyImportDialog::KeyImportDialog(Connection &connection, QWidget *parent)
    : BusyDialog(connection, parent)
    , m_ui(std::make_unique<Ui::KeyImportDialog>())
    , m_errors(new FormErrors(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    m_ui->publicKeyPlainTextEdit->setAcceptDrops(false); // the dialog takes files and text
    m_errors->add(QStringLiteral("public_key"), m_ui->publicKeyPlainTextEdit);
    m_errors->add(QStringLiteral("name"), m_ui->nameLineEdit);
    m_add = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addPushButton"));
    setButtonKind(m_add, QStringLiteral("primary"));
    m_add->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &KeyImportDialog::addKey);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &KeyImportDialog::reject);
    connect(m_ui->filePushButton, &QPushButton::clicked, this, &KeyImportDialog::chooseFile);
    connect(m_ui->publicKeyPlainTextEdit, &QPlainTextEdit::textChanged, this,
            &KeyImportDialog::look);
    retranslate();
    look();
    m_ui->publicKeyPlainTextEdit->setFocus();
}

KeyImportDialog::~KeyImportDialog() = default;

void KeyImportDialog::setKeyText(const QString &text)
{
    // A private key does not even get into the field.
    if (PublicKeyPreview::of(text).kind == PublicKeyPreview::Kind::PrivateKey) {
        m_errors->set(QStringLiteral("public_key"),
                      tr("This is a private key. Add the public one, usually the file ending in "
                         ".pub."));
        return;
    }
    m_ui->publicKeyPlainTextEdit->setPlainText(text.trimmed());
}

void KeyImportDialog::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_errors->set(QStringLiteral("public_key"),
                      tr("The file could not be read: %1").arg(file.errorString()));
        return;
    }
    if (file.size() > kMaxKeyBytes) {
        m_errors->set(QStringLiteral("public_key"), tr("This is not a supported key"));
        return;
    }
    setKeyText(QString::fromUtf8(file.readAll()));
    if (m_ui->nameLineEdit->text().isEmpty())
        m_ui->nameLineEdit->setText(QFileInfo(path).completeBaseName());
}

void KeyImportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        look();
    }
    QDialog::changeEvent(event);
}

void KeyImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void KeyImportDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        readFile(urls.first().toLocalFile());
    else
        setKeyText(event->mimeData()->text());
    event->acceptProposedAction();
}

void KeyImportDialog::look()
{
    const PublicKeyPreview preview =
        PublicKeyPreview::of(m_ui->publicKeyPlainTextEdit->toPlainText());
    QString text;
    switch (preview.kind) {
    case PublicKeyPreview::Kind::Empty:
        break;
    case PublicKeyPreview::Kind::PublicKey:
        text = QStringLiteral("%1\n%2").arg(keyTypeText(preview.keyType, preview.bits),
                                            preview.fingerprint);
        break;
    case PublicKeyPreview::Kind::PrivateKey:
        text = tr("A private key");
        break;
    case PublicKeyPreview::Kind::Unknown:
        text = tr("This is not a supported key");
        break;
    }
    m_ui->detectedLabel->setText(text);
    m_ui->formLayout->setRowVisible(m_ui->detectedLabel, !text.isEmpty());
    // The comment is mostly what the key is called.
    QLineEdit *name = m_ui->nameLineEdit;
    if (!preview.comment.isEmpty() && (name->text().isEmpty() || name->text() == m_suggestedName)) {
        m_suggestedName = preview.comment.left(128);
        name->setText(m_suggestedName);
    }
}

void KeyImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a public key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Public keys (*.pub)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &KeyImportDialog::readFile);
    dialog->open();
}

void KeyImportDialog::addKey()
{
    if (isHeldOpen())
        return;
    m_errors->clear();
    m_ui->banner->dismiss();
    const PublicKeyPreview preview =
        PublicKeyPreview::of(m_ui->publicKeyPlainTextEdit->toPlainText());
    const QString name = m_ui->nameLineEdit->text().trimmed();
    if (preview.kind == PublicKeyPreview::Kind::Empty)
        m_errors->set(QStringLiteral("public_key"), tr("This field is required."));
    if (name.isEmpty())
        m_errors->set(QStringLiteral("name"), tr("This field is required."));
    if (preview.kind == PublicKeyPreview::Kind::PrivateKey) {
        // It is not sent anywhere.
        m_errors->set(QStringLiteral("public_key"),
                      tr("This is a private key. Add the public one, usually the file ending in "
                         ".pub."));
    }
    if (!m_errors->isEmpty()) {
        m_errors->focusFirst();
        return;
    }
    holdOpen(true);
    m_add->setEnabled(false);
    m_connection.call<QJsonObject>(
        this,
        [body =
             QJsonObject{{QStringLiteral("name"), name},
                         {QStringLiteral("public_key"), preview.line}}](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/keys"), body);
        },
        [this](const Result<QJsonObject> &key) {
            holdOpen(false);
            m_add->setEnabled(true);
            if (key) {
                Q_EMIT saved(*key);
                accept();
                return;
            }
            if (key.error().is("key.name_taken")) {
                m_errors->set(QStringLiteral("name"), errorSentence(key.error()));
                m_errors->focusFirst();
            } else if (key.error().is("key.already_added")) {
                m_errors->set(QStringLiteral("public_key"), errorSentence(key.error()));
                m_errors->focusFirst();
            } else if (const QString rest = m_errors->show(key.error()); !rest.isEmpty()) {
                m_ui->banner->showMessage(Tone::Danger, rest, QString(), key.error().detail);
            }
        });
}

void KeyImportDialog::retranslate()
{
    setWindowTitle(tr("Add a public key"));
    m_add->setText(tr("Add key"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace testum::gui
