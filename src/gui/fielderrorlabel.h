#pragma once

#include <QLabel>
#include <QWidget>

namespace testum::gui {

/// One refused field's sentence, red, with an icon before it. Made by FormErrors.
class FieldErrorLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FieldErrorLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text->text(); }

private:
    void paintIcon();

    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace testum::gui
