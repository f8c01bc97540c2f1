#pragma once

#include "gui/hosttreefilter.h"
#include "gui/hosttreemodel.h"

#include <QFrame>
#include <QMenu>
#include <QPushButton>

#include <memory>

class QAction;
namespace Ui {
class HostPicker;
}

namespace testum::gui {

/// Chooses hosts: a tree of groups with boxes, a search, and quick ways to choose many. Space
/// toggles, * opens a group, Ctrl+A chooses all that are shown.
class HostPicker : public QFrame
{
    Q_OBJECT

public:
    explicit HostPicker(QWidget *parent = nullptr);
    ~HostPicker() override;

    [[nodiscard]] HostTreeModel &hosts() { return *m_hosts; }
    /// What is offered while there are no platforms at all; not owned.
    void setEmptyAction(QAction *action);
    void focusSearch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildQuickSets();
    void buildTree();
    void fillMenu(QMenu *menu, const QStringList &names,
                  void (HostTreeModel::*choose)(const QString &));
    void search(const QString &text);
    void showContent();
    void pasteList();
    void retranslate();

    std::unique_ptr<Ui::HostPicker> m_ui;
    HostTreeModel *m_hosts;
    HostTreeFilter *m_filter;
    QPushButton *m_all;
    QPushButton *m_none;
    QPushButton *m_group;
    QPushButton *m_tag;
    QPushButton *m_paste;
    QMenu *m_groupMenu;
    QMenu *m_tagMenu;
    QAction *m_emptyAction = nullptr;
    QAction *m_clearSearch;
};

} // namespace testum::gui
