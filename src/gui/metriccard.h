#pragma once

#include <QAbstractButton>
#include <QString>

namespace testum::gui {

/// A number with what it counts and a line below; pressed, it opens what it stands for.
class MetricCard : public QAbstractButton
{
    Q_OBJECT

public:
    /// `icon`: lucide's name; `token`: its colour.
    MetricCard(const QString &icon, const QString &token, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Null: not known (yet), shown as a dash.
    void setValue(const QString &value, const QString &detail);
    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] const QString &detail() const { return m_detail; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void describe();

    QString m_icon;
    QString m_token;
    QString m_title;
    QString m_value;
    QString m_detail;
};

} // namespace testum::gui
