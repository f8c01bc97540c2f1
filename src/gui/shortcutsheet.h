#pragma once

#include <QAction>
#include <QDialog>
#include <QList>
#include <QPair>

#include <memory>

namespace Ui {
class ShortcutSheet;
}

namespace testum::gui {

/// F1: every action with a key, grouped by where it works. Modeless; deletes itself.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    /// Groups in order: title and its actions. Those without a shortcut are left out.
    ShortcutSheet(const QList<QPair<QString, QList<QAction *>>> &groups, QWidget *parent);
    ~ShortcutSheet() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void filter(const QString &text);
    void retranslate();

    std::unique_ptr<Ui::ShortcutSheet> m_ui;
};

} // namespace testum::gui
