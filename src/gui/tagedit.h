#pragma once

#include <QCompleter>
#include <QFrame>
#include <QLineEdit>
#include <QStringList>
#include <QStringListModel>

namespace testum::gui {

class FlowLayout;

/// Tags as chips with a field behind them: Enter or comma adds, Backspace in the empty field takes
/// the last one, Left walks into the chips, where Delete removes. Knows tags that exist elsewhere.
class TagEdit : public QFrame
{
    Q_OBJECT

public:
    explicit TagEdit(QWidget *parent = nullptr);

    [[nodiscard]] QStringList tags() const; ///< with what still stands in the field
    void setTags(const QStringList &tags);
    void setKnownTags(const QStringList &tags); ///< offered while typing
    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void tagsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addTyped();
    void removeTag(const QString &tag);
    void rebuild();
    void retranslate();

    QStringList m_tags;
    QString m_placeholder; ///< our own words, to tell them from a form's
    QString m_name;
    FlowLayout *m_flow;
    QLineEdit *m_edit;
    QStringListModel *m_known;
};

} // namespace testum::gui
