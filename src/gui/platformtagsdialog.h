#pragma once

#include <QDialog>
#include <QPushButton>
#include <QStringList>

#include <memory>

namespace Ui {
class PlatformTagsDialog;
}

namespace testum::gui {

/// Asks which tags several platforms get and which they lose. Opened with open(); deletes itself.
class PlatformTagsDialog : public QDialog
{
    Q_OBJECT

public:
    PlatformTagsDialog(int platforms, const QStringList &known, QWidget *parent);
    ~PlatformTagsDialog() override;

Q_SIGNALS:
    void chosen(const QStringList &add, const QStringList &remove);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::PlatformTagsDialog> m_ui;
    int m_platforms;
    QPushButton *m_apply;
    QPushButton *m_cancel;
};

} // namespace testum::gui
