#include "gui/storagesettings.h"

#include "gui/banner.h"
#include "gui/connection.h"
#include "gui/engineaccess.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/typography.h"
#include "ui_storagesettings.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDirIterator>
#include <QGuiApplication>
#include <QJsonObject>
#include <QLocale>

namespace testum::gui {

namespace {

qint64 bytesBelow(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

StorageSettings::StorageSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("storage"), QStringLiteral("database"), context, parent)
    , m_ui(std::make_unique<Ui::StorageSettings>())
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    connect(m_ui->openPushButton, &QPushButton::clicked, this, [this] {
        const QString folder = this->context().engine.localInfo().dataDir;
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            this->context().notifications.warning(
                tr("The folder %1 could not be opened: no program is set for folders.")
                    .arg(folder));
    });
    connect(m_ui->copyPushButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_ui->placeValueLabel->text());
        this->context().notifications.info(tr("Copied"));
    });
    retranslate();
}

StorageSettings::~StorageSettings() = default;

QString StorageSettings::title() const { return tr("Storage"); }

void StorageSettings::refresh()
{
    showPlaces();
    if (context().connection.profile().isLocal())
        measure(context().engine.localInfo().dataDir);
    askHealth();
}

void StorageSettings::measure(const QString &folder)
{
    context().connection.call<qint64>(
        this, [folder](client::ApiClient &) -> Result<qint64> { return bytesBelow(folder); },
        [this](const Result<qint64> &size) {
            m_size = size.value_or(-1);
            showPlaces();
        });
}

void StorageSettings::askHealth()
{
    context().connection.call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(QStringLiteral("/health")); },
        [this](const Result<QJsonObject> &health) {
            if (!health) {
                m_ui->banner->showMessage(Tone::Danger, errorSentence(health.error()));
                return;
            }
            m_ui->banner->dismiss();
            m_healthKnown = true;
            m_healthy = health->value(QStringLiteral("status")).toString() == QLatin1String("ok");
            showHealth();
        });
}

void StorageSettings::showPlaces()
{
    const ServerProfile &profile = context().connection.profile();
    const bool isLocal = profile.isLocal();
    const LocalEngineInfo info = context().engine.localInfo();
    m_ui->placeValueLabel->setText(isLocal ? info.dataDir : profile.url.toString());
    m_ui->databaseValueLabel->setText(info.database);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_ui->databaseLabel),
          static_cast<QWidget *>(m_ui->databaseValueLabel), static_cast<QWidget *>(m_ui->sizeLabel),
          static_cast<QWidget *>(m_ui->sizeValueLabel),
          static_cast<QWidget *>(m_ui->openPushButton), static_cast<QWidget *>(m_ui->hintLabel)})
        widget->setVisible(isLocal);
    m_ui->sizeValueLabel->setText(m_size < 0 ? QStringLiteral("–")
                                             : QLocale().formattedDataSize(m_size));
}

void StorageSettings::showHealth()
{
    m_ui->stateValueLabel->setText(!m_healthKnown ? QStringLiteral("–")
                                   : m_healthy    ? tr("Everything is being stored.")
                                                  : tr("Something cannot be stored: see the log."));
}

void StorageSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->placeLabel->setText(tr("Kept in"));
    m_ui->databaseLabel->setText(tr("Database"));
    m_ui->sizeLabel->setText(tr("Size"));
    m_ui->stateLabel->setText(tr("State"));
    m_ui->openPushButton->setText(tr("&Open folder"));
    m_ui->copyPushButton->setText(tr("&Copy path"));
    m_ui->hintLabel->setText(tr("For a backup, quit testum and copy the whole folder. Keep the "
                                "master key apart from it."));
    showPlaces();
    showHealth();
}

} // namespace testum::gui
