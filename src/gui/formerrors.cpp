#include "gui/formerrors.h"

#include "gui/errors.h"
#include "gui/fielderrorlabel.h"
#include "gui/tagedit.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QStyle>
#include <QTabWidget>

#include <utility>

namespace testum::gui {

namespace {

bool holds(QLayout *layout, QWidget *widget)
{
    for (int i = 0; layout != nullptr && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->widget() == widget || holds(item->layout(), widget))
            return true;
    }
    return false;
}

/// The form layout among `layout` and those in it that has the widget in one of its rows.
QFormLayout *formAround(QLayout *layout, QWidget *widget)
{
    if (layout == nullptr || !holds(layout, widget))
        return nullptr;
    for (int i = 0; i < layout->count(); ++i) {
        if (QFormLayout *inner = formAround(layout->itemAt(i)->layout(), widget))
            return inner;
    }
    return qobject_cast<QFormLayout *>(layout);
}

int rowOf(QFormLayout *form, QWidget *widget)
{
    for (int row = 0; row < form->rowCount(); ++row) {
        for (const auto role : {QFormLayout::FieldRole, QFormLayout::SpanningRole}) {
            QLayoutItem *item = form->itemAt(row, role);
            if (item != nullptr && (item->widget() == widget || holds(item->layout(), widget)))
                return row;
        }
    }
    return form->rowCount() - 1;
}

/// What carries the mark and the focus: the field itself, or the line inside of it.
QWidget *markedWidget(QWidget *widget)
{
    if (auto *tags = qobject_cast<TagEdit *>(widget))
        return tags->lineEdit();
    return widget;
}

} // namespace

FormErrors::FormErrors(QWidget *form)
    : QObject(form)
{}

void FormErrors::add(const QString &field, QWidget *widget)
{
    Field entry;
    entry.widget = widget;
    QWidget *inside = widget; // a field may sit in a frame that is the form's row
    QWidget *parent = widget->parentWidget();
    QFormLayout *form = nullptr;
    while (parent != nullptr && form == nullptr) {
        form = formAround(parent->layout(), inside);
        if (form != nullptr || qobject_cast<QTabWidget *>(parent) != nullptr || parent->isWindow())
            break;
        inside = parent;
        parent = parent->parentWidget();
    }
    if (form != nullptr) {
        entry.label = new FieldErrorLabel(parent);
        form->insertRow(rowOf(form, inside) + 1, QString(), entry.label);
        form->setRowVisible(entry.label, false);
        entry.layout = form;
    } else if (auto *box = qobject_cast<QBoxLayout *>(widget->parentWidget()->layout())) {
        entry.label = new FieldErrorLabel(widget->parentWidget());
        box->insertWidget(box->indexOf(widget) + 1, entry.label);
        entry.label->hide();
    }
    m_order.append(field);
    m_fields.insert(field, entry);
    watchEdits(field, widget);
}

QString FormErrors::show(const Error &error)
{
    clear();
    QStringList elsewhere;
    bool shown = false;
    for (const FieldError &refused : error.fields) {
        const QString sentence = fieldSentence(error, refused.field);
        // "tags[2]" is shown at "tags".
        const QString name = refused.field.section(QLatin1Char('['), 0, 0);
        if (m_fields.contains(name) && m_fields.value(name).label) {
            set(name, sentence);
            shown = true;
        } else if (!elsewhere.contains(sentence)) {
            elsewhere.append(sentence);
        }
    }
    if (shown)
        focusFirst();
    else if (elsewhere.isEmpty())
        return errorSentence(error);
    return elsewhere.join(QLatin1Char('\n'));
}

void FormErrors::set(const QString &field, const QString &sentence)
{
    if (const auto it = m_fields.find(field); it != m_fields.end())
        mark(*it, sentence);
}

void FormErrors::clear()
{
    for (Field &field : m_fields)
        mark(field, QString());
}

bool FormErrors::isEmpty() const
{
    for (const Field &field : m_fields) {
        if (field.label && !field.label->text().isEmpty())
            return false;
    }
    return true;
}

QString FormErrors::sentence(const QString &field) const
{
    const auto it = m_fields.constFind(field);
    return it != m_fields.constEnd() && it->label ? it->label->text() : QString();
}

void FormErrors::focusFirst()
{
    for (const QString &name : std::as_const(m_order)) {
        QWidget *widget = m_fields.value(name).widget;
        if (sentence(name).isEmpty() || widget == nullptr)
            continue;
        for (QWidget *up = widget; up->parentWidget() != nullptr; up = up->parentWidget()) {
            // A page of a tab widget lies in a stack, and that in the tab widget.
            QWidget *stack = up->parentWidget();
            if (auto *tabs = qobject_cast<QTabWidget *>(stack->parentWidget());
                tabs != nullptr && tabs->indexOf(up) >= 0)
                tabs->setCurrentWidget(up);
        }
        markedWidget(widget)->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void FormErrors::mark(Field &field, const QString &sentence)
{
    if (!field.label || (sentence.isEmpty() && field.label->text().isEmpty()))
        return;
    field.label->setText(sentence);
    if (field.layout != nullptr)
        field.layout->setRowVisible(field.label, !sentence.isEmpty());
    else
        field.label->setVisible(!sentence.isEmpty());
    if (!field.widget)
        return;
    QWidget *marked = markedWidget(field.widget);
    marked->setProperty("state", sentence.isEmpty() ? QVariant() : QStringLiteral("error"));
    marked->setAccessibleDescription(sentence);
    marked->style()->unpolish(marked);
    marked->style()->polish(marked);
}

void FormErrors::watchEdits(const QString &name, QWidget *widget)
{
    const auto forget = [this, name] { set(name, QString()); };
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        connect(line, &QLineEdit::textEdited, this, forget);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(widget))
        connect(text, &QPlainTextEdit::textChanged, this, forget);
    else if (auto *spin = qobject_cast<QSpinBox *>(widget))
        connect(spin, qOverload<int>(&QSpinBox::valueChanged), this, forget);
    else if (auto *tags = qobject_cast<TagEdit *>(widget))
        connect(tags, &TagEdit::tagsChanged, this, forget);
    else if (auto *combo = qobject_cast<QComboBox *>(widget)) {
        connect(combo, &QComboBox::currentIndexChanged, this, forget);
        connect(combo, &QComboBox::editTextChanged, this, forget);
    }
}

} // namespace testum::gui
