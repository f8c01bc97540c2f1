#include "gui/sshsettings.h"

#include "gui/accesstext.h"
#include "gui/banner.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/notifications.h"
#include "gui/typography.h"
#include "ui_sshsettings.h"

#include <QSignalBlocker>

namespace testum::gui {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
const QString kPath = QStringLiteral("/api/v1/settings");

} // namespace

SshSettings::SshSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("ssh"), QStringLiteral("square-terminal"), context, parent)
    , m_ui(std::make_unique<Ui::SshSettings>())
    , m_errors(nullptr)
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_errors = new FormErrors(this);
    m_errors->add(QStringLiteral("host_key_policy"), m_ui->policyComboBox);
    m_errors->add(QStringLiteral("fan_out"), m_ui->fanOutSpinBox);
    m_errors->add(QStringLiteral("connect_timeout"), m_ui->timeoutSpinBox);
    m_errors->add(QStringLiteral("connect_retries"), m_ui->retriesSpinBox);
    m_errors->add(QStringLiteral("output_cap"), m_ui->outputCapSpinBox);
    for (QSpinBox *box :
         {m_ui->fanOutSpinBox, m_ui->timeoutSpinBox, m_ui->retriesSpinBox, m_ui->outputCapSpinBox})
        connect(box, &QSpinBox::valueChanged, this, &SshSettings::dirtyChanged);
    connect(m_ui->policyComboBox, &QComboBox::currentIndexChanged, this,
            &SshSettings::dirtyChanged);
    connect(m_ui->banner, &Banner::actionTriggered, this, &SshSettings::refresh);
    retranslate();
}

SshSettings::~SshSettings() = default;

QString SshSettings::title() const { return tr("SSH"); }

void SshSettings::refresh()
{
    Connection &connection = context().connection;
    if (m_serverId != connection.profile().id)
        m_settings = {}; // another server's
    const bool may = connection.may(QStringLiteral("settings.write"));
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->policyComboBox), static_cast<QWidget *>(m_ui->fanOutSpinBox),
          static_cast<QWidget *>(m_ui->timeoutSpinBox),
          static_cast<QWidget *>(m_ui->retriesSpinBox),
          static_cast<QWidget *>(m_ui->outputCapSpinBox)}) {
        field->setEnabled(may && !m_settings.isEmpty());
        field->setToolTip(may ? QString() : roleNeeded(QStringLiteral("settings.write")));
    }
    Q_EMIT busyChanged(true);
    connection.call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(kPath); },
        [this, may](const Result<QJsonObject> &settings) {
            Q_EMIT busyChanged(false);
            if (!settings) {
                m_ui->banner->showMessage(Tone::Danger, errorSentence(settings.error()),
                                          tr("&Retry"));
                return;
            }
            m_ui->banner->dismiss();
            // What was changed while the answer was on its way is the user's.
            if (!isDirty()) {
                m_serverId = context().connection.profile().id;
                fill(*settings);
            }
            for (QWidget *field : {static_cast<QWidget *>(m_ui->policyComboBox),
                                   static_cast<QWidget *>(m_ui->fanOutSpinBox),
                                   static_cast<QWidget *>(m_ui->timeoutSpinBox),
                                   static_cast<QWidget *>(m_ui->retriesSpinBox),
                                   static_cast<QWidget *>(m_ui->outputCapSpinBox)})
                field->setEnabled(may);
        });
}

void SshSettings::fill(const QJsonObject &settings)
{
    m_settings = settings;
    const auto number = [&settings](const char *name) {
        return settings.value(QLatin1String(name)).toInteger();
    };
    m_ui->fanOutSpinBox->setValue(static_cast<int>(number("fan_out")));
    m_ui->timeoutSpinBox->setValue(static_cast<int>(number("connect_timeout")));
    m_ui->retriesSpinBox->setValue(static_cast<int>(number("connect_retries")));
    m_ui->outputCapSpinBox->setValue(
        static_cast<int>(std::max<qint64>(1, number("output_cap") / kMebibyte)));
    m_ui->policyComboBox->setCurrentIndex(
        std::max(0, m_ui->policyComboBox->findData(
                        settings.value(QStringLiteral("host_key_policy")).toString())));
    m_errors->clear();
    Q_EMIT dirtyChanged();
}

QJsonObject SshSettings::entered() const
{
    QJsonObject settings{
        {QStringLiteral("fan_out"), m_ui->fanOutSpinBox->value()},
        {QStringLiteral("connect_timeout"), m_ui->timeoutSpinBox->value()},
        {QStringLiteral("connect_retries"), m_ui->retriesSpinBox->value()},
        {QStringLiteral("host_key_policy"), m_ui->policyComboBox->currentData().toString()},
        {QStringLiteral("output_cap"), m_settings.value(QStringLiteral("output_cap"))}};
    // A cap that is no whole number of mebibytes stays as it is until it is changed here.
    const qint64 before = m_settings.value(QStringLiteral("output_cap")).toInteger() / kMebibyte;
    if (std::max<qint64>(1, before) != m_ui->outputCapSpinBox->value())
        settings.insert(QStringLiteral("output_cap"), m_ui->outputCapSpinBox->value() * kMebibyte);
    return settings;
}

bool SshSettings::isDirty() const { return !m_settings.isEmpty() && entered() != m_settings; }

void SshSettings::save()
{
    if (!isDirty())
        return;
    QJsonObject change;
    const QJsonObject now = entered();
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (m_settings.value(it.key()) != it.value())
            change.insert(it.key(), it.value());
    }
    m_errors->clear();
    Q_EMIT busyChanged(true);
    context().connection.call<QJsonObject>(
        this, [change](client::ApiClient &client) { return client.put(kPath, change); },
        [this](const Result<QJsonObject> &settings) {
            Q_EMIT busyChanged(false);
            if (settings) {
                fill(*settings);
                context().notifications.success(tr("Settings saved"));
                return;
            }
            const QString rest = m_errors->show(settings.error());
            if (!rest.isEmpty())
                m_ui->banner->showMessage(Tone::Danger, rest);
        });
}

void SshSettings::revert()
{
    m_ui->banner->dismiss();
    fill(QJsonObject(m_settings));
}

void SshSettings::fillPolicies()
{
    const QSignalBlocker quiet(m_ui->policyComboBox);
    const QString chosen = m_ui->policyComboBox->currentData().toString();
    m_ui->policyComboBox->clear();
    m_ui->policyComboBox->addItem(tr("Accept new"), QStringLiteral("auto_add"));
    m_ui->policyComboBox->addItem(tr("Strict"), QStringLiteral("strict"));
    m_ui->policyComboBox->setCurrentIndex(std::max(0, m_ui->policyComboBox->findData(chosen)));
}

void SshSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->policyLabel->setText(tr("&Host key policy"));
    fillPolicies();
    m_ui->fanOutLabel->setText(tr("&In parallel"));
    m_ui->fanOutSpinBox->setToolTip(tr("Hosts that one task works on at the same time"));
    m_ui->timeoutLabel->setText(tr("&Connection timeout"));
    m_ui->timeoutSpinBox->setSuffix(tr(" s"));
    m_ui->retriesLabel->setText(tr("&Further attempts to connect"));
    m_ui->outputCapLabel->setText(tr("&Output kept of one host"));
    m_ui->outputCapSpinBox->setSuffix(tr(" MiB"));
    m_ui->hintLabel->setText(
        tr("“Accept new” pins the key of a host that is seen for the first time; “Strict” refuses "
           "it. A changed key is refused in both."));
}

} // namespace testum::gui
