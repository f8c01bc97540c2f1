#include "gui/localsetup.h"

#include "gui/engineaccess.h"
#include "ui_localsetup.h"

#include <QEvent>

namespace testum::gui {

QString masterKeySentence(const LocalEngineInfo &info)
{
    if (info.masterKeyPlace == QLatin1String("keychain"))
        return LocalSetup::tr("In the keychain of the operating system.");
    if (info.masterKeyPlace == QLatin1String("file"))
        return LocalSetup::tr("In the file %1").arg(info.masterKeyPath);
    return LocalSetup::tr("It comes from the environment testum was started in.");
}

LocalSetup::LocalSetup(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LocalSetup>())
    , m_info(std::make_unique<LocalEngineInfo>())
{
    m_ui->setupUi(this);
    connect(m_ui->backPushButton, &QPushButton::clicked, this, &LocalSetup::backRequested);
    connect(m_ui->createPushButton, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Made)
            Q_EMIT continueRequested();
        else
            Q_EMIT createRequested();
    });
    retranslate();
}

LocalSetup::~LocalSetup() = default;

void LocalSetup::showStage(Stage stage, const LocalEngineInfo &info)
{
    m_stage = stage;
    *m_info = info;
    retranslate();
    m_ui->createPushButton->setEnabled(stage != Stage::Making);
    m_ui->backPushButton->setVisible(stage != Stage::Made);
    m_ui->createPushButton->setFocus(Qt::TabFocusReason);
}

void LocalSetup::setExisting(bool existing)
{
    m_existing = existing;
    retranslate();
}

void LocalSetup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LocalSetup::retranslate()
{
    m_ui->dataDirLabel->setText(tr("Data directory"));
    m_ui->databaseLabel->setText(tr("Database"));
    m_ui->masterKeyLabel->setText(tr("Master key"));
    m_ui->dataDirValueLabel->setText(m_info->dataDir);
    m_ui->databaseValueLabel->setText(m_info->database);
    m_ui->masterKeyValueLabel->setText(
        m_stage == Stage::Made
            ? masterKeySentence(*m_info)
            : tr("It goes to the keychain of the operating system, or to a file of the data "
                 "directory where there is none."));
    const bool inFile = m_stage == Stage::Made && m_info->masterKeyPlace == QLatin1String("file");
    m_ui->backupLabel->setText(
        inFile ? tr("Keep a copy of the key file apart from the database: without it no stored "
                    "password or key can be opened again.")
               : tr("Passwords and private keys are stored encrypted with the master key. Without "
                    "it they cannot be opened again."));
    m_ui->backPushButton->setText(tr("&Back"));
    switch (m_stage) {
    case Stage::Before:
        m_ui->createPushButton->setText(m_existing ? tr("&Open") : tr("&Create"));
        break;
    case Stage::Making:
        m_ui->createPushButton->setText(m_existing ? tr("Opening…") : tr("Creating…"));
        break;
    case Stage::Made:
        m_ui->createPushButton->setText(tr("&Continue"));
        break;
    }
}

} // namespace testum::gui
