#include "gui/userspage.h"

#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/passwordresetdialog.h"
#include "gui/rolematrixmodel.h"
#include "gui/searchedit.h"
#include "gui/tabledelegate.h"
#include "gui/undoableremoval.h"
#include "gui/usereditordialog.h"
#include "gui/usermodel.h"

#include <QHeaderView>
#include <QTabBar>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

const QString kPath = QStringLiteral("/api/v1/users");

QString userPath(const QString &id) { return kPath + QLatin1Char('/') + id; }

QString nameOf(const QJsonObject &user) { return user.value(QLatin1String("username")).toString(); }

} // namespace

UsersPage::UsersPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("users"), context, parent)
    , m_model(new UserModel(this))
    , m_table(new DataTable(context.preferences, QStringLiteral("users"), this))
    , m_roles(new RoleMatrixModel(this))
    , m_tabs(new QTabWidget(this))
    , m_rolesView(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 20);
    m_tabs->setObjectName(QStringLiteral("usersTabWidget"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_table->setModel(m_model);
    m_tabs->addTab(m_table, QString());
    buildRoles();
    column->addWidget(m_tabs);
    setFocusProxy(m_table);
    buildActions();
    connect(m_table, &DataTable::activated, this,
            [this](const QString &id) { edit(m_model->user(id)); });
    connect(m_table, &DataTable::selectionChanged, this, &UsersPage::updateActions);
    connect(m_table, &DataTable::retryRequested, this, &UsersPage::refresh);
    UsersPage::retranslate();
    updateActions();
}

UsersPage::~UsersPage() = default;

void UsersPage::buildRoles()
{
    auto *card = new QFrame(m_tabs);
    card->setProperty("card", true);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 8, 1, 8); // square corners would cover the round ones
    m_rolesView->setObjectName(QStringLiteral("rolesTableView"));
    m_rolesView->setModel(m_roles);
    m_rolesView->setItemDelegate(new TableDelegate(m_rolesView));
    m_rolesView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rolesView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rolesView->setTabKeyNavigation(false);
    m_rolesView->setShowGrid(false);
    m_rolesView->setWordWrap(false);
    m_rolesView->verticalHeader()->hide();
    m_rolesView->verticalHeader()->setDefaultSectionSize(36);
    m_rolesView->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rolesView->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_rolesView->horizontalHeader()->setDefaultSectionSize(150);
    m_rolesView->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_rolesView->horizontalHeader()->setHighlightSections(false);
    m_rolesView->horizontalHeader()->setSectionsClickable(false);
    column->addWidget(m_rolesView);
    m_tabs->addTab(card, QString());
}

void UsersPage::buildActions()
{
    const QString manage = QStringLiteral("users.manage");
    m_add = addPageAction(QStringLiteral("addUserAction"), QStringLiteral("user-plus"),
                          QKeySequence(Qt::CTRL | Qt::Key_N), manage);
    m_add->setProperty("primary", true);
    m_edit = addPageAction(QStringLiteral("editUserAction"), QStringLiteral("pencil"),
                           QKeySequence(Qt::Key_F2), manage);
    m_resetPassword = addPageAction(QStringLiteral("resetPasswordAction"),
                                    QStringLiteral("lock-keyhole"), QKeySequence(), manage);
    m_switch = addPageAction(QStringLiteral("switchUserAction"), QStringLiteral("power"),
                             QKeySequence(), manage);
    m_remove = addPageAction(QStringLiteral("deleteUserAction"), QStringLiteral("trash-2"),
                             QKeySequence(Qt::Key_Delete), manage);
    m_remove->setProperty("kind", QStringLiteral("danger-outline"));
    connect(m_add, &QAction::triggered, this, [this] { edit({}); });
    connect(m_edit, &QAction::triggered, this,
            [this] { edit(m_model->user(selectedIds().value(0))); });
    connect(m_resetPassword, &QAction::triggered, this, &UsersPage::resetPassword);
    connect(m_switch, &QAction::triggered, this, &UsersPage::switchEnabled);
    connect(m_remove, &QAction::triggered, this, &UsersPage::remove);
    setHeaderActions({m_add});
    for (QAction *action : {m_edit, m_resetPassword, m_switch, m_remove})
        m_table->addRowAction(action, true);
    m_table->emptyState()->setPrimaryAction(m_add);
    connect(&context().connection, &Connection::meChanged, this, &UsersPage::updateActions);
}

QString UsersPage::title() const { return tr("Users"); }

void UsersPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    refresh();
}

void UsersPage::refresh()
{
    m_table->setLoading(!m_everLoaded);
    beginBusy();
    context().connection.call<QJsonArray>(
        this, [](client::ApiClient &client) { return client.listAll(kPath); },
        [this](const Result<QJsonArray> &users) {
            endBusy();
            m_table->setLoading(false);
            if (!users) {
                m_table->showError(
                    tr("The list could not be loaded: %1").arg(errorSentence(users.error())));
                return;
            }
            m_everLoaded = true;
            m_table->showError(QString());
            m_model->setUsers(*users);
            m_table->noteUpdated();
            updateActions();
        });
}

void UsersPage::focusSearch()
{
    m_tabs->setCurrentIndex(0);
    m_table->search()->setFocus(Qt::ShortcutFocusReason);
}

QStringList UsersPage::selectedIds() const
{
    QStringList ids = m_table->selectedIds();
    if (ids.isEmpty() && !m_table->currentId().isEmpty())
        ids.append(m_table->currentId());
    return ids;
}

QString UsersPage::ownId()
{
    return context().connection.me().value(QLatin1String("id")).toString();
}

void UsersPage::updateActions()
{
    const QStringList ids = selectedIds();
    const bool single = ids.size() == 1;
    const QJsonObject user = m_model->user(ids.value(0));
    const bool enabled = user.isEmpty() || user.value(QLatin1String("enabled")).toBool();
    const bool lastAdmins = m_model->areLastAdmins(ids);
    const bool own = !ownId().isEmpty() && ids.contains(ownId());
    const auto set = [](QAction *action, bool wanted, const QString &why = QString()) {
        if (action->property("refused").toBool())
            return; // the tooltip says which role it takes
        action->setEnabled(wanted);
        action->setToolTip(why);
    };
    set(m_edit, single);
    set(m_resetPassword, single);
    m_switch->setText(enabled ? tr("&Disable") : tr("E&nable"));
    QString why;
    if (enabled && lastAdmins)
        why = tr("The last administrator cannot be removed");
    set(m_switch, single && why.isEmpty(), why);
    why = lastAdmins ? tr("The last administrator cannot be removed")
          : own      ? tr("Nobody can delete himself")
                     : QString();
    set(m_remove, !ids.isEmpty() && why.isEmpty(), why);
}

void UsersPage::edit(const QJsonObject &user)
{
    auto *dialog = new UserEditorDialog(context().connection, user, this);
    connect(dialog, &UserEditorDialog::saved, this, [this, user](const QJsonObject &now) {
        context().notifications.success(user.isEmpty() ? tr("User %1 added").arg(nameOf(now))
                                                       : tr("User %1 saved").arg(nameOf(now)));
        if (now.value(QLatin1String("id")).toString() == ownId())
            context().connection.refreshMe();
        refresh();
    });
    dialog->open();
}

void UsersPage::resetPassword()
{
    const QJsonObject user = m_model->user(selectedIds().value(0));
    if (user.isEmpty())
        return;
    auto *dialog = new PasswordResetDialog(
        context().connection, user.value(QLatin1String("id")).toString(), nameOf(user), this);
    connect(dialog, &PasswordResetDialog::saved, this, [this, name = nameOf(user)] {
        context().notifications.success(tr("%1 has a new password").arg(name));
    });
    dialog->open();
}

void UsersPage::switchEnabled()
{
    const QJsonObject user = m_model->user(selectedIds().value(0));
    if (user.isEmpty())
        return;
    change(user.value(QLatin1String("id")).toString(),
           {{QStringLiteral("enabled"), !user.value(QLatin1String("enabled")).toBool()}});
}

void UsersPage::change(const QString &id, const QJsonObject &body)
{
    beginBusy();
    context().connection.call<QJsonObject>(
        this, [id, body](client::ApiClient &client) { return client.put(userPath(id), body); },
        [this](const Result<QJsonObject> &user) {
            endBusy();
            if (!user)
                context().notifications.error(
                    tr("The user could not be changed: %1").arg(errorSentence(user.error())));
            refresh();
        });
}

void UsersPage::remove()
{
    const QStringList ids = selectedIds();
    if (ids.isEmpty() || m_model->areLastAdmins(ids) || ids.contains(ownId()))
        return;
    const QString name = nameOf(m_model->user(ids.first()));
    setHidden(ids, true);
    updateActions();
    UndoableRemoval removal;
    removal.ids = ids;
    removal.apiPath = userPath;
    removal.told = ids.size() == 1 ? tr("User %1 deleted").arg(name)
                                   : tr("%n user(s) deleted", nullptr, int(ids.size()));
    removal.undone = [this, ids] {
        setHidden(ids, false);
        m_table->select(ids);
    };
    removal.settled = [this](const QStringList &failed) {
        setHidden(failed, false);
        refresh();
    };
    removal.failure = [](int count) {
        return tr("%n user(s) could not be deleted: %1", nullptr, count);
    };
    removeUndoably(context(), this, removal);
}

void UsersPage::setHidden(const QStringList &ids, bool hidden)
{
    for (const QString &id : ids)
        m_model->setHidden(id, hidden);
}

void UsersPage::retranslate()
{
    m_add->setText(tr("&Add user…"));
    m_edit->setText(tr("&Edit…"));
    m_resetPassword->setText(tr("Reset &password…"));
    m_remove->setText(tr("De&lete"));
    m_tabs->setTabText(0, tr("Users"));
    m_tabs->setTabText(1, tr("Roles"));
    m_table->setSearchPlaceholder(tr("Search name, role…"));
    m_table->view()->setAccessibleName(tr("Users"));
    m_rolesView->setAccessibleName(tr("Roles"));
    m_table->emptyState()->setContent(
        QStringLiteral("users"), tr("No users yet"),
        tr("Users are needed once others work with this computer's engine over the API."));
    m_model->retranslate();
    m_roles->retranslate();
    updateActions();
}

} // namespace testum::gui
