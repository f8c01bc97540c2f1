#pragma once

#include "gui/page.h"

#include <QJsonObject>
#include <QTabWidget>
#include <QTableView>

namespace testum::gui {

class DataTable;
class RoleMatrixModel;
class UserModel;

/// Who may use this server, and what each role may do.
class UsersPage : public Page
{
    Q_OBJECT

public:
    explicit UsersPage(PageContext &context, QWidget *parent = nullptr);
    ~UsersPage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;
    void refresh() override;
    void focusSearch() override;

    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] UserModel *model() const { return m_model; }

protected:
    void retranslate() override;

private:
    void buildActions();
    void buildRoles();
    void updateActions();
    void edit(const QJsonObject &user);
    void resetPassword();
    void switchEnabled();
    void remove();
    void setHidden(const QStringList &ids, bool hidden);
    void change(const QString &id, const QJsonObject &body);
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] QString ownId();

    UserModel *m_model;
    DataTable *m_table;
    RoleMatrixModel *m_roles;
    QTabWidget *m_tabs;
    QTableView *m_rolesView;
    QAction *m_add = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_resetPassword = nullptr;
    QAction *m_switch = nullptr;
    QAction *m_remove = nullptr;
    bool m_everLoaded = false;
};

} // namespace testum::gui
