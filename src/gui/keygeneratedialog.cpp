#include "gui/keygeneratedialog.h"

#include "gui/actionbutton.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "ui_keygeneratedialog.h"

#include <QEvent>

namespace testum::gui {

KeyGenerateDialog::KeyGenerateDialog(Connection &connection, QWidget *parent)
    : BusyDialog(connection, parent)
    , m_ui(std::make_unique<Ui::KeyGenerateDialog>())
    , m_errors(new FormErrors(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_errors->add(QStringLiteral("name"), m_ui->nameLineEdit);
    m_errors->add(QStringLiteral("comment"), m_ui->commentLineEdit);
    m_ui->typeComboBox->addItem(QString(), QStringLiteral("ed25519"));
    m_ui->typeComboBox->addItem(QStringLiteral("ECDSA P-256"), QStringLiteral("ecdsa-p256"));
    m_ui->typeComboBox->addItem(QStringLiteral("RSA 3072"), QStringLiteral("rsa-3072"));
    m_ui->typeComboBox->addItem(QStringLiteral("RSA 4096"), QStringLiteral("rsa-4096"));
    m_ui->progressBar->hide();
    m_ui->progressBar->setFixedHeight(8);
    m_generate = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_generate->setObjectName(QStringLiteral("generatePushButton"));
    setButtonKind(m_generate, QStringLiteral("primary"));
    m_generate->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &KeyGenerateDialog::generate);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &KeyGenerateDialog::reject);
    retranslate();
    m_ui->nameLineEdit->setFocus();
}

KeyGenerateDialog::~KeyGenerateDialog() = default;

void KeyGenerateDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void KeyGenerateDialog::generate()
{
    if (isHeldOpen())
        return;
    m_errors->clear();
    m_ui->banner->dismiss();
    const QString name = m_ui->nameLineEdit->text().trimmed();
    if (name.isEmpty()) {
        m_errors->set(QStringLiteral("name"), tr("This field is required."));
        m_errors->focusFirst();
        return;
    }
    const QJsonObject body{{QStringLiteral("name"), name},
                           {QStringLiteral("type"), m_ui->typeComboBox->currentData().toString()},
                           {QStringLiteral("comment"), m_ui->commentLineEdit->text().trimmed()}};
    setBusy(true);
    m_connection.call<QJsonObject>(
        this,
        [body](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/keys/generate"), body);
        },
        [this](const Result<QJsonObject> &key) {
            setBusy(false);
            if (key) {
                Q_EMIT saved(*key);
                accept();
                return;
            }
            if (key.error().is("key.name_taken")) {
                m_errors->set(QStringLiteral("name"), errorSentence(key.error()));
                m_errors->focusFirst();
            } else if (const QString rest = m_errors->show(key.error()); !rest.isEmpty()) {
                m_ui->banner->showMessage(Tone::Danger, rest, QString(), key.error().detail);
            }
        });
}

void KeyGenerateDialog::setBusy(bool busy)
{
    holdOpen(busy);
    m_ui->progressBar->setVisible(busy);
    m_generate->setEnabled(!busy);
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->nameLineEdit), static_cast<QWidget *>(m_ui->typeComboBox),
          static_cast<QWidget *>(m_ui->commentLineEdit)})
        field->setEnabled(!busy);
    m_generate->setText(busy ? tr("Generating…") : tr("Generate"));
}

void KeyGenerateDialog::retranslate()
{
    setWindowTitle(tr("Generate an SSH key"));
    m_ui->typeComboBox->setItemText(0, tr("Ed25519 (recommended)"));
    m_ui->commentLineEdit->setPlaceholderText(QStringLiteral("user@host"));
    m_ui->progressBar->setAccessibleName(tr("The key is being generated"));
    m_generate->setText(isHeldOpen() ? tr("Generating…") : tr("Generate"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace testum::gui
