#include "gui/keyrenamedialog.h"

#include "gui/actionbutton.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "ui_keyrenamedialog.h"

#include <QEvent>

namespace testum::gui {

KeyRenameDialog::KeyRenameDialog(Connection &connection, const QString &id, const QString &name,
                                 QWidget *parent)
    : BusyDialog(connection, parent)
    , m_ui(std::make_unique<Ui::KeyRenameDialog>())
    , m_id(id)
    , m_errors(new FormErrors(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_errors->add(QStringLiteral("name"), m_ui->nameLineEdit);
    m_ui->nameLineEdit->setText(name);
    m_ui->nameLineEdit->selectAll();
    m_rename = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_rename->setObjectName(QStringLiteral("renamePushButton"));
    setButtonKind(m_rename, QStringLiteral("primary"));
    m_rename->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &KeyRenameDialog::rename);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &KeyRenameDialog::reject);
    retranslate();
}

KeyRenameDialog::~KeyRenameDialog() = default;

void KeyRenameDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void KeyRenameDialog::rename()
{
    if (isHeldOpen())
        return;
    m_errors->clear();
    m_ui->banner->dismiss();
    holdOpen(true);
    m_rename->setEnabled(false);
    m_connection.call<QJsonObject>(
        this,
        [id = m_id, name = m_ui->nameLineEdit->text().trimmed()](client::ApiClient &client) {
            return client.put(QStringLiteral("/api/v1/keys/") + id,
                              {{QStringLiteral("name"), name}});
        },
        [this](const Result<QJsonObject> &key) {
            holdOpen(false);
            m_rename->setEnabled(true);
            if (key) {
                Q_EMIT saved(*key);
                accept();
            } else if (key.error().is("key.name_taken")) {
                m_errors->set(QStringLiteral("name"), errorSentence(key.error()));
                m_errors->focusFirst();
            } else if (const QString rest = m_errors->show(key.error()); !rest.isEmpty()) {
                m_ui->banner->showMessage(Tone::Danger, rest);
            }
        });
}

void KeyRenameDialog::retranslate()
{
    setWindowTitle(tr("Rename the SSH key"));
    m_rename->setText(tr("Rename"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace testum::gui
