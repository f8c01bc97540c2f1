#pragma once

#include <QAbstractButton>

namespace testum::gui {

/// A card to choose one way of several: icon, title, a sentence. In an exclusive group the arrow
/// keys move between the cards; Space and Enter choose.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceCard(QWidget *parent = nullptr);

    /// `icon`: lucide's name. Texts are plain; `sentence` is the accessible description.
    void setContent(const QString &icon, const QString &title, const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon;
    QString m_sentence;
};

} // namespace testum::gui
