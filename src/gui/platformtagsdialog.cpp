#include "gui/platformtagsdialog.h"

#include "gui/actionbutton.h"
#include "ui_platformtagsdialog.h"

#include <QEvent>

namespace testum::gui {

PlatformTagsDialog::PlatformTagsDialog(int platforms, const QStringList &known, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PlatformTagsDialog>())
    , m_platforms(platforms)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->addTagEdit->setKnownTags(known);
    m_ui->removeTagEdit->setKnownTags(known);
    m_apply = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("applyPushButton"));
    setButtonKind(m_apply, QStringLiteral("primary"));
    m_apply->setDefault(true);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    const auto update = [this] {
        m_apply->setEnabled(!m_ui->addTagEdit->tags().isEmpty() ||
                            !m_ui->removeTagEdit->tags().isEmpty());
    };
    connect(m_ui->addTagEdit, &TagEdit::tagsChanged, this, update);
    connect(m_ui->removeTagEdit, &TagEdit::tagsChanged, this, update);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this,
            [this] { Q_EMIT chosen(m_ui->addTagEdit->tags(), m_ui->removeTagEdit->tags()); });
    update();
    retranslate();
}

PlatformTagsDialog::~PlatformTagsDialog() = default;

void PlatformTagsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void PlatformTagsDialog::retranslate()
{
    setWindowTitle(tr("Add and remove tags"));
    m_ui->textLabel->setText(tr("The tags of %n platform(s).", nullptr, m_platforms));
    m_ui->addTagEdit->lineEdit()->setAccessibleName(tr("Add tags"));
    m_ui->removeTagEdit->lineEdit()->setAccessibleName(tr("Remove tags"));
    m_ui->removeTagEdit->lineEdit()->setPlaceholderText(tr("Remove a tag"));
    m_apply->setText(tr("Apply"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace testum::gui
