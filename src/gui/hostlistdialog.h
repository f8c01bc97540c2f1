#pragma once

#include <QDialog>
#include <QPushButton>

#include <memory>

namespace Ui {
class HostListDialog;
}

namespace testum::gui {

class HostTreeModel;

/// Takes a list of names or addresses and chooses those hosts; tells which it does not know.
/// Window-modal; deletes itself.
class HostListDialog : public QDialog
{
    Q_OBJECT

public:
    HostListDialog(HostTreeModel &hosts, QWidget *parent);
    ~HostListDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void retranslate();

    HostTreeModel &m_hosts;
    std::unique_ptr<Ui::HostListDialog> m_ui;
    QPushButton *m_choose;
    QPushButton *m_close;
};

} // namespace testum::gui
