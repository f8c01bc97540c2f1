// The home page: its models and charts by themselves, and the page on a real engine.

#include "gui/attentionmodel.h"
#include "gui/banner.h"
#include "gui/barchart.h"
#include "gui/donutchart.h"
#include "gui/emptystate.h"
#include "gui/homepage.h"
#include "gui/metriccard.h"
#include "gui/pageengine.h"
#include "gui/preferences.h"
#include "gui/tabledelegate.h"
#include "gui/tableview.h"
#include "gui/taskmodel.h"
#include "gui/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolTip>

using namespace testum;
using gui::BarChart;
using gui::DonutChart;
using gui::HomeStats;
using gui::MetricCard;
using tests::PageEngine;

namespace {

constexpr int kPatienceMs = 30'000;

QList<gui::DayCount> someDays()
{
    QList<gui::DayCount> days;
    for (int i = 0; i < 7; ++i)
        days.append({QDate(2026, 3, 1 + i), i, 0, 0, 0});
    days[6] = {QDate(2026, 3, 7), 3, 4, 1, 0};
    return days;
}

QString descriptionOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface != nullptr ? interface->text(QAccessible::Description) : QString();
}

} // namespace

class TestHomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase();

    void statisticsAreRead();
    void attentionTellsWhatIsWrong();
    void barsAreSteppedThroughByKeyboard();
    void failedBarsAreHatched();
    void donutPartsAreActivated();
    void cardsArePressedByKeyboard();
    void tooltipsAreNoMarkup();

    void nothingYetOffersAPlatform();
    void numbersAreTheEngines();
    void cardsOpenFilteredPages();
    void periodIsRemembered();
    void recentTaskIsOpened();
    void troubledPlatformIsOpened();
    void narrowPageStacks();
    void lostStatisticsAreTold();
    void languageChangesAtOnce();

private:
    gui::HomePage &open()
    {
        m_page = std::make_unique<gui::HomePage>(m_engine->window.context(), nullptr);
        tests::showPage(*m_page);
        return *m_page;
    }
    MetricCard *card(const char *name)
    {
        return m_page->findChild<MetricCard *>(QLatin1String(name));
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<gui::HomePage> m_page;
    QString m_web;
    QString m_stranger;
    QString m_task;
};

void TestHomePage::initTestCase() { m_engine = std::make_unique<PageEngine>(); }

void TestHomePage::cleanupTestCase() { m_engine.reset(); }

void TestHomePage::statisticsAreRead()
{
    const QJsonObject json{
        {QStringLiteral("platforms"), QJsonObject{{QStringLiteral("total"), 5},
                                                  {QStringLiteral("online"), 3},
                                                  {QStringLiteral("offline"), 1},
                                                  {QStringLiteral("unknown"), 1}}},
        {QStringLiteral("tasks"), QJsonObject{{QStringLiteral("running"), 2},
                                              {QStringLiteral("pending"), 1},
                                              {QStringLiteral("failed_24h"), 4},
                                              {QStringLiteral("total_24h"), 9}}},
        {QStringLiteral("days"),
         QJsonArray{QJsonObject{{QStringLiteral("date"), QStringLiteral("2026-03-01")},
                                {QStringLiteral("success"), 6},
                                {QStringLiteral("interrupted"), 1}}}},
        {QStringLiteral("attention"),
         QJsonArray{QJsonObject{{QStringLiteral("platform_id"), QStringLiteral("p")},
                                {QStringLiteral("name"), QStringLiteral("db")},
                                {QStringLiteral("reason"), QStringLiteral("ssh.auth_failed")},
                                {QStringLiteral("at"), QJsonValue()}}}}};
    const HomeStats stats = HomeStats::fromJson(json);
    QCOMPARE(stats.platforms, 5);
    QCOMPARE(stats.failed24h, 4);
    QCOMPARE(stats.days, QList<gui::DayCount>({{QDate(2026, 3, 1), 6, 0, 0, 1}}));
    QCOMPARE(stats.attention.first().name, QStringLiteral("db"));
    QCOMPARE(HomeStats::fromJson({}), HomeStats());
}

void TestHomePage::attentionTellsWhatIsWrong()
{
    gui::AttentionModel model;
    QAbstractItemModelTester tester(&model);
    model.setItems(
        {{QStringLiteral("a"), QStringLiteral("<b>x</b>"), QStringLiteral("ssh.host_key_changed"),
          1},
         {QStringLiteral("b"), QStringLiteral("y"), QStringLiteral("ssh.unreachable"), 0},
         {QStringLiteral("c"), QStringLiteral("z"), QStringLiteral("ssh.auth_failed"), 0}});
    const auto problem = [&model](int row) {
        return model.index(row, gui::AttentionModel::Problem).data().toString();
    };
    QCOMPARE(problem(0), QStringLiteral("Host key changed"));
    QCOMPARE(problem(1), QStringLiteral("Offline"));
    QCOMPARE(problem(2), QStringLiteral("Login failed"));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("<b>x</b>"));
}

void TestHomePage::barsAreSteppedThroughByKeyboard()
{
    BarChart chart;
    chart.resize(600, 300);
    chart.setDays(someDays());
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.activateWindow();
    chart.setFocus();
    QTRY_VERIFY(chart.hasFocus());
    QCOMPARE(chart.current(), 6); // today
    QCOMPARE(descriptionOf(&chart), QStringLiteral("3/7/26: 3 successful, 4 failed, 1 cancelled"));
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 5);
    QCOMPARE(descriptionOf(&chart), QStringLiteral("3/6/26: 5 successful, 0 failed"));
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 0);
    QSignalSpy activated(&chart, &gui::Chart::activated);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void TestHomePage::failedBarsAreHatched()
{
    BarChart chart;
    chart.resize(600, 300);
    chart.setDays({{QDate(2026, 3, 1), 0, 8, 0, 0}});
    const QImage picture = chart.grab().toImage();
    // In the middle of the only bar: two colours take turns, also for who sees none.
    QSet<QRgb> colors;
    for (int y = 140; y < 200; ++y)
        colors.insert(picture.pixel(picture.width() / 2 + 10, y));
    QVERIFY2(colors.size() >= 2, qPrintable(QString::number(colors.size())));
    chart.setDays({{QDate(2026, 3, 1), 8, 0, 0, 0}});
    const QImage plain = chart.grab().toImage();
    QVERIFY(plain.pixel(picture.width() / 2 + 10, 150) ==
            plain.pixel(picture.width() / 2 + 10, 190));
}

void TestHomePage::donutPartsAreActivated()
{
    DonutChart chart;
    chart.resize(400, 240);
    chart.setSlices({{QStringLiteral("online"), QStringLiteral("Online"), QStringLiteral("chart2"),
                      Qt::NoBrush, 3},
                     {QStringLiteral("offline"), QStringLiteral("Offline"),
                      QStringLiteral("chart4"), Qt::BDiagPattern, 1}});
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QCOMPARE(chart.partText(1), QStringLiteral("Offline: 1 of 4 (25 %)"));
    QSignalSpy activated(&chart, &gui::Chart::activated);
    Qt::MouseButton button = Qt::RightButton;
    const auto pressColor = [&chart, &button](const char *token) {
        const QImage picture = chart.grab().toImage();
        const QRgb wanted = gui::theme().color(QLatin1String(token)).rgb();
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, 90) == wanted) {
                QTest::mouseClick(&chart, button, {}, QPoint(x, 90));
                return;
            }
        }
        qFatal("%s is not in the picture", token);
    };
    pressColor("chart2");
    QCOMPARE(activated.size(), 0);
    button = Qt::LeftButton;
    pressColor("chart4"); // the upper left quarter
    QCOMPARE(activated.last().first().toInt(), 1);
    pressColor("chart2");
    QCOMPARE(activated.last().first().toInt(), 0);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(2, 2)); // nothing is there
    QCOMPARE(activated.size(), 2);
    chart.setSlices({});
    QCOMPARE(chart.current(), -1);
    QVERIFY(!chart.grab().isNull());
}

void TestHomePage::cardsArePressedByKeyboard()
{
    MetricCard card(QStringLiteral("server"), QStringLiteral("accent"));
    card.setTitle(QStringLiteral("Platforms"));
    QCOMPARE(card.accessibleName(), QStringLiteral("Platforms: –"));
    card.setValue(QStringLiteral("48"), QStringLiteral("41 online"));
    QCOMPARE(card.accessibleName(), QStringLiteral("Platforms: 48"));
    QCOMPARE(descriptionOf(&card), QStringLiteral("41 online"));
    QCOMPARE(QAccessible::queryAccessibleInterface(&card)->role(), QAccessible::Button);
    QSignalSpy clicked(&card, &MetricCard::clicked);
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::keyClick(&card, Qt::Key_Space);
    QCOMPARE(clicked.size(), 2);
}

void TestHomePage::tooltipsAreNoMarkup()
{
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QStringLiteral("<b>a</b> && b"), Qt::ToolTipRole);
    gui::TableView view;
    view.setItemDelegate(new gui::TableDelegate(&view));
    view.setModel(&model);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QPoint at = view.visualRect(model.index(0, 0)).center();
    QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &event);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("&lt;b&gt;a&lt;/b&gt; &amp;&amp; b")),
             qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void TestHomePage::nothingYetOffersAPlatform()
{
    gui::HomePage &page = open();
    auto *empty = page.findChild<gui::EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("No platforms yet"));
    tests::trigger(page, "addPlatformAction");
    QCOMPARE(m_engine->opened(), QStringLiteral("platforms?new=1"));
}

void TestHomePage::numbersAreTheEngines()
{
    m_web = m_engine->addPlatform(QStringLiteral("web-1"));
    // This one refuses the key it is given.
    m_stranger = m_engine->addPlatform(
        QStringLiteral("stranger"), {{QStringLiteral("username"), QStringLiteral("nobody-here")}});
    m_task = m_engine->run(QStringLiteral("echo hello"), {m_web});
    (void)m_engine->run(QStringLiteral("exit 3"), {m_web});
    (void)m_engine->run(QStringLiteral("true"), {m_stranger});
    gui::HomePage &page = open();
    QCOMPARE(card("platformsMetricCard")->value(), QString()); // not known yet: a dash
    QTRY_COMPARE_WITH_TIMEOUT(card("platformsMetricCard")->value(), QStringLiteral("2"),
                              kPatienceMs);
    QCOMPARE(card("runningMetricCard")->value(), QStringLiteral("0"));
    QCOMPARE(card("failedMetricCard")->value(), QStringLiteral("2"));
    QCOMPARE(card("failedMetricCard")->detail(), QStringLiteral("of 3 tasks"));
    const auto *bars = page.findChild<BarChart *>();
    QCOMPARE(bars->days().size(), 14);
    QCOMPARE(bars->days().last().success, 1);
    QCOMPARE(bars->days().last().failed, 2);
    const auto *donut = page.findChild<DonutChart *>();
    int sum = 0;
    for (const DonutChart::Slice &slice : donut->slices())
        sum += slice.value;
    QCOMPARE(sum, 2);
    const auto *attention =
        page.findChild<gui::TableView *>(QStringLiteral("attentionTableView"))->model();
    QTRY_COMPARE(attention->rowCount(), 1);
    QCOMPARE(attention->index(0, 0).data().toString(), QStringLiteral("stranger"));
    QCOMPARE(attention->index(0, 1).data().toString(), QStringLiteral("Login failed"));
}

void TestHomePage::cardsOpenFilteredPages()
{
    open();
    QTRY_VERIFY(!card("platformsMetricCard")->value().isEmpty());
    QTest::mouseClick(card("failedMetricCard"), Qt::LeftButton);
    QCOMPARE(m_engine->opened(), QStringLiteral("tasks?status=failed"));
    QTest::mouseClick(card("runningMetricCard"), Qt::LeftButton);
    QCOMPARE(m_engine->opened(), QStringLiteral("tasks?status=running"));
    auto *donut = m_page->findChild<DonutChart *>();
    donut->setCurrent(1);
    QTest::keyClick(donut, Qt::Key_Return);
    QCOMPARE(m_engine->opened(), QStringLiteral("platforms?status=offline"));
}

void TestHomePage::periodIsRemembered()
{
    open();
    const auto *bars = m_page->findChild<BarChart *>();
    QTRY_COMPARE(bars->days().size(), 14);
    auto *period = m_page->findChild<QComboBox *>(QStringLiteral("periodComboBox"));
    period->setCurrentIndex(period->findData(30));
    QTRY_COMPARE(bars->days().size(), 30);
    open();
    const auto *again = m_page->findChild<BarChart *>();
    QTRY_COMPARE(again->days().size(), 30);
    m_engine->window.preferences().remove(QStringLiteral("home/days"));
}

void TestHomePage::recentTaskIsOpened()
{
    gui::HomePage &page = open();
    auto *table = page.findChild<gui::TableView *>(QStringLiteral("recentTasksTableView"));
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(!tests::isEnabled(page, "openTaskAction"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0)); // the oldest
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_engine->opened(), QStringLiteral("tasks/") + m_task);
    tests::trigger(page, "runAgainAction");
    QCOMPARE(m_engine->opened(), QStringLiteral("run?task=") + m_task);
}

void TestHomePage::troubledPlatformIsOpened()
{
    gui::HomePage &page = open();
    auto *table = page.findChild<gui::TableView *>(QStringLiteral("attentionTableView"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_engine->opened(), QStringLiteral("platforms/") + m_stranger);
}

void TestHomePage::narrowPageStacks()
{
    gui::HomePage &page = open();
    QTRY_VERIFY(!card("platformsMetricCard")->value().isEmpty());
    const auto top = [this](const char *name) { return card(name)->geometry().top(); };
    QTRY_COMPARE(top("platformsMetricCard"), top("failedMetricCard"));
    page.resize(780, 600);
    QTRY_VERIFY(top("failedMetricCard") > top("platformsMetricCard"));
    QVERIFY(page.minimumSizeHint().width() <= 780);
}

void TestHomePage::lostStatisticsAreTold()
{
    m_engine->window.connection().close();
    gui::HomePage &page = open();
    auto *banner = page.findChild<gui::Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().startsWith(QStringLiteral("Statistics are not available: ")));
    QVERIFY(m_engine->window.openLocal());
    QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
    QTRY_COMPARE(card("platformsMetricCard")->value(), QStringLiteral("2"));
}

void TestHomePage::languageChangesAtOnce()
{
    open();
    QTRY_COMPARE(card("platformsMetricCard")->value(), QStringLiteral("2"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QCOMPARE(m_page->title(), QStringLiteral("Панель управления"));
    QTRY_COMPARE(card("failedMetricCard")->detail(), QStringLiteral("из 3 задач"));
    QCOMPARE(m_page->findChild<QComboBox *>(QStringLiteral("periodComboBox"))->itemText(0),
             QStringLiteral("7 дней"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
}

QTEST_MAIN(TestHomePage)
#include "tst_homepage.moc"
