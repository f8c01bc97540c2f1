#pragma once

#include <QLineEdit>
#include <QTimer>

namespace testum::gui {

/// A search field with a magnifier and a cross. Tells what is searched for once typing has paused,
/// at once on Enter and when cleared. Esc clears; Down goes on to what is searched.
class SearchEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchEdit(QWidget *parent = nullptr);

    /// Sets the text and tells it at once.
    void searchFor(const QString &text);

Q_SIGNALS:
    void searched(const QString &text); ///< 300 ms after the last key; never twice the same
    void movedDown();                   ///< the Down key: focus wants to go to the results

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void flush();
    void retranslate();

    QTimer m_pause;
    QString m_told;
    QString m_placeholder;
};

} // namespace testum::gui
