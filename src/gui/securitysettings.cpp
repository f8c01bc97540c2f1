#include "gui/securitysettings.h"

#include "gui/connection.h"
#include "gui/engineaccess.h"
#include "gui/localsetup.h"
#include "gui/securitypreferences.h"
#include "gui/typography.h"
#include "ui_securitysettings.h"

#include <QSignalBlocker>

namespace testum::gui {

SecuritySettings::SecuritySettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("security"), QStringLiteral("shield"), context, parent)
    , m_ui(std::make_unique<Ui::SecuritySettings>())
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    connect(m_ui->clipboardSpinBox, &QSpinBox::valueChanged, this, [this](int seconds) {
        setClipboardTime(this->context().preferences, std::chrono::seconds(seconds));
    });
    connect(m_ui->thresholdSpinBox, &QSpinBox::valueChanged, this,
            [this](int hosts) { setConfirmThreshold(this->context().preferences, hosts); });
    retranslate();
}

SecuritySettings::~SecuritySettings() = default;

QString SecuritySettings::title() const { return tr("Security"); }

void SecuritySettings::refresh()
{
    const QSignalBlocker quietTime(m_ui->clipboardSpinBox);
    const QSignalBlocker quietHosts(m_ui->thresholdSpinBox);
    const Preferences &preferences = context().preferences;
    m_ui->clipboardSpinBox->setValue(static_cast<int>(clipboardTime(preferences).count()));
    m_ui->thresholdSpinBox->setValue(confirmThreshold(preferences));
    const Connection &connection = context().connection;
    m_ui->masterKeyValueLabel->setText(connection.profile().isLocal()
                                           ? masterKeySentence(context().engine.localInfo())
                                           : tr("On the server."));
}

void SecuritySettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->masterKeyLabel->setText(tr("Master key"));
    m_ui->clipboardLabel->setText(tr("&Clear a copied secret after"));
    m_ui->clipboardSpinBox->setSuffix(tr(" s"));
    m_ui->thresholdLabel->setText(tr("Type the &number of hosts above"));
    m_ui->hintLabel->setText(
        tr("A command for more hosts than that is confirmed by typing their number. Without the "
           "master key no stored password or private key can be opened: keep a copy of it "
           "apart from the database."));
    refresh();
}

} // namespace testum::gui
