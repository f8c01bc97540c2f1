#include "gui/languagesettings.h"

#include "gui/preferences.h"
#include "gui/typography.h"
#include "ui_languagesettings.h"

#include <QDateTime>
#include <QLocale>

namespace testum::gui {

namespace {

constexpr double kSampleNumber = 1234567.89;

} // namespace

LanguageSettings::LanguageSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("language"), QStringLiteral("languages"), context, parent)
    , m_ui(std::make_unique<Ui::LanguageSettings>())
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    for (const char *choice : {"system", "en", "ru"}) {
        connect(buttonOf(QLatin1String(choice)), &QAbstractButton::clicked, this,
                [this, choice = QString::fromLatin1(choice)] {
                    this->context().preferences.setLanguageChoice(choice);
                });
    }
    retranslate();
    refresh();
}

LanguageSettings::~LanguageSettings() = default;

QString LanguageSettings::title() const { return tr("Language"); }

void LanguageSettings::refresh()
{
    buttonOf(context().preferences.languageChoice())->setChecked(true);
}

QRadioButton *LanguageSettings::buttonOf(const QString &choice) const
{
    if (choice == QLatin1String("en"))
        return m_ui->englishRadioButton;
    return choice == QLatin1String("ru") ? m_ui->russianRadioButton : m_ui->systemRadioButton;
}

void LanguageSettings::retranslate()
{
    m_ui->headingLabel->setText(title());
    m_ui->systemRadioButton->setText(tr("As in the &system"));
    // A language is called by its own name, so that it is found by whoever reads only that one.
    m_ui->englishRadioButton->setText(QStringLiteral("&English"));
    m_ui->russianRadioButton->setText(QStringLiteral("&Русский"));
    m_ui->dateLabel->setText(tr("Date and time"));
    m_ui->numberLabel->setText(tr("Numbers"));
    const QLocale locale;
    m_ui->dateValueLabel->setText(
        locale.toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    m_ui->numberValueLabel->setText(locale.toString(kSampleNumber, 'f', 2));
}

} // namespace testum::gui
