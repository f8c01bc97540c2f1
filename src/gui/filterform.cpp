#include "gui/filterform.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kFieldWidth = 260;

QLabel *fieldLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    return label;
}

QString plain(QString text) { return text.remove(QLatin1Char('&')); }

} // namespace

FilterForm::FilterForm(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("FilterPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("popover", true);
    setAccessibleName(tr("Filters"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addLayout(m_form);
    auto *reset = new QPushButton(tr("Reset"), this);
    reset->setObjectName(QStringLiteral("resetFiltersPushButton"));
    reset->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (m_reset)
            m_reset();
        close();
    });
    column->addWidget(reset, 0, Qt::AlignRight);
}

void FilterForm::addChoice(const QString &name, const QString &label,
                           const QList<QPair<QString, QString>> &choices, const QString &current,
                           Changed changed)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(name + QStringLiteral("ComboBox"));
    combo->setAccessibleName(plain(label));
    combo->setMinimumWidth(kFieldWidth);
    combo->addItem(tr("Any"), QString());
    for (const auto &[value, text] : choices)
        combo->addItem(text, value);
    combo->setCurrentIndex(std::max(0, combo->findData(current)));
    connect(combo, &QComboBox::currentIndexChanged, this,
            [combo, changed = std::move(changed)] { changed(combo->currentData().toString()); });
    m_form->addRow(fieldLabel(label, combo, this), combo);
    if (!m_hasField)
        setFocusProxy(combo);
    m_hasField = true;
}

void FilterForm::addText(const QString &name, const QString &label, const QString &current,
                         Changed changed)
{
    auto *edit = new QLineEdit(current, this);
    edit->setObjectName(name + QStringLiteral("LineEdit"));
    edit->setAccessibleName(plain(label));
    edit->setMinimumWidth(kFieldWidth);
    edit->setClearButtonEnabled(true);
    connect(edit, &QLineEdit::editingFinished, this,
            [edit, told = current, changed = std::move(changed)]() mutable {
                const QString now = edit->text().trimmed();
                if (now == told) // Enter and then leaving the field say it twice
                    return;
                told = now;
                changed(now);
            });
    m_form->addRow(fieldLabel(label, edit, this), edit);
    if (!m_hasField)
        setFocusProxy(edit);
    m_hasField = true;
}

void FilterForm::addMoment(const QString &name, const QString &label, qint64 current,
                           std::function<void(qint64)> changed)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(name + QStringLiteral("CheckBox"));
    box->setChecked(current > 0);
    auto *edit = new QDateTimeEdit(
        current > 0 ? QDateTime::fromMSecsSinceEpoch(current) : QDateTime::currentDateTime(), this);
    edit->setObjectName(name + QStringLiteral("DateTimeEdit"));
    edit->setAccessibleName(plain(label));
    edit->setCalendarPopup(true);
    edit->setEnabled(current > 0);
    const auto tell = [box, edit, changed = std::move(changed)] {
        edit->setEnabled(box->isChecked());
        changed(box->isChecked() ? edit->dateTime().toMSecsSinceEpoch() : 0);
    };
    connect(box, &QCheckBox::toggled, this, tell);
    connect(edit, &QDateTimeEdit::dateTimeChanged, this, tell);
    m_form->addRow(box, edit);
}

} // namespace testum::gui
