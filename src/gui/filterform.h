#pragma once

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QFrame>
#include <QLineEdit>
#include <QList>
#include <QPair>
#include <QString>

#include <functional>

namespace testum::gui {

/// The popover behind "Filters" where the engine filters: one value a field, taking effect at once.
/// Esc closes it.
class FilterForm : public QFrame
{
    Q_OBJECT

public:
    using Changed = std::function<void(const QString &)>;

    explicit FilterForm(QWidget *parent);

    /// `choices`: value and text; "Any" (empty) is put before them.
    void addChoice(const QString &name, const QString &label,
                   const QList<QPair<QString, QString>> &choices, const QString &current,
                   Changed changed);
    /// Told on Enter and when the field is left.
    void addText(const QString &name, const QString &label, const QString &current,
                 Changed changed);
    /// A moment as milliseconds since 1970, 0 for none; with a box to switch it on.
    void addMoment(const QString &name, const QString &label, qint64 current,
                   std::function<void(qint64)> changed);
    /// Runs on "Reset"; the popover closes then.
    void setReset(std::function<void()> reset) { m_reset = std::move(reset); }

private:
    QFormLayout *m_form;
    std::function<void()> m_reset;
    bool m_hasField = false;
};

} // namespace testum::gui
