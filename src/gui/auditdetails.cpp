#include "gui/auditdetails.h"

#include "gui/auditdiffmodel.h"
#include "gui/auditrecord.h"
#include "gui/timetext.h"
#include "gui/typography.h"
#include "ui_auditdetails.h"

#include <QEvent>
#include <QJsonDocument>

namespace testum::gui {

AuditDetails::AuditDetails(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::AuditDetails>())
    , m_diff(new AuditDiffModel(this))
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    applyTextRole(m_ui->changesLabel, TextRole::Heading2);
    m_ui->changesListView->setModel(m_diff);
    m_ui->changesListView->setItemDelegate(new AuditDiffDelegate(m_ui->changesListView));
    m_ui->changesListView->setResizeMode(QListView::Adjust); // lines wrap anew
    m_ui->jsonPlainTextEdit->setFont(outputFont());
    connect(m_ui->openPushButton, &QPushButton::clicked, this,
            [this] { Q_EMIT objectOpened(auditObjectPath(m_record)); });
    retranslate();
}

AuditDetails::~AuditDetails() = default;

void AuditDetails::show(const QJsonObject &record, const QString &objectName)
{
    if (record == m_record && objectName == m_objectName)
        return;
    m_record = record;
    m_objectName = objectName;
    m_diff->setChanges(auditChanges(record.value(QLatin1String("meta")).toObject()));
    retranslate();
}

void AuditDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void AuditDetails::retranslate()
{
    m_ui->retranslateUi(this);
    const bool isEmpty = m_record.isEmpty();
    const auto text = [this](const char *field) {
        return m_record.value(QLatin1String(field)).toString();
    };
    m_ui->headingLabel->setText(isEmpty ? tr("Choose an entry to see all of it.")
                                        : tr("%1: %2", "object, action")
                                              .arg(auditObjectTypeText(text("object_type")),
                                                   auditActionChip(text("action")).text));
    m_ui->factsWidget->setVisible(!isEmpty);
    m_ui->timeValueLabel->setText(
        exactMomentText(epochMs(m_record.value(QLatin1String("timestamp")))));
    m_ui->userValueLabel->setText(text("user"));
    m_ui->addressValueLabel->setText(text("ip").isEmpty() ? tr("this computer") : text("ip"));
    m_ui->objectValueLabel->setText(m_objectName);
    m_ui->idValueLabel->setText(text("object_id"));
    m_ui->openPushButton->setVisible(!auditObjectPath(m_record).isEmpty());
    const bool hasChanges = m_diff->rowCount() > 0;
    m_ui->changesLabel->setVisible(hasChanges);
    m_ui->changesListView->setVisible(hasChanges);
    m_ui->jsonLabel->setVisible(!isEmpty);
    m_ui->jsonPlainTextEdit->setVisible(!isEmpty);
    m_ui->jsonPlainTextEdit->setPlainText(
        QString::fromUtf8(QJsonDocument(m_record).toJson(QJsonDocument::Indented)));
}

} // namespace testum::gui
