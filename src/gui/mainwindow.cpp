#include "gui/mainwindow.h"

#include "gui/aboutdialog.h"
#include "gui/belldrawer.h"
#include "gui/busybar.h"
#include "gui/commandpalette.h"
#include "gui/connectionbanner.h"
#include "gui/focusregions.h"
#include "gui/notifications.h"
#include "gui/offlinecounter.h"
#include "gui/pageheader.h"
#include "gui/pagehost.h"
#include "gui/pagetable.h"
#include "gui/preferences.h"
#include "gui/shortcutsheet.h"
#include "gui/sidebar.h"
#include "gui/signout.h"
#include "gui/statusline.h"
#include "gui/tasknews.h"
#include "gui/taskwatcher.h"
#include "gui/toastarea.h"
#include "gui/trayicon.h"
#include "gui/usermenu.h"
#include "gui/windowactions.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr QSize kSmallest(1024, 680);
constexpr QSize kUsual(1280, 800);
constexpr int kNarrow = 1180;

QString geometryKey() { return QStringLiteral("window/geometry"); }

} // namespace

MainWindow::MainWindow(Connection &connection, Notifications &notifications,
                       Preferences &preferences, const EngineAccess &engine,
                       PageFactories factories, QWidget *parent)
    : QMainWindow(parent)
    , m_connection(connection)
    , m_notifications(notifications)
    , m_preferences(preferences)
    , m_context{connection, notifications, preferences, engine,
                [this](const QString &path) { openPath(path); }}
    , m_actions(new WindowActions(this))
    , m_watcher(new TaskWatcher(connection, this))
    , m_news(new TaskNews(connection, *m_watcher, notifications, preferences, this))
    , m_offline(new OfflineCounter(connection, this))
{
    setObjectName(QStringLiteral("AppWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/testum.svg")));
    setMinimumSize(kSmallest);
    build(std::move(factories));
    wireActions();
    wireConnection();
    qApp->installEventFilter(this);
    retranslate();
    restoreLayout();
    m_actions->back->setEnabled(false);
    m_actions->forward->setEnabled(false);
}

MainWindow::~MainWindow() = default;

TrayIcon &MainWindow::tray() const { return m_news->tray(); }

void MainWindow::build(PageFactories factories)
{
    auto *central = new QWidget(this);
    central->setObjectName(QStringLiteral("AppCentral"));
    setCentralWidget(central);
    m_sidebar = new Sidebar(m_connection, m_preferences, central);
    m_header = new PageHeader(central);
    m_banner = new ConnectionBanner(m_connection, central);
    m_host = new PageHost(m_context, std::move(factories), central);
    m_drawer = new BellDrawer(m_notifications, central);
    m_drawer->hide();
    m_status = new StatusLine(m_connection, *m_watcher, this);
    setStatusBar(m_status);

    auto *content = new QHBoxLayout;
    content->setSpacing(0);
    content->addWidget(m_host, 1);
    content->addWidget(m_drawer);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_banner);
    right->addLayout(content, 1);
    auto *all = new QHBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_sidebar);
    all->addLayout(right, 1);

    m_toasts = new ToastArea(m_notifications, central);
    m_palette = new CommandPalette(
        m_connection, m_preferences,
        [this] {
            QList<QAction *> actions;
            if (const Page *page = currentPage())
                actions = page->allActions();
            for (QAction *action : m_actions->all()) {
                // The palette lists pages itself, and does not open itself.
                if (!m_actions->pages.contains(action) && action != m_actions->palette &&
                    action != m_actions->commands)
                    actions.append(action);
            }
            return actions;
        },
        this);
}

void MainWindow::wireActions()
{
    for (QAction *action : {m_actions->palette, m_actions->appearance, m_actions->bell})
        m_header->addWindowButton(action);
    auto *userMenu = new UserMenu(m_connection, m_preferences, *m_actions, this);
    auto *themeMenu = new ThemeMenu(m_preferences, this);
    const auto open = [this](const QString &path) { openPath(path); };
    const auto popUnder = [](QMenu *menu, const QWidget *button) {
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    };

    connect(m_actions->palette, &QAction::triggered, this, [this] { m_palette->popUp(QString()); });
    connect(m_actions->commands, &QAction::triggered, this,
            [this] { m_palette->popUp(QStringLiteral(">")); });
    for (QAction *page : std::as_const(m_actions->pages))
        connect(page, &QAction::triggered, this,
                [this, page] { openPath(page->data().toString()); });
    connect(m_actions->back, &QAction::triggered, m_host, &PageHost::goBack);
    connect(m_actions->forward, &QAction::triggered, m_host, &PageHost::goForward);
    connect(m_actions->refresh, &QAction::triggered, this, &MainWindow::refreshPage);
    connect(m_actions->search, &QAction::triggered, this, [this] {
        if (Page *page = currentPage())
            page->focusSearch();
    });
    connect(m_actions->nextRegion, &QAction::triggered, this, [this] { focusRegion(1); });
    connect(m_actions->previousRegion, &QAction::triggered, this, [this] { focusRegion(-1); });
    connect(m_actions->sidebar, &QAction::triggered, m_sidebar, &Sidebar::toggleCollapsed);
    connect(m_actions->bell, &QAction::triggered, this, &MainWindow::toggleDrawer);
    connect(m_actions->appearance, &QAction::triggered, this, [this, themeMenu, popUnder] {
        popUnder(themeMenu, m_header->findChild<QWidget *>(QStringLiteral("appearanceButton")));
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        QList<QPair<QString, QList<QAction *>>> groups;
        if (const Page *page = currentPage())
            groups.append({page->title(), page->allActions()});
        groups.append({tr("Everywhere"), m_actions->all()});
        (new ShortcutSheet(groups, this))->show();
    });
    connect(m_actions->about, &QAction::triggered, this,
            [this] { (new AboutDialog(m_connection, m_context.engine, this))->show(); });
    connect(m_actions->closeWindow, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::quitRequested);

    connect(m_host, &PageHost::pathChanged, this, &MainWindow::showPath);
    connect(m_host, &PageHost::titleChanged, this, &MainWindow::showHeader);
    connect(m_host, &PageHost::busyChanged, m_header->busyBar(), &BusyBar::setBusy);
    connect(m_sidebar, &Sidebar::pageChosen, this, open);
    connect(m_header, &PageHeader::pathChosen, this, open);
    connect(m_status, &StatusLine::pathChosen, this, open);
    connect(m_toasts, &ToastArea::pathChosen, this, open);
    connect(m_palette, &CommandPalette::pathChosen, this, open);
    connect(m_drawer, &BellDrawer::pathChosen, this, open);
    connect(m_drawer, &BellDrawer::closeRequested, this, [this] { toggleDrawer(false); });
    connect(userMenu, &UserMenu::pathChosen, this, open);
    connect(m_header, &PageHeader::userMenuRequested, this,
            [this, userMenu, popUnder] { popUnder(userMenu, m_header->userButton()); });
    connect(userMenu, &UserMenu::signOutRequested, this, [this] {
        if (m_host->mayLeave())
            signOut(m_context);
    });
}

void MainWindow::wireConnection()
{
    const auto open = [this](const QString &path) {
        bringToFront();
        openPath(path);
    };
    connect(&m_connection, &Connection::stateChanged, this, &MainWindow::onStateChanged);
    connect(&m_connection, &Connection::meChanged, this, &MainWindow::showUser);
    connect(&m_connection, &Connection::restored, this, &MainWindow::refreshPage);
    connect(m_banner, &ConnectionBanner::signInRequested, this, &MainWindow::openPath);
    connect(m_watcher, &TaskWatcher::runningChanged, this, &MainWindow::showBadges);
    connect(m_offline, &OfflineCounter::changed, this, &MainWindow::showBadges);
    connect(m_news, &TaskNews::pathChosen, this, open);
    connect(&m_news->tray(), &TrayIcon::pathChosen, this, open);
    connect(&m_news->tray(), &TrayIcon::openRequested, this, &MainWindow::bringToFront);
    connect(&m_news->tray(), &TrayIcon::quitRequested, this, &MainWindow::quitRequested);
    connect(this, &MainWindow::currentPathChanged, m_news, &TaskNews::setShownPath);
    connect(&m_connection, &Connection::leaving, this, &MainWindow::leaveEngine);
    connect(&m_notifications, &Notifications::listChanged, this,
            [this] { m_actions->setUnread(m_notifications.unreadCount()); });
}

void MainWindow::onStateChanged(Connection::State state)
{
    switch (state) {
    case Connection::State::Connecting:
        // Another engine: nothing of the last one may stay on screen.
        m_host->dropOthers();
        break;
    case Connection::State::Online:
        if (Page *page = currentPage(); page && !m_host->isWelcome())
            page->refresh();
        break;
    case Connection::State::Closed:
        // What a page has not saved can be saved nowhere now.
        if (m_host->isWelcome())
            m_host->dropOthers();
        else
            m_host->openAlone(QStringLiteral("welcome"));
        break;
    case Connection::State::Lost:
    case Connection::State::SignedOut:
        break;
    }
    showUser();
}

void MainWindow::showUser()
{
    const QString name = m_connection.me().value(QStringLiteral("username")).toString();
    const QString text = name.isEmpty() ? tr("Not signed in") : name;
    QToolButton *button = m_header->userButton();
    constexpr int kWidest = 200;
    button->setText(button->fontMetrics()
                        .elidedText(text, Qt::ElideMiddle, kWidest)
                        .replace(u'&', QStringLiteral("&&")));
    button->setAccessibleName(tr("Account and servers: %1").arg(text));
    button->setToolTip(tr("Account and servers"));
}

void MainWindow::showBadges()
{
    const int running = m_watcher->runningCount();
    m_sidebar->setBadge(QStringLiteral("tasks"), running, tr("Running: %1").arg(running));
    m_sidebar->setBadge(QStringLiteral("platforms"), m_offline->count(),
                        tr("%n platform(s) offline", nullptr, m_offline->count()));
}

void MainWindow::leaveEngine()
{
    m_notifications.commitAll();
    // Of an attempt that failed nothing was told: what is there is about the engine before it.
    if (m_connection.state() == Connection::State::Connecting)
        return;
    m_notifications.clear();
    m_toasts->clear();
    m_news->forget();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType() &&
        static_cast<QWidget *>(watched)->window() == this) {
        const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
        if (button == Qt::BackButton || button == Qt::ForwardButton) {
            if (button == Qt::BackButton)
                m_host->goBack();
            else
                m_host->goForward();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::openPath(const QString &path) { m_host->openPath(reachable(path)); }

QString MainWindow::reachable(const QString &path) const
{
    PagePath wanted = PagePath::parse(path);
    const Connection::State state = m_connection.state();
    QUrlQuery query(wanted.query);
    if (wanted.id == QLatin1String("welcome")) {
        const bool isAttached =
            state == Connection::State::Online || state == Connection::State::Lost;
        if (!isAttached || m_host->isWelcome() || currentPath().isEmpty())
            return path;
        query.addQueryItem(QStringLiteral("from"), currentPath());
    } else {
        if (state != Connection::State::Closed || !m_host->has(wanted.pageId()))
            return path;
        wanted = {QStringLiteral("welcome"), {}, {}};
        query.clear();
        query.addQueryItem(QStringLiteral("then"), path);
    }
    wanted.query = query.toString(QUrl::FullyEncoded);
    return wanted.text();
}

QString MainWindow::currentPath() const { return m_host->path().text(); }

Page *MainWindow::currentPage() const { return m_host->currentPage(); }

void MainWindow::showPath()
{
    m_sidebar->setVisible(!m_host->isWelcome());
    m_header->setVisible(!m_host->isWelcome());
    m_sidebar->setCurrent(m_host->path().pageId());
    m_actions->back->setEnabled(m_host->canGoBack());
    m_actions->forward->setEnabled(m_host->canGoForward());
    showHeader();
    Q_EMIT currentPathChanged(currentPath());
}

void MainWindow::showHeader()
{
    const PageEntry *entry = findPage(m_host->path().pageId());
    if (const Page *page = currentPage())
        m_header->showPage(*page, entry ? pageGroup(*entry) : QString());
    else
        m_header->showTitle(m_host->title());
    const QString title = m_host->title();
    setWindowTitle(title.isEmpty() || m_host->isWelcome() ? QStringLiteral("testum")
                                                          : title + QStringLiteral(" — testum"));
}

void MainWindow::refreshPage()
{
    m_connection.retryNow();
    m_watcher->poke();
    m_offline->poke();
    if (Page *page = currentPage())
        page->refresh();
}

void MainWindow::toggleDrawer(bool open)
{
    m_drawer->setVisible(open);
    m_actions->bell->setChecked(open);
    if (open)
        m_drawer->focusList();
    else if (QWidget *bell = m_header->findChild<QWidget *>(QStringLiteral("bellButton")))
        bell->setFocus(Qt::OtherFocusReason);
}

void MainWindow::focusRegion(int step)
{
    focusNextRegion({{m_sidebar, [this] { m_sidebar->focusCurrent(); }},
                     {m_header, [this] { m_header->focusFirst(); }},
                     {m_host},
                     {m_drawer, [this] { m_drawer->focusList(); }},
                     {m_status}},
                    step);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closingForGood && (!m_host->mayLeave() || (m_closeGuard && !m_closeGuard()))) {
        event->ignore();
        return;
    }
    saveLayout();
    m_notifications.commitAll();
    event->accept();
}

void MainWindow::closeForGood()
{
    m_closingForGood = true;
    close();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    QWidget::show();
    raise();
    activateWindow();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    m_sidebar->setNarrowWindow(width() < kNarrow);
    QMainWindow::resizeEvent(event);
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_preferences.value(geometryKey()).toByteArray()))
        resize(kUsual);
    m_sidebar->setNarrowWindow(width() < kNarrow);
}

void MainWindow::saveLayout() { m_preferences.setValue(geometryKey(), saveGeometry()); }

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_connection.renewTransports();
    showUser();
    showHeader();
    showBadges();
}

} // namespace testum::gui
