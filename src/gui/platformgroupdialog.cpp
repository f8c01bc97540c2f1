#include "gui/platformgroupdialog.h"

#include "gui/actionbutton.h"
#include "ui_platformgroupdialog.h"

#include <QEvent>
#include <QLineEdit>

namespace testum::gui {

PlatformGroupDialog::PlatformGroupDialog(int platforms, const QStringList &groups, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PlatformGroupDialog>())
    , m_platforms(platforms)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->groupComboBox->addItem(QString());
    for (const QString &group : groups) {
        if (!group.isEmpty())
            m_ui->groupComboBox->addItem(group);
    }
    m_ui->groupComboBox->lineEdit()->setMaxLength(64);
    m_set = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_set->setObjectName(QStringLiteral("setPushButton"));
    setButtonKind(m_set, QStringLiteral("primary"));
    m_set->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this,
            [this] { Q_EMIT chosen(m_ui->groupComboBox->currentText().trimmed()); });
    retranslate();
}

PlatformGroupDialog::~PlatformGroupDialog() = default;

void PlatformGroupDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void PlatformGroupDialog::retranslate()
{
    setWindowTitle(tr("Set group"));
    m_ui->textLabel->setText(tr("The group of %n platform(s). Leave it empty to take them out of "
                                "their group.",
                                nullptr, m_platforms));
    m_set->setText(tr("Set group"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace testum::gui
