#pragma once

#include <QString>
#include <QWidget>

namespace testum::gui {

/// A fingerprint in fixed-width letters, broken where the width ends; where it differs from another
/// one, the letters are marked. Can be focused to be read and copied (Ctrl+C).
class FingerprintLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FingerprintLabel(QWidget *parent = nullptr);

    void setFingerprint(const QString &fingerprint, const QString &comparedWith = QString());
    [[nodiscard]] QString fingerprint() const { return m_text; }
    [[nodiscard]] bool isMarked(int position) const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copy() const;
    [[nodiscard]] QFont monoFont() const;
    [[nodiscard]] int lettersPerLine(int width) const;

    QString m_text;
    QString m_other;
};

} // namespace testum::gui
