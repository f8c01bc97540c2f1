#include "gui/appearancesettings.h"

#include "gui/preferences.h"
#include "gui/themecard.h"
#include "gui/typography.h"
#include "ui_appearancesettings.h"

#include <QButtonGroup>
#include <QLocale>
#include <QSignalBlocker>
#include <QSystemTrayIcon>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kScales[] = {100, 125, 150, 175, 200};
constexpr int kFontSizes[] = {8, 9, 10, 11, 12, 13, 14, 16, 18};

void select(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

AppearanceSettings::AppearanceSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("appearance"), QStringLiteral("palette"), context, parent)
    , m_ui(std::make_unique<Ui::AppearanceSettings>())
    , m_scaleAtStart(context.preferences.scalePercent())
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    auto *group = new QButtonGroup(this);
    for (const char *choice : {"system", "dark", "light", "hc"}) {
        auto *card = new ThemeCard(QLatin1String(choice), this);
        m_ui->themeLayout->addWidget(card);
        group->addButton(card);
        m_themes.append(card);
    }
    m_ui->themeLayout->addStretch();
    QWidget *before = m_themes.first();
    for (ThemeCard *card : m_themes) {
        setTabOrder(before, card);
        before = card;
    }
    setTabOrder(before, m_ui->densityComboBox);
    wire();
    retranslate();
}

AppearanceSettings::~AppearanceSettings() = default;

QString AppearanceSettings::title() const { return tr("Appearance"); }

void AppearanceSettings::refresh() { fill(); }

void AppearanceSettings::wire()
{
    Preferences &preferences = context().preferences;
    for (ThemeCard *card : m_themes) {
        connect(card, &QAbstractButton::clicked, this,
                [card, &preferences] { preferences.setThemeChoice(card->choice()); });
    }
    connect(m_ui->densityComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setCompact(m_ui->densityComboBox->currentData().toBool());
    });
    connect(m_ui->fontComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setFontSize(m_ui->fontComboBox->currentData().toDouble());
    });
    connect(m_ui->outputSpinBox, &QSpinBox::valueChanged, this,
            [&preferences](int points) { preferences.setOutputFontSize(points); });
    connect(m_ui->scaleComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setScalePercent(m_ui->scaleComboBox->currentData().toInt());
        updateRestartNote();
    });
    connect(m_ui->startPageComboBox, &QComboBox::activated, this, [this, &preferences] {
        preferences.setStartPage(m_ui->startPageComboBox->currentData().toString());
    });
    connect(m_ui->animationsToggleSwitch, &QCheckBox::toggled, this,
            [&preferences](bool on) { preferences.setReduceAnimations(on); });
    connect(m_ui->trayToggleSwitch, &QCheckBox::toggled, this,
            [&preferences](bool on) { preferences.setShowTray(on); });
    connect(&preferences, &Preferences::changed, this, [this](const QString &what) {
        if (what == QLatin1String("theme") || what == QLatin1String("tray") ||
            what == QLatin1String("outputFontSize"))
            fill();
    });
}

void AppearanceSettings::fill()
{
    const Preferences &preferences = context().preferences;
    for (ThemeCard *card : m_themes)
        card->setChecked(card->choice() == preferences.themeChoice());
    select(m_ui->densityComboBox, preferences.isCompact());
    select(m_ui->fontComboBox, preferences.fontSize());
    select(m_ui->scaleComboBox, preferences.scalePercent());
    select(m_ui->startPageComboBox, preferences.startPage());
    const QSignalBlocker quietSpin(m_ui->outputSpinBox);
    const QSignalBlocker quietTray(m_ui->trayToggleSwitch);
    const QSignalBlocker quietAnimations(m_ui->animationsToggleSwitch);
    m_ui->outputSpinBox->setValue(qRound(preferences.outputFontSize()));
    m_ui->animationsToggleSwitch->setChecked(preferences.reduceAnimations());
    const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable();
    m_ui->trayToggleSwitch->setChecked(hasTray && preferences.showTray());
    m_ui->trayToggleSwitch->setEnabled(hasTray);
    m_ui->trayLabel->setVisible(!hasTray);
    updateRestartNote();
}

void AppearanceSettings::updateRestartNote()
{
    m_ui->restartLabel->setVisible(context().preferences.scalePercent() != m_scaleAtStart);
}

void AppearanceSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->themeLabel->setText(tr("Theme"));
    const QString names[] = {tr("As in the system"), tr("Dark"), tr("Light"), tr("High contrast")};
    for (int i = 0; i < m_themes.size(); ++i) {
        m_themes.at(i)->setText(names[i]);
        m_themes.at(i)->setAccessibleName(tr("Theme: %1").arg(names[i]));
        m_themes.at(i)->updateGeometry();
    }
    m_ui->densityLabel->setText(tr("&Density"));
    m_ui->densityComboBox->clear();
    m_ui->densityComboBox->addItem(tr("Comfortable"), false);
    m_ui->densityComboBox->addItem(tr("Compact"), true);
    m_ui->fontLabel->setText(tr("&Font size"));
    m_ui->fontComboBox->clear();
    m_ui->fontComboBox->addItem(tr("As in the system"), 0.0);
    for (const int points : kFontSizes)
        m_ui->fontComboBox->addItem(tr("%1 pt").arg(points), double(points));
    m_ui->outputLabel->setText(tr("&Output font size"));
    m_ui->outputSpinBox->setSuffix(tr(" pt"));
    m_ui->scaleLabel->setText(tr("&Interface scale"));
    m_ui->scaleComboBox->clear();
    for (const int percent : kScales)
        m_ui->scaleComboBox->addItem(tr("%1 %").arg(percent), percent);
    m_ui->startPageLabel->setText(tr("&Start page"));
    m_ui->startPageComboBox->clear();
    m_ui->startPageComboBox->addItem(tr("Home"), QStringLiteral("home"));
    m_ui->startPageComboBox->addItem(tr("Platforms"), QStringLiteral("platforms"));
    m_ui->startPageComboBox->addItem(tr("Run"), QStringLiteral("run"));
    m_ui->startPageComboBox->addItem(tr("Tasks"), QStringLiteral("tasks"));
    m_ui->restartLabel->setText(tr("Restart to apply"));
    m_ui->animationsToggleSwitch->setText(tr("&Reduce animations"));
    m_ui->trayToggleSwitch->setText(tr("Show an icon in the s&ystem tray"));
    m_ui->trayLabel->setText(tr("This desktop has no system tray."));
    fill();
}

} // namespace testum::gui
