#include "gui/notificationsettings.h"

#include "gui/preferences.h"
#include "gui/typography.h"
#include "ui_notificationsettings.h"

#include <QSignalBlocker>

namespace testum::gui {

NotificationSettings::NotificationSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("notifications"), QStringLiteral("bell"), context, parent)
    , m_ui(std::make_unique<Ui::NotificationSettings>())
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    connect(m_ui->endToggleSwitch, &QCheckBox::toggled, this,
            [this](bool on) { this->context().preferences.setNotifyOnEnd(on); });
    retranslate();
    refresh();
}

NotificationSettings::~NotificationSettings() = default;

QString NotificationSettings::title() const { return tr("Notifications"); }

void NotificationSettings::refresh()
{
    const QSignalBlocker quiet(m_ui->endToggleSwitch);
    m_ui->endToggleSwitch->setChecked(context().preferences.notifyOnEnd());
}

void NotificationSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->endToggleSwitch->setText(tr("Tell the &desktop when a task ends"));
    m_ui->endLabel->setText(tr("Only while the window is not in front. Everything is in the list "
                               "behind the bell as well."));
}

} // namespace testum::gui
