#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QString>

namespace testum::gui {

/// A small picture of a theme, to choose it by: a window in its own colours, its name below. For
/// "system" it is half dark, half light.
class ThemeCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ThemeCard(const QString &choice, QWidget *parent = nullptr);

    [[nodiscard]] const QString &choice() const { return m_choice; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_choice;
};

} // namespace testum::gui
