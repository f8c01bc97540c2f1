#pragma once

#include <QDialog>
#include <QPushButton>

#include <memory>

namespace Ui {
class PlatformGroupDialog;
}

namespace testum::gui {

/// Asks for the group of several platforms. Opened with open(); deletes itself.
class PlatformGroupDialog : public QDialog
{
    Q_OBJECT

public:
    PlatformGroupDialog(int platforms, const QStringList &groups, QWidget *parent);
    ~PlatformGroupDialog() override;

Q_SIGNALS:
    void chosen(const QString &group); ///< empty: without group

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::PlatformGroupDialog> m_ui;
    int m_platforms;
    QPushButton *m_set;
    QPushButton *m_cancel;
};

} // namespace testum::gui
