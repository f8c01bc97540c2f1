#pragma once

#include "core/error.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QWidget>

class QFormLayout;

namespace testum::gui {

class FieldErrorLabel;

/// Shows what was refused under the fields of a form: red text with an icon, the field marked
/// (state=error), described for screen readers, the first one focused. Owned by the form.
class FormErrors : public QObject
{
    Q_OBJECT

public:
    explicit FormErrors(QWidget *form);

    /// `field` is the API's name ("group_name"). The label goes into the row below the widget's in
    /// its QFormLayout, or behind it in a box layout. The mark goes as soon as the user edits.
    void add(const QString &field, QWidget *widget);
    /// Marks what `error` refuses; answers what is left to say elsewhere (errorSentence() when no
    /// field of this form was refused, the sentences of unknown fields, or empty).
    [[nodiscard]] QString show(const Error &error);
    void set(const QString &field, const QString &sentence); ///< empty: clears it
    void clear();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QString sentence(const QString &field) const;
    /// Focuses the first marked field, in the order of add(). Tabs around it are turned.
    void focusFirst();

private:
    struct Field
    {
        QPointer<QWidget> widget;
        QPointer<FieldErrorLabel> label;
        QPointer<QWidget> container; ///< row of a form layout
        QFormLayout *layout = nullptr;
    };
    void mark(Field &field, const QString &sentence);
    void watchEdits(const QString &name, QWidget *widget);

    QStringList m_order;
    QHash<QString, Field> m_fields;
};

} // namespace testum::gui
