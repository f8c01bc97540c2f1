#include "gui/homepage.h"

#include "gui/attentionmodel.h"
#include "gui/banner.h"
#include "gui/barchart.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/donutchart.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/metriccard.h"
#include "gui/preferences.h"
#include "gui/tabledelegate.h"
#include "gui/tablekeys.h"
#include "gui/tableview.h"
#include "gui/taskmodel.h"
#include "gui/typography.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

constexpr int kNarrow = 1000; ///< of the content; the window is then below 1180
constexpr int kRecentTasks = 8;
const QString kDaysKey = QStringLiteral("home/days");

struct Answer
{
    HomeStats stats;
    QJsonArray tasks;
};

Result<Answer> fetch(client::ApiClient &client, int days)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("days"), QString::number(days));
    query.addQueryItem(QStringLiteral("utc_offset"),
                       QString::number(QDateTime::currentDateTime().offsetFromUtc() / 60));
    TESTUM_TRY(const QJsonObject stats, client.get(QStringLiteral("/api/v1/stats"), query));
    QUrlQuery recent;
    recent.addQueryItem(QStringLiteral("limit"), QString::number(kRecentTasks));
    TESTUM_TRY(const client::JsonPage tasks, client.list(QStringLiteral("/api/v1/tasks"), recent));
    return Answer{HomeStats::fromJson(stats), tasks.items};
}

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

HomePage::HomePage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("home"), context, parent)
    , m_taskModel(new TaskModel(this))
    , m_attentionModel(new AttentionModel(this))
{
    buildActions();
    buildContent();
    m_look.setInterval(10s);
    connect(&m_look, &QTimer::timeout, this, [this] { look(true); });
    HomePage::retranslate();
    updateActions();
    arrange();
}

HomePage::~HomePage() = default;

void HomePage::buildActions()
{
    m_run = addPageAction(QStringLiteral("runAction"), QStringLiteral("play"),
                          QKeySequence(Qt::CTRL | Qt::Key_N), QStringLiteral("tasks.run"));
    m_run->setProperty("primary", true);
    m_addPlatform = addPageAction(QStringLiteral("addPlatformAction"), QStringLiteral("plus"),
                                  QKeySequence(), QStringLiteral("platforms.write"));
    m_openTask = addPageAction(QStringLiteral("openTaskAction"), QStringLiteral("square-terminal"),
                               QKeySequence());
    m_again =
        addPageAction(QStringLiteral("runAgainAction"), QStringLiteral("rotate-ccw"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), QStringLiteral("tasks.run"));
    m_copy = addPageAction(QStringLiteral("copyCommandAction"), QStringLiteral("copy"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_run, &QAction::triggered, this, [this] { context().open(QStringLiteral("run")); });
    connect(m_addPlatform, &QAction::triggered, this,
            [this] { context().open(QStringLiteral("platforms?new=1")); });
    connect(m_openTask, &QAction::triggered, this, [this] {
        if (!currentTask().isEmpty())
            context().open(QStringLiteral("tasks/") + currentTask());
    });
    connect(m_again, &QAction::triggered, this, [this] {
        if (!currentTask().isEmpty())
            context().open(QStringLiteral("run?task=") + currentTask());
    });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const int row = m_taskModel->rowOf(currentTask()); row >= 0)
            QGuiApplication::clipboard()->setText(m_taskModel->object(row)
                                                      .value(QLatin1String("spec"))
                                                      .toObject()
                                                      .value(QLatin1String("command"))
                                                      .toString());
    });
    setHeaderActions({m_run});
    connect(&context().connection, &Connection::meChanged, this, &HomePage::updateActions);
}

HomePage::Card HomePage::makeCard(const QString &name)
{
    Card card{};
    card.frame = new QFrame(m_content);
    card.frame->setObjectName(name + QStringLiteral("Frame"));
    card.frame->setProperty("card", true);
    card.body = new QVBoxLayout(card.frame);
    card.body->setContentsMargins(16, 14, 16, 14);
    card.body->setSpacing(12);
    card.head = new QHBoxLayout;
    card.heading = plainLabel(card.frame, name + QStringLiteral("Label"));
    applyTextRole(card.heading, TextRole::Heading2);
    card.head->addWidget(card.heading, 1);
    card.body->addLayout(card.head);
    return card;
}

void HomePage::buildContent()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new QStackedWidget(this);
    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(QStringLiteral("homeScrollArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The page's own ground shows through.
    scroll->viewport()->setAutoFillBackground(false);
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    column->addWidget(m_stack, 1);
    m_empty = new EmptyState(m_stack);
    m_empty->setPrimaryAction(m_addPlatform);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
    auto *inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(24, 20, 24, 20);
    inside->setSpacing(16);
    m_banner = new Banner(m_content);
    inside->addWidget(m_banner);
    connect(m_banner, &Banner::actionTriggered, this, &HomePage::refresh);
    m_grid = new QGridLayout;
    m_grid->setSpacing(16);
    inside->addLayout(m_grid, 1);
    const auto metric = [this](const char *name, const char *icon, const char *token,
                               const char *path) {
        auto *card =
            new MetricCard(QString::fromLatin1(icon), QString::fromLatin1(token), m_content);
        card->setObjectName(QString::fromLatin1(name));
        connect(card, &MetricCard::clicked, this,
                [this, path] { context().open(QString::fromLatin1(path)); });
        m_metrics.append(card);
    };
    metric("platformsMetricCard", "server", "accent", "platforms");
    metric("runningMetricCard", "activity", "info", "tasks?status=running");
    metric("failedMetricCard", "circle-x", "danger", "tasks?status=failed");

    Card days = makeCard(QStringLiteral("days"));
    m_daysCard = days.frame;
    m_daysLabel = days.heading;
    m_period = new QComboBox(days.frame);
    m_period->setObjectName(QStringLiteral("periodComboBox"));
    for (const int count : {7, 14, 30})
        m_period->addItem(QString(), count);
    const int kept = context().preferences.value(kDaysKey, 14).toInt();
    m_period->setCurrentIndex(std::max(0, m_period->findData(kept)));
    days.head->addWidget(m_period);
    m_bars = new BarChart(days.frame);
    days.body->addWidget(m_bars, 1);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        context().preferences.setValue(kDaysKey, this->days());
        refresh();
    });
    connect(m_bars, &Chart::activated, this, [this] { context().open(QStringLiteral("tasks")); });

    Card platforms = makeCard(QStringLiteral("platformStatus"));
    m_platformsCard = platforms.frame;
    m_platformsLabel = platforms.heading;
    m_donut = new DonutChart(platforms.frame);
    platforms.body->addWidget(m_donut, 1);
    connect(m_donut, &Chart::activated, this, [this](int part) {
        context().open(QStringLiteral("platforms?status=") + m_donut->slices().at(part).id);
    });
    buildTables();
}

TableView *HomePage::makeTable(const QString &name, QAbstractItemModel *model)
{
    auto *table = new TableView(m_content);
    table->setObjectName(name);
    table->setModel(model);
    table->setItemDelegate(new TableDelegate(table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    table->horizontalHeader()->setSectionsMovable(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setMinimumHeight(220);
    return table;
}

void HomePage::buildTables()
{
    const auto stack = [](Card &card, TableView *table, QLabel *nothing) {
        auto *pages = new QStackedWidget(card.frame);
        nothing->setAlignment(Qt::AlignCenter);
        nothing->setProperty("role", QStringLiteral("muted"));
        pages->addWidget(nothing);
        pages->addWidget(table);
        card.body->setContentsMargins(1, 14, 1, 8); // square corners would cover the round ones
        card.head->setContentsMargins(15, 0, 15, 0);
        card.body->addWidget(pages, 1);
        return pages;
    };
    Card attention = makeCard(QStringLiteral("attention"));
    m_attentionCard = attention.frame;
    m_attentionLabel = attention.heading;
    m_attention = makeTable(QStringLiteral("attentionTableView"), m_attentionModel);
    m_noAttention = plainLabel(attention.frame, QStringLiteral("noAttentionLabel"));
    m_attentionStack = stack(attention, m_attention, m_noAttention);
    QHeaderView *header = m_attention->horizontalHeader();
    header->setSectionResizeMode(AttentionModel::Name, QHeaderView::Stretch);
    header->resizeSection(AttentionModel::Problem, 190);
    m_attention->setColumnHidden(AttentionModel::Since, true); // the tooltip tells
    auto *keys = new TableKeys(m_attention);
    connect(keys, &TableKeys::opened, this, [this](const QModelIndex &row) {
        context().open(QStringLiteral("platforms/") + row.data(TableRole::kId).toString());
    });

    Card tasks = makeCard(QStringLiteral("recentTasks"));
    m_tasksCard = tasks.frame;
    m_tasksLabel = tasks.heading;
    m_tasks = makeTable(QStringLiteral("recentTasksTableView"), m_taskModel);
    m_noTasks = plainLabel(tasks.frame, QStringLiteral("noTasksLabel"));
    m_tasksStack = stack(tasks, m_tasks, m_noTasks);
    for (int column = TaskModel::Started + 1; column < m_taskModel->columnCount(); ++column)
        m_tasks->setColumnHidden(column, true);
    header = m_tasks->horizontalHeader();
    header->setSectionResizeMode(TaskModel::Name, QHeaderView::Stretch);
    header->resizeSection(TaskModel::Status, 150);
    header->resizeSection(TaskModel::Hosts, 165);
    header->resizeSection(TaskModel::Started, 145);
    keys = new TableKeys(m_tasks);
    connect(keys, &TableKeys::opened, this, [this] { m_openTask->trigger(); });
    connect(keys, &TableKeys::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("rowMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_openTask, m_again, m_copy});
        menu->popup(at);
    });
    connect(m_tasks->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HomePage::updateActions);
}

QString HomePage::title() const { return tr("Dashboard"); }

void HomePage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    look(m_isKnown);
    m_look.start();
}

void HomePage::leave() { m_look.stop(); }

void HomePage::refresh() { look(false); }

int HomePage::days() const { return m_period->currentData().toInt(); }

void HomePage::look(bool silent)
{
    if (silent && m_isLooking)
        return;
    m_isLooking = true;
    if (!silent)
        beginBusy();
    context().connection.call<Answer>(
        this, [days = days()](client::ApiClient &client) { return fetch(client, days); },
        [this, silent, asked = days()](const Result<Answer> &answer) {
            if (!silent)
                endBusy();
            m_isLooking = false;
            if (!answer) {
                m_banner->showMessage(
                    Tone::Warning,
                    tr("Statistics are not available: %1").arg(errorSentence(answer.error())),
                    tr("Retry"));
                return;
            }
            m_banner->dismiss();
            if (asked != days())
                return; // another period was chosen meanwhile
            m_isKnown = true;
            show(answer->stats);
            showTasks(answer->tasks);
        });
}

void HomePage::show(const HomeStats &stats)
{
    m_stats = stats;
    m_stack->setCurrentIndex(stats.platforms == 0 && stats.total24h == 0 ? 1 : 0);
    m_bars->setDays(stats.days);
    m_attentionModel->setItems(stats.attention);
    m_attentionStack->setCurrentIndex(stats.attention.isEmpty() ? 0 : 1);
    showNumbers();
}

void HomePage::showNumbers()
{
    const QLocale locale;
    const auto number = [this, &locale](int value) {
        return m_isKnown ? locale.toString(value) : QString();
    };
    m_metrics.at(0)->setTitle(tr("Platforms"));
    m_metrics.at(1)->setTitle(tr("Running tasks"));
    m_metrics.at(2)->setTitle(tr("Failed, 24 h"));
    m_metrics.at(0)->setValue(
        number(m_stats.platforms),
        tr("%1 online · %2 offline").arg(number(m_stats.online), number(m_stats.offline)));
    m_metrics.at(1)->setValue(number(m_stats.running), tr("%n queued", nullptr, m_stats.pending));
    m_metrics.at(2)->setValue(number(m_stats.failed24h),
                              tr("of %n task(s)", nullptr, m_stats.total24h));
    m_daysLabel->setText(tr("Tasks, last %n day(s)", nullptr, days()));
    m_bars->setAccessibleName(m_daysLabel->text());
    const auto slice = [](const char *id, const char *token, Qt::BrushStyle pattern, int value) {
        const QString name = QString::fromLatin1(id);
        return DonutChart::Slice{name, platformChip(name).text, QString::fromLatin1(token), pattern,
                                 value};
    };
    m_donut->setSlices({slice("online", "chart2", Qt::NoBrush, m_stats.online),
                        slice("offline", "chart4", Qt::BDiagPattern, m_stats.offline),
                        slice("unknown", "borderControl", Qt::Dense6Pattern, m_stats.unknown)});
}

void HomePage::showTasks(const QJsonArray &tasks)
{
    m_taskModel->replace({tasks, tasks.size()});
    m_tasksStack->setCurrentIndex(tasks.isEmpty() ? 0 : 1);
    updateActions();
}

QString HomePage::currentTask() const
{
    return m_tasks->currentIndex().data(TableRole::kId).toString();
}

void HomePage::updateActions()
{
    const int row = m_taskModel->rowOf(currentTask());
    const bool isCommand = row >= 0 && m_taskModel->object(row).value(QLatin1String("type")) ==
                                           QLatin1String("run_command");
    m_openTask->setEnabled(row >= 0);
    m_again->setEnabled(isCommand && !m_again->property("refused").toBool());
    m_copy->setEnabled(isCommand);
}

void HomePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void HomePage::arrange()
{
    const int columns = width() < kNarrow ? 1 : 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    // Twelve narrow columns, so that each row can be shared out differently.
    int row = 0;
    if (columns == 2) {
        for (int i = 0; i < m_metrics.size(); ++i)
            m_grid->addWidget(m_metrics.at(i), 0, i * 4, 1, 4);
        m_grid->addWidget(m_daysCard, 1, 0, 1, 8);
        m_grid->addWidget(m_platformsCard, 1, 8, 1, 4);
        m_grid->addWidget(m_attentionCard, 2, 0, 1, 4);
        m_grid->addWidget(m_tasksCard, 2, 4, 1, 8);
        row = 2;
    } else {
        m_grid->addWidget(m_metrics.at(0), 0, 0, 1, 12);
        m_grid->addWidget(m_metrics.at(1), 1, 0, 1, 6);
        m_grid->addWidget(m_metrics.at(2), 1, 6, 1, 6);
        row = 1;
        for (QWidget *card : {m_daysCard, m_platformsCard, m_attentionCard, m_tasksCard})
            m_grid->addWidget(card, ++row, 0, 1, 12);
    }
    for (int column = 0; column < 12; ++column)
        m_grid->setColumnStretch(column, 1);
    for (int i = 0; i < m_grid->rowCount(); ++i)
        m_grid->setRowStretch(i, 0);
    m_grid->setRowStretch(row, 1);
    m_grid->setRowStretch(columns == 2 ? 1 : row, 1);
}

void HomePage::retranslate()
{
    m_run->setText(tr("&Run…"));
    m_addPlatform->setText(tr("&Add platform"));
    m_openTask->setText(tr("&Open"));
    m_again->setText(tr("Run &again"));
    m_copy->setText(tr("Co&py command"));
    for (int i = 0; i < m_period->count(); ++i)
        m_period->setItemText(i, tr("%n day(s)", nullptr, m_period->itemData(i).toInt()));
    m_period->setAccessibleName(tr("Period"));
    m_platformsLabel->setText(tr("Platform status"));
    m_attentionLabel->setText(tr("Needs attention"));
    m_tasksLabel->setText(tr("Recent tasks"));
    m_donut->setAccessibleName(tr("Platform status"));
    m_attention->setAccessibleName(tr("Needs attention"));
    m_tasks->setAccessibleName(tr("Recent tasks"));
    m_noAttention->setText(tr("All platforms are well"));
    m_noTasks->setText(tr("No tasks yet"));
    m_empty->setContent(QStringLiteral("server"), tr("No platforms yet"),
                        tr("A platform is a host you reach over SSH. Add the first one."));
    m_taskModel->retranslate();
    m_attentionModel->retranslate();
    showNumbers();
}

} // namespace testum::gui
