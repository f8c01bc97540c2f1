#include "gui/platformspage.h"

#include "gui/cardview.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/platformcarddelegate.h"
#include "gui/platformdrawer.h"
#include "gui/platformfilters.h"
#include "gui/platformmodel.h"
#include "gui/preferences.h"
#include "gui/searchedit.h"
#include "gui/themedicon.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QUrlQuery>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

constexpr auto kFreshFor = 30s;
constexpr auto kCheckEvery = 60s;
constexpr auto kPollEvery = 5s;

} // namespace

PlatformsPage::PlatformsPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("platforms"), context, parent)
    , m_model(new PlatformModel(this))
    , m_filters(new PlatformFilters(*m_model, this))
{
    buildActions();
    buildTable();
    buildCards();
    m_drawer = new PlatformDrawer(context.connection, this);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(24, 20, 24, 20);
    line->setSpacing(16);
    line->addWidget(m_table, 1);
    line->addWidget(m_drawer);
    connectUp();
    setHeaderActions({m_add});
    showDrawer(context.preferences.value(QStringLiteral("platforms/details"), false).toBool());
    showCards(context.preferences.value(QStringLiteral("platforms/cards"), false).toBool());
    retranslate();
    updateActions();
}

PlatformsPage::~PlatformsPage() = default;

QString PlatformsPage::title() const { return tr("Platforms"); }

void PlatformsPage::buildTable()
{
    m_table = new DataTable(context().preferences, QStringLiteral("platforms"), this);
    m_table->setModel(m_model);
    m_table->setFilterPopover([this](QWidget *parent) { return m_filters->makePopover(parent); });
    m_table->emptyState()->setPrimaryAction(m_add);
    for (QAction *action : {m_open, m_run, m_test, m_check})
        m_table->addRowAction(action, action != m_open);
    m_table->addRowAction(nullptr);
    for (QAction *action : {m_edit, m_duplicate, m_hostKey})
        m_table->addRowAction(action);
    for (QAction *action : {m_group, m_tags})
        m_table->addRowAction(action, true);
    m_table->addRowAction(nullptr);
    for (QAction *action : {m_copyAddress, m_copySsh})
        m_table->addRowAction(action);
    m_table->addRowAction(m_export, true);
    m_table->addRowAction(nullptr);
    m_table->addRowAction(m_delete, true);

    const auto toolButton = [this](const char *name, const char *icon) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setProperty("kind", QStringLiteral("tool"));
        button->setIcon(
            themedIcon(QLatin1String(icon), QStringLiteral("text"), QStringLiteral("accent")));
        button->setIconSize(QSize(18, 18));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_table->addToolbarWidget(button);
        return button;
    };
    m_cardsButton = toolButton("cardsToolButton", "layout-grid");
    m_tableButton = toolButton("tableToolButton", "list");
    m_drawerButton = toolButton("detailsToolButton", "info");
}

void PlatformsPage::buildCards()
{
    m_cards = new CardView(m_table);
    m_cards->setObjectName(QStringLiteral("cardsListView"));
    m_cards->setItemDelegate(new PlatformCardDelegate(m_cards));
    m_table->setCardView(m_cards);
}

void PlatformsPage::buildActions()
{
    const QString write = QStringLiteral("platforms.write");
    const QString runs = QStringLiteral("tasks.run");
    const auto key = [](auto... keys) { return QKeySequence(keys...); };
    m_add = addPageAction(QStringLiteral("addPlatformAction"), QStringLiteral("plus"),
                          key(Qt::CTRL | Qt::Key_N), write);
    m_add->setProperty("primary", true);
    m_add->setProperty("kind", QStringLiteral("primary"));
    m_open = addPageAction(QStringLiteral("openPlatformAction"), QStringLiteral("info"), {});
    m_run = addPageAction(QStringLiteral("runOnPlatformsAction"), QStringLiteral("play"),
                          key(Qt::CTRL | Qt::Key_R), runs);
    m_test = addPageAction(QStringLiteral("testPlatformsAction"), QStringLiteral("activity"),
                           key(Qt::CTRL | Qt::Key_T), runs);
    m_check = addPageAction(QStringLiteral("checkPlatformsAction"), QStringLiteral("refresh-cw"),
                            {}, runs);
    m_edit = addPageAction(QStringLiteral("editPlatformAction"), QStringLiteral("pencil"),
                           key(Qt::Key_F2), write);
    m_duplicate =
        addPageAction(QStringLiteral("duplicatePlatformAction"), QStringLiteral("copy"), {}, write);
    m_hostKey = addPageAction(QStringLiteral("hostKeyAction"),
                              QStringLiteral("fingerprint-pattern"), {}, write);
    m_group =
        addPageAction(QStringLiteral("setGroupAction"), QStringLiteral("folder-tree"), {}, write);
    m_tags = addPageAction(QStringLiteral("setTagsAction"), QStringLiteral("tag"), {}, write);
    m_copyAddress = addPageAction(QStringLiteral("copyAddressAction"), QStringLiteral("copy"), {});
    m_copySsh = addPageAction(QStringLiteral("copySshCommandAction"),
                              QStringLiteral("square-terminal"), {});
    m_export = addPageAction(QStringLiteral("exportPlatformsAction"), QStringLiteral("file-down"),
                             key(Qt::CTRL | Qt::Key_E));
    m_delete = addPageAction(QStringLiteral("deletePlatformsAction"), QStringLiteral("trash-2"),
                             key(Qt::Key_Delete), write);
    m_delete->setProperty("kind", QStringLiteral("danger-outline"));
    m_details = addPageAction(QStringLiteral("detailsAction"), QStringLiteral("info"),
                              key(Qt::CTRL | Qt::Key_I));
    for (QAction *action : {m_add, m_run, m_test, m_check, m_group, m_tags, m_export})
        action->setIcon(buttonIcon(action->property("iconName").toString()));
    m_add->setIcon(buttonIcon(QStringLiteral("plus"), QStringLiteral("onAccentFill")));
    m_delete->setIcon(buttonIcon(QStringLiteral("trash-2"), QStringLiteral("danger")));
}

void PlatformsPage::connectUp()
{
    connect(m_add, &QAction::triggered, this, &PlatformsPage::add);
    connect(m_open, &QAction::triggered, this, [this] { showDrawer(true); });
    connect(m_run, &QAction::triggered, this, &PlatformsPage::run);
    connect(m_test, &QAction::triggered, this, [this] { test(targets()); });
    connect(m_check, &QAction::triggered, this, [this] { checkReachability(targets()); });
    connect(m_edit, &QAction::triggered, this, [this] { edit(targets().value(0), false); });
    connect(m_duplicate, &QAction::triggered, this, [this] { edit(targets().value(0), true); });
    connect(m_hostKey, &QAction::triggered, this, [this] { reviewHostKey(targets().value(0)); });
    connect(m_group, &QAction::triggered, this, &PlatformsPage::chooseGroup);
    connect(m_tags, &QAction::triggered, this, &PlatformsPage::chooseTags);
    connect(m_copyAddress, &QAction::triggered, this, [this] { copyText(false); });
    connect(m_copySsh, &QAction::triggered, this, [this] { copyText(true); });
    connect(m_export, &QAction::triggered, this, &PlatformsPage::exportCsv);
    connect(m_delete, &QAction::triggered, this, &PlatformsPage::removeTargets);
    connect(m_details, &QAction::triggered, this,
            [this] { showDrawer(!m_drawer->isVisibleTo(this)); });

    connect(m_table, &DataTable::activated, this, [this] {
        showDrawer(true);
        updateDrawer();
    });
    m_drawerSoon.setSingleShot(true);
    m_drawerSoon.setInterval(150ms); // held arrow keys ask for the last one only
    connect(&m_drawerSoon, &QTimer::timeout, this, &PlatformsPage::updateDrawer);
    connect(m_table, &DataTable::selectionChanged, this, [this] {
        updateActions();
        m_drawerSoon.start();
    });
    connect(m_table, &DataTable::retryRequested, this, &PlatformsPage::load);
    connect(m_filters, &PlatformFilters::changed, this, [this] {
        m_table->setRowFilter(
            m_filters->isEmpty()
                ? std::function<bool(const QModelIndex &)>()
                : [this](const QModelIndex
                             &index) { return m_filters->accepts(m_model->rowAt(index.row())); },
            m_filters->chips());
    });
    connect(m_cardsButton, &QToolButton::clicked, this, [this] { showCards(true); });
    connect(m_tableButton, &QToolButton::clicked, this, [this] { showCards(false); });
    connect(m_drawerButton, &QToolButton::clicked, this, [this](bool on) { showDrawer(on); });
    connect(m_drawer, &PlatformDrawer::closed, this, [this] {
        showDrawer(false);
        m_table->setFocus();
    });
    connect(m_drawer, &PlatformDrawer::editWanted, this,
            [this](const QString &id) { edit(id, false); });
    connect(m_drawer, &PlatformDrawer::testWanted, this, [this](const QString &id) { test({id}); });
    connect(m_drawer, &PlatformDrawer::taskWanted, this,
            [this](const QString &taskId) { context().open(QStringLiteral("tasks/") + taskId); });
    connect(&context().connection, &Connection::meChanged, this, &PlatformsPage::updateActions);
    m_poll.setInterval(kPollEvery);
    connect(&m_poll, &QTimer::timeout, this, &PlatformsPage::pollReachability);
    m_taskPoll.setInterval(1s);
    connect(&m_taskPoll, &QTimer::timeout, this, &PlatformsPage::pollTasks);
}

void PlatformsPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    if (m_filters->take(QUrlQuery(query)))
        m_table->search()->searchFor(QString());
    if (!subPath.isEmpty()) {
        m_wanted = subPath;
        selectWanted();
        showDrawer(true);
    }
    const bool isFresh = m_loadedAt.isValid() &&
                         !m_loadedAt.hasExpired(std::chrono::milliseconds(kFreshFor).count());
    if (!isFresh || !m_wanted.isEmpty())
        load();
    m_poll.start();
    pollReachability();
    if (!m_watchedTasks.isEmpty())
        m_taskPoll.start();
    if (QUrlQuery(query).hasQueryItem(QStringLiteral("new")))
        QMetaObject::invokeMethod(this, &PlatformsPage::addAsked, Qt::QueuedConnection);
}

void PlatformsPage::addAsked()
{
    if (!isOpen())
        return;
    Q_EMIT querySpent();
    m_add->trigger(); // nothing where the role may not
}

void PlatformsPage::leave()
{
    m_poll.stop();
    m_taskPoll.stop();
}

void PlatformsPage::refresh()
{
    load();
    pollReachability();
    m_drawer->refresh();
}

void PlatformsPage::focusSearch()
{
    m_table->search()->setFocus(Qt::ShortcutFocusReason);
    m_table->search()->selectAll();
}

void PlatformsPage::load()
{
    if (m_isLoading)
        return;
    m_isLoading = true;
    m_table->setLoading(true);
    beginBusy();
    context().connection.call<QList<PlatformRow>>(
        this,
        [](client::ApiClient &client) -> Result<QList<PlatformRow>> {
            TESTUM_TRY(const QJsonArray items, client.listAll(QStringLiteral("/api/v1/platforms")));
            return platformRows(items);
        },
        [this](Result<QList<PlatformRow>> rows) {
            m_isLoading = false;
            endBusy();
            m_table->setLoading(false);
            if (!rows) {
                m_table->showError(
                    tr("The list could not be loaded: %1").arg(errorSentence(rows.error())));
                return;
            }
            m_table->showError(QString());
            m_loadedAt.start();
            m_model->setRows(std::move(*rows));
            m_table->noteUpdated();
            selectWanted();
            m_wanted.clear(); // there is none of that id
            updateActions();
            updateDrawer();
        });
}

void PlatformsPage::pollReachability()
{
    if (m_isPolling || context().connection.state() != Connection::State::Online)
        return;
    const bool isDue = !m_checkedAt.isValid() ||
                       m_checkedAt.hasExpired(std::chrono::milliseconds(kCheckEvery).count());
    if (isDue && context().connection.may(QStringLiteral("tasks.run"))) {
        m_checkedAt.start();
        checkReachability({});
        return;
    }
    m_isPolling = true;
    context().connection.call<QJsonObject>(
        this,
        [](client::ApiClient &client) {
            return client.get(QStringLiteral("/api/v1/platforms/reachability"));
        },
        [this](const Result<QJsonObject> &answer) {
            m_isPolling = false;
            if (answer) // a failure shows as the state that was known last
                takeReachability(*answer);
        });
}

void PlatformsPage::checkReachability(const QStringList &ids)
{
    const QJsonObject body =
        ids.isEmpty() ? QJsonObject{{QStringLiteral("all"), true}}
                      : QJsonObject{{QStringLiteral("platforms"), QJsonArray::fromStringList(ids)}};
    context().connection.call<QJsonObject>(
        this,
        [body](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/platforms/reachability"), body);
        },
        [this, isAsked = !ids.isEmpty()](const Result<QJsonObject> &answer) {
            if (answer)
                takeReachability(*answer);
            else if (isAsked)
                context().notifications.error(errorSentence(answer.error()));
        });
}

void PlatformsPage::takeReachability(const QJsonObject &answer)
{
    QHash<QString, Reachability> news;
    bool isChecking = false;
    for (const QJsonValue &value : answer.value(QStringLiteral("items")).toArray()) {
        const QJsonObject item = value.toObject();
        const Reachability reach = reachabilityFrom(item);
        isChecking = isChecking || reach.state == QLatin1String("checking");
        news.insert(item.value(QStringLiteral("platform_id")).toString(), reach);
    }
    m_model->setReachability(news);
    if (!m_filters->isEmpty())
        m_table->refilter();
    updateDrawer();
    m_poll.setInterval(isChecking ? std::chrono::milliseconds(500ms)
                                  : std::chrono::milliseconds(kPollEvery));
}

void PlatformsPage::updateActions()
{
    const auto allow = [](QAction *action, bool allowed) {
        action->setEnabled(allowed && !action->property("refused").toBool());
    };
    const QStringList ids = targets();
    const bool any = !ids.isEmpty();
    const bool one = ids.size() == 1;
    for (QAction *action :
         {m_run, m_test, m_check, m_group, m_tags, m_copyAddress, m_copySsh, m_delete})
        allow(action, any);
    for (QAction *action : {m_open, m_edit, m_duplicate, m_hostKey})
        allow(action, one);
    allow(m_export, !m_model->isEmpty());
}

void PlatformsPage::updateDrawer()
{
    if (!m_drawer->isVisibleTo(this))
        return;
    const PlatformRow *row = m_model->row(m_table->currentId());
    if (row == nullptr)
        m_drawer->showNone();
    else
        m_drawer->show(*row);
}

void PlatformsPage::showDrawer(bool shown)
{
    m_drawer->setVisible(shown);
    m_drawerButton->setChecked(shown);
    context().preferences.setValue(QStringLiteral("platforms/details"), shown);
    updateDrawer();
}

void PlatformsPage::showCards(bool cards)
{
    m_table->showCards(cards);
    m_cardsButton->setChecked(cards);
    m_tableButton->setChecked(!cards);
    context().preferences.setValue(QStringLiteral("platforms/cards"), cards);
}

void PlatformsPage::selectWanted()
{
    if (m_wanted.isEmpty())
        return;
    if (m_model->row(m_wanted) == nullptr) {
        // Until it is here nothing is shown, and acted on, in its place.
        m_table->select({});
        m_table->view()->selectionModel()->clearCurrentIndex();
        return;
    }
    const QString id = std::exchange(m_wanted, QString());
    m_table->select({id});
    // Were it hidden, another one would stay current: that is what the actions would mean.
    if (m_table->currentId() != id) {
        m_table->search()->searchFor(QString());
        m_filters->clear();
        m_table->select({id});
    }
    updateActions();
    updateDrawer();
}

void PlatformsPage::retranslate()
{
    m_add->setText(tr("&Add platform"));
    m_open->setText(tr("Open &details"));
    m_run->setText(tr("&Run…"));
    m_test->setText(tr("&Test connection"));
    m_check->setText(tr("&Check"));
    m_check->setToolTip(tr("Check whether the SSH port answers, without signing in"));
    m_edit->setText(tr("&Edit…"));
    m_duplicate->setText(tr("D&uplicate…"));
    m_hostKey->setText(tr("&Host key…"));
    m_group->setText(tr("Set &group…"));
    m_tags->setText(tr("Tag&s…"));
    m_copyAddress->setText(tr("C&opy address"));
    m_copySsh->setText(tr("Co&py as ssh command"));
    m_export->setText(tr("E&xport CSV…"));
    m_delete->setText(tr("De&lete"));
    m_details->setText(tr("Details"));
    m_table->setSearchPlaceholder(tr("Search name, address, group, tag…"));
    m_table->view()->setAccessibleName(tr("Platforms"));
    m_cards->setAccessibleName(tr("Platforms"));
    m_table->emptyState()->setContent(QStringLiteral("server"), tr("No platforms yet"),
                                      tr("A platform is a host you reach over SSH."));
    const auto name = [](QToolButton *button, const QString &text, const QString &shortcut) {
        button->setAccessibleName(text);
        button->setToolTip(shortcut.isEmpty() ? text
                                              : QStringLiteral("%1 (%2)").arg(text, shortcut));
    };
    name(m_cardsButton, tr("Cards"), QString());
    name(m_tableButton, tr("Table"), QString());
    name(m_drawerButton, tr("Details"), m_details->shortcut().toString(QKeySequence::NativeText));
    m_model->retranslate();
    if (!m_filters->isEmpty())
        Q_EMIT m_filters->changed();
}

} // namespace testum::gui
