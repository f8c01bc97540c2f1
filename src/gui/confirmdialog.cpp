#include "gui/confirmdialog.h"

#include "gui/actionbutton.h"
#include "gui/themedicon.h"
#include "gui/typography.h"
#include "ui_confirmdialog.h"

#include <QEvent>

#include <utility>

namespace testum::gui {

ConfirmDialog *ConfirmDialog::ask(QWidget *parent, const ConfirmQuestion &question,
                                  std::function<void()> onConfirmed)
{
    auto *dialog = new ConfirmDialog(question, std::move(onConfirmed), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

ConfirmDialog::ConfirmDialog(const ConfirmQuestion &question, std::function<void()> onConfirmed,
                             QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConfirmDialog>())
    , m_question(question)
    , m_onConfirmed(std::move(onConfirmed))
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    setWindowTitle(question.title);
    m_ui->headingLabel->setText(question.title);
    m_ui->textLabel->setText(question.text);
    m_ui->textLabel->setVisible(!question.text.isEmpty());
    m_ui->detailsPlainTextEdit->setPlainText(question.details);
    m_ui->detailsPlainTextEdit->setVisible(!question.details.isEmpty());
    m_ui->checkCheckBox->setText(question.checkText);
    m_ui->checkCheckBox->setVisible(!question.checkText.isEmpty());
    m_ui->countLabel->setVisible(question.typedCount > 0);
    m_ui->countLineEdit->setVisible(question.typedCount > 0);
    m_ui->iconLabel->setPixmap(themedPixmap(
        question.isDangerous ? QStringLiteral("triangle-alert") : QStringLiteral("info"),
        question.isDangerous ? QStringLiteral("danger") : QStringLiteral("info"), 24,
        devicePixelRatioF()));

    m_confirm = m_ui->buttonBox->addButton(question.confirmText, QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(QStringLiteral("confirmPushButton"));
    setButtonKind(m_confirm,
                  question.isDangerous ? QStringLiteral("danger") : QStringLiteral("primary"));
    m_confirm->setAutoDefault(false);
    m_keep = m_ui->buttonBox->addButton(question.keepText, QDialogButtonBox::RejectRole);
    m_keep->setObjectName(QStringLiteral("keepPushButton"));
    m_keep->setDefault(true);
    if (question.checkText.isEmpty() && question.typedCount == 0)
        m_keep->setFocus();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (const auto confirmed = std::exchange(m_onConfirmed, nullptr))
            confirmed();
    });
    connect(m_ui->checkCheckBox, &QCheckBox::toggled, this, &ConfirmDialog::updateConfirmButton);
    connect(m_ui->countLineEdit, &QLineEdit::textChanged, this,
            &ConfirmDialog::updateConfirmButton);
    retranslate();
    updateConfirmButton();
}

ConfirmDialog::~ConfirmDialog() = default;

void ConfirmDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ConfirmDialog::updateConfirmButton()
{
    const bool ticked = m_question.checkText.isEmpty() || m_ui->checkCheckBox->isChecked();
    const bool typed = m_question.typedCount == 0 || m_ui->countLineEdit->text().trimmed() ==
                                                         QString::number(m_question.typedCount);
    m_confirm->setEnabled(ticked && typed);
}

void ConfirmDialog::retranslate()
{
    if (m_question.keepText.isEmpty())
        m_keep->setText(tr("Cancel"));
    m_ui->countLabel->setText(
        tr("Type the number of hosts, %1, to go on:").arg(m_question.typedCount));
    m_ui->detailsPlainTextEdit->setAccessibleName(tr("Concerned"));
}

} // namespace testum::gui
