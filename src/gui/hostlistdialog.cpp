#include "gui/hostlistdialog.h"

#include "gui/actionbutton.h"
#include "gui/hosttreemodel.h"
#include "gui/nodeset.h"
#include "gui/typography.h"
#include "ui_hostlistdialog.h"

#include <QEvent>

namespace testum::gui {

HostListDialog::HostListDialog(HostTreeModel &hosts, QWidget *parent)
    : QDialog(parent)
    , m_hosts(hosts)
    , m_ui(std::make_unique<Ui::HostListDialog>())
    , m_choose(nullptr)
    , m_close(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_ui->namesPlainTextEdit->setFont(outputFont());
    m_choose = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_choose->setObjectName(QStringLiteral("choosePushButton"));
    setButtonKind(m_choose, QStringLiteral("primary"));
    m_close = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("closePushButton"));
    m_choose->setEnabled(false);
    connect(m_ui->namesPlainTextEdit, &QPlainTextEdit::textChanged, this, [this] {
        m_choose->setEnabled(!m_ui->namesPlainTextEdit->toPlainText().trimmed().isEmpty());
    });
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &HostListDialog::choose);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    m_ui->namesPlainTextEdit->setFocus();
}

HostListDialog::~HostListDialog() = default;

void HostListDialog::choose()
{
    const QStringList names = expandNodeSet(m_ui->namesPlainTextEdit->toPlainText());
    const QStringList unknown = m_hosts.chooseNamed(names);
    if (unknown.isEmpty()) {
        accept();
        return;
    }
    // The others are chosen; what is left can be corrected here.
    m_ui->namesPlainTextEdit->setPlainText(unknown.join(QLatin1Char('\n')));
    m_ui->banner->showMessage(Tone::Warning, tr("%n name(s) fit no platform, the rest is chosen.",
                                                nullptr, int(unknown.size())));
}

void HostListDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void HostListDialog::retranslate()
{
    m_ui->retranslateUi(this);
    setWindowTitle(tr("Paste a list of hosts"));
    m_ui->headingLabel->setText(tr("Paste a list of hosts"));
    m_ui->hintLabel->setText(
        tr("Names or addresses, one a line or with commas. web-[001-041] stands for 41 names."));
    m_choose->setText(tr("&Choose"));
    m_close->setText(tr("C&lose"));
}

} // namespace testum::gui
