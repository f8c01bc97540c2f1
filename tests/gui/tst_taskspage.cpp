// The list of tasks: the model by itself, and the page on a real engine and a real sshd.

#include "gui/exportbar.h"
#include "gui/filterform.h"
#include "gui/notifications.h"
#include "gui/pageengine.h"
#include "gui/searchedit.h"
#include "gui/taskmodel.h"
#include "gui/taskspage.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace testum;
using gui::TaskModel;
using tests::PageEngine;

namespace {

constexpr int kPatienceMs = 30'000;

QJsonObject task(const QString &id, const QString &status = QStringLiteral("success"))
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("type"), QStringLiteral("run_command")},
            {QStringLiteral("status"), status},
            {QStringLiteral("spec"), QJsonObject{{QStringLiteral("command"), id}}}};
}

QJsonArray taskList(const QStringList &ids)
{
    QJsonArray all;
    for (const QString &id : ids)
        all.append(task(id));
    return all;
}

QStringList idsOf(const TaskModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(gui::TableRole::kId).toString());
    return ids;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTasksPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_engine.reset(); }

    void modelAsksForFurtherPages();
    void modelLeavesOutWhatIsThere();
    void modelKeepsPlacesWhenReplaced_data();
    void modelKeepsPlacesWhenReplaced();
    void modelTellsNameStatusAndHosts();
    void tasksAreListedNewestFirst();
    void runningTaskIsFollowed();
    void engineSortsAndSearches();
    void columnWithoutOrderGivesTheArrowBack();
    void queryNarrowsTheList();
    void filterFormNarrowsTheList();
    void platformFilterTakesAName();
    void cancelAsksAndStops();
    void runAgainOpensTheComposer();
    void connectionTestIsStartedAgain();
    void commandIsCopied();
    void exportsCsv();
    void exportsJson();
    void enterOpensTheTask();
    void filtersAreRemembered();
    void languageChangesAtOnce();

private:
    gui::TasksPage &open(const QString &query = {})
    {
        m_page = std::make_unique<gui::TasksPage>(m_engine->window.context(), nullptr);
        tests::showPage(*m_page, {}, query);
        return *m_page;
    }
    void select(const QString &id) { m_page->table()->select({id}); }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<gui::TasksPage> m_page;
    QTemporaryDir m_dir;
    QString m_web;
    QString m_dead;
    QString m_hello;  ///< a task that succeeded
    QString m_broken; ///< one that failed on one of two hosts
};

void TestTasksPage::initTestCase()
{
    m_engine = std::make_unique<PageEngine>();
    m_web = m_engine->addPlatform(QStringLiteral("web-1"));
    m_dead = m_engine->addPlatform(QStringLiteral("dead"), {{QStringLiteral("port"), 1}});
    m_hello = m_engine->run(QStringLiteral("echo hello"), {m_web});
    m_broken = m_engine->run(QStringLiteral("echo partly"), {m_web, m_dead});
}

void TestTasksPage::modelAsksForFurtherPages()
{
    TaskModel model; // no model tester: it fetches by itself
    QSignalSpy wanted(&model, &gui::PagedModel::pageWanted);
    QVERIFY(!model.canFetchMore({}));
    model.replace({taskList({"a", "b"}), 5});
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // one at a time
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toLongLong(), 2);
    model.append(2, {taskList({"c", "d"}), 5});
    model.fetchMore({});
    QCOMPARE(wanted.last().first().toLongLong(), 4);
    model.giveUpPage();
    model.fetchMore({});
    QCOMPARE(wanted.size(), 3);
    model.append(4, {taskList({"e"}), 5});
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(idsOf(model), QStringList({"a", "b", "c", "d", "e"}));
}

void TestTasksPage::modelLeavesOutWhatIsThere()
{
    TaskModel model;
    model.replace({taskList({"a", "b"}), 4});
    // A new task has pushed the others down: b comes a second time.
    model.append(2, {taskList({"b", "c"}), 5});
    QCOMPARE(idsOf(model), QStringList({"a", "b", "c"}));
    QVERIFY(model.canFetchMore({}));
    model.append(4, {QJsonArray(), 5}); // the list has become shorter
    QVERIFY(!model.canFetchMore({}));
}

void TestTasksPage::modelKeepsPlacesWhenReplaced_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::newRow("the same") << QStringList{"a", "b", "c"} << QStringList{"a", "b", "c"};
    QTest::newRow("new at the top") << QStringList{"a", "b"} << QStringList{"x", "y", "a", "b"};
    QTest::newRow("gone") << QStringList{"x", "a", "y", "z", "b"} << QStringList{"a", "b"};
    QTest::newRow("other order") << QStringList{"b", "a", "c"} << QStringList{"c", "a", "b"};
    QTest::newRow("all at once") << QStringList{"x", "b", "a", "y"}
                                 << QStringList{"n", "a", "m", "b", "o"};
    QTest::newRow("nothing left but one") << QStringList{"x", "a", "y"} << QStringList{"a"};
}

void TestTasksPage::modelKeepsPlacesWhenReplaced()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    TaskModel model;
    QAbstractItemModelTester tester(&model);
    model.replace({taskList(before), before.size()});
    const QPersistentModelIndex place = model.index(model.rowOf(QStringLiteral("a")), 0);
    model.replace({taskList(after), after.size()});
    QCOMPARE(idsOf(model), after);
    QVERIFY(place.isValid());
    QCOMPARE(place.data(gui::TableRole::kId).toString(), QStringLiteral("a"));
    for (int row = 0; row < after.size(); ++row)
        QCOMPARE(model.rowOf(after.at(row)), row);
}

void TestTasksPage::modelTellsNameStatusAndHosts()
{
    TaskModel model;
    QJsonObject partial = task(QStringLiteral("t"), QStringLiteral("failed"));
    partial.insert(QStringLiteral("spec"),
                   QJsonObject{{QStringLiteral("command"), QStringLiteral("  two\nlines ")}});
    partial.insert(QStringLiteral("totals"), QJsonObject{{QStringLiteral("success"), 3},
                                                         {QStringLiteral("failed"), 1},
                                                         {QStringLiteral("total"), 5},
                                                         {QStringLiteral("cancelled"), 1}});
    partial.insert(QStringLiteral("started_at"), QStringLiteral("2026-01-02T03:04:05.000Z"));
    partial.insert(QStringLiteral("finished_at"), QStringLiteral("2026-01-02T03:05:15.000Z"));
    model.replace({QJsonArray{partial}, 1});
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(TaskModel::Name), QStringLiteral("two lines"));
    QCOMPARE(text(TaskModel::Status), QStringLiteral("Partial"));
    QCOMPARE(text(TaskModel::Hosts), QStringLiteral("3 of 5"));
    QCOMPARE(text(TaskModel::Duration), QStringLiteral("1 min 10 s"));
    QCOMPARE(model.index(0, TaskModel::Hosts).data(gui::TableRole::kBar).toList(),
             QVariantList({3, 1, 1}));
    QVERIFY(!model.hasUnfinished());
}

void TestTasksPage::tasksAreListedNewestFirst()
{
    gui::TasksPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 2);
    QCOMPARE(tests::shownTexts(*page.table(), TaskModel::Name),
             QStringList({"echo partly", "echo hello"}));
    QCOMPARE(tests::shownTexts(*page.table(), TaskModel::Status),
             QStringList({"Partial", "Success"}));
    QVERIFY(!tests::isEnabled(page, "cancelTaskAction"));
    select(m_broken);
    QVERIFY(tests::isEnabled(page, "rerunFailedAction"));
    select(m_hello);
    QVERIFY(!tests::isEnabled(page, "rerunFailedAction"));
}

void TestTasksPage::runningTaskIsFollowed()
{
    gui::TasksPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 2);
    const QString gate = m_dir.filePath(QStringLiteral("gate"));
    // Nobody refreshes: the page looks by itself.
    const QString id =
        m_engine->start(QStringLiteral("until [ -e '%1' ]; do sleep 0.1; done").arg(gate), {m_web});
    const auto status = [&page] {
        return tests::shownTexts(*page.table(), TaskModel::Status).value(0);
    };
    QTRY_COMPARE_WITH_TIMEOUT(page.table()->shownRows(), 3, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Running"), kPatienceMs);
    select(id);
    QFile file(gate);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("Success"), kPatienceMs);
    QCOMPARE(page.table()->selectedIds(), QStringList(id));
}

void TestTasksPage::engineSortsAndSearches()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    page.table()->view()->horizontalHeader()->setSortIndicator(TaskModel::Created,
                                                               Qt::AscendingOrder);
    QTRY_COMPARE(tests::shownTexts(*page.table(), TaskModel::Name).value(0),
                 QStringLiteral("echo hello"));
    page.table()->search()->searchFor(QStringLiteral("PARTLY"));
    QTRY_COMPARE(tests::shownTexts(*page.table(), TaskModel::Name),
                 QStringList(QStringLiteral("echo partly")));
    page.table()->search()->searchFor(QStringLiteral("100% no+such"));
    QTRY_COMPARE(page.table()->shownRows(), 0);
    page.table()->search()->clear();
    page.table()->view()->horizontalHeader()->setSortIndicator(TaskModel::Created,
                                                               Qt::DescendingOrder);
    QTRY_VERIFY(page.table()->shownRows() >= 2);
}

void TestTasksPage::columnWithoutOrderGivesTheArrowBack()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    QHeaderView *header = page.table()->view()->horizontalHeader();
    header->setSortIndicator(TaskModel::Duration, Qt::AscendingOrder);
    QCOMPARE(header->sortIndicatorSection(), int(TaskModel::Created));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestTasksPage::queryNarrowsTheList()
{
    gui::TasksPage &page = open(QStringLiteral("status=failed"));
    QTRY_COMPARE(tests::shownTexts(*page.table(), TaskModel::Name),
                 QStringList(QStringLiteral("echo partly")));
    page.open({}, QStringLiteral("platform=") + m_dead);
    QTRY_COMPARE(tests::shownTexts(*page.table(), TaskModel::Name),
                 QStringList(QStringLiteral("echo partly")));
    page.open({}, QStringLiteral("user=nobody"));
    QTRY_COMPARE(page.table()->shownRows(), 0);
    tests::trigger(page, "clearFiltersAction");
    QTRY_VERIFY(page.table()->shownRows() >= 2);
}

void TestTasksPage::filterFormNarrowsTheList()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("filterPushButton")),
                      Qt::LeftButton);
    auto *form = page.findChild<gui::FilterForm *>();
    QVERIFY(form && form->isVisible());
    auto *status = form->findChild<QComboBox *>(QStringLiteral("statusComboBox"));
    status->setCurrentIndex(status->findData(QStringLiteral("failed")));
    QTRY_COMPARE(page.table()->shownRows(), 1);
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("resetFiltersPushButton")),
                      Qt::LeftButton);
    QTRY_VERIFY(page.table()->shownRows() >= 2);
}

void TestTasksPage::platformFilterTakesAName()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    const auto filterBy = [&page](const QString &name) {
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("filterPushButton")),
                          Qt::LeftButton);
        auto *form = page.findChild<gui::FilterForm *>();
        auto *edit = form->findChild<QLineEdit *>(QStringLiteral("platformLineEdit"));
        edit->setText(name);
        QTest::keyClick(edit, Qt::Key_Return);
        form->close();
        QCoreApplication::sendPostedEvents(form, QEvent::DeferredDelete);
    };
    const int told = int(m_engine->window.notifications().all().size());
    filterBy(QStringLiteral("no-such-host"));
    QTRY_COMPARE(int(m_engine->window.notifications().all().size()), told + 1);
    filterBy(QStringLiteral("dead"));
    QTRY_COMPARE(tests::shownTexts(*page.table(), TaskModel::Name),
                 QStringList(QStringLiteral("echo partly")));
    tests::trigger(page, "clearFiltersAction");
}

void TestTasksPage::cancelAsksAndStops()
{
    const QString id = m_engine->start(QStringLiteral("sleep 300"), {m_web});
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 3);
    select(id);
    QTRY_VERIFY_WITH_TIMEOUT(tests::isEnabled(page, "cancelTaskAction"), kPatienceMs);
    tests::trigger(page, "cancelTaskAction");
    // Enter is the safe answer.
    QTest::keyClick(page.findChild<gui::ConfirmDialog *>(), Qt::Key_Return);
    QTRY_VERIFY(!page.findChild<gui::ConfirmDialog *>());
    tests::trigger(page, "cancelTaskAction");
    tests::confirm(page);
    QCOMPARE(m_engine->engine.waitForTask(id).value(QStringLiteral("status")).toString(),
             QStringLiteral("cancelled"));
    QTRY_COMPARE_WITH_TIMEOUT(tests::shownTexts(*page.table(), TaskModel::Status).value(0),
                              QStringLiteral("Cancelled"), kPatienceMs);
    QTRY_VERIFY(!tests::isEnabled(page, "cancelTaskAction"));
}

void TestTasksPage::runAgainOpensTheComposer()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    select(m_broken);
    tests::trigger(page, "runAgainAction");
    QCOMPARE(m_engine->opened(), QStringLiteral("run?task=") + m_broken);
    tests::trigger(page, "rerunFailedAction");
    QCOMPARE(m_engine->opened(), QStringLiteral("run?task=%1&only=failed").arg(m_broken));
}

void TestTasksPage::connectionTestIsStartedAgain()
{
    const QString id = PageEngine::idOf(m_engine->engine.owner(
        "POST", QStringLiteral("/api/v1/platforms/%1/test_connection").arg(m_web)));
    (void)m_engine->engine.waitForTask(id);
    gui::TasksPage &page = open();
    QTRY_VERIFY(tests::shownTexts(*page.table(), TaskModel::Id).contains(id));
    select(id);
    QVERIFY(!tests::isEnabled(page, "copyCommandAction"));
    tests::trigger(page, "runAgainAction");
    QTRY_VERIFY(m_engine->opened().startsWith(QStringLiteral("tasks/")));
    const QString again = m_engine->opened().section(QLatin1Char('/'), 1);
    QVERIFY(again != id);
    const QJsonObject ended = m_engine->engine.waitForTask(again);
    QCOMPARE(ended.value(QStringLiteral("type")).toString(), QStringLiteral("test_connection"));
    QCOMPARE(ended.value(QStringLiteral("platform_id")).toString(), m_web);
}

void TestTasksPage::commandIsCopied()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    select(m_hello);
    tests::trigger(page, "copyCommandAction");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("echo hello"));
}

void TestTasksPage::exportsCsv()
{
    const QString formula = m_engine->run(QStringLiteral("=1+1; echo \"a,b\""), {m_web});
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 3);
    const QString path = m_dir.filePath(QStringLiteral("tasks.csv"));
    page.exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const QList<QByteArray> lines = contentOf(path).split('\n');
    QVERIFY(lines.first().startsWith("\"id\",\"type\",\"command\""));
    QVERIFY(lines.at(1).startsWith('"' + m_hello.toLatin1())); // oldest first
    const QByteArray last = lines.at(lines.size() - 2);
    QVERIFY2(last.startsWith('"' + formula.toLatin1()) &&
                 last.contains("\"'=1+1; echo \"\"a,b\"\"\""),
             last.constData());
}

void TestTasksPage::exportsJson()
{
    gui::TasksPage &page = open(QStringLiteral("status=failed"));
    QTRY_VERIFY(page.table()->shownRows() >= 1);
    const QString path = m_dir.filePath(QStringLiteral("tasks.json"));
    page.exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const QJsonArray all = QJsonDocument::fromJson(contentOf(path)).array();
    QVERIFY(!all.isEmpty());
    for (const QJsonValue &one : all)
        QCOMPARE(one.toObject().value(QStringLiteral("status")).toString(),
                 QStringLiteral("failed")); // the filter's
    QCOMPARE(all.first().toObject().value(QStringLiteral("id")).toString(), m_broken);
    page.open({}, QStringLiteral("status="));
}

void TestTasksPage::enterOpensTheTask()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    select(m_hello);
    page.table()->view()->setFocus();
    QTest::keyClick(page.table()->view(), Qt::Key_Return);
    QCOMPARE(m_engine->opened(), QStringLiteral("tasks/") + m_hello);
}

void TestTasksPage::filtersAreRemembered()
{
    open(QStringLiteral("status=failed"));
    QTRY_VERIFY(m_page->table()->shownRows() >= 1);
    const int failed = m_page->table()->shownRows();
    m_page.reset();
    gui::TasksPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), failed);
    QCOMPARE(m_page->findChild<QPushButton *>(QStringLiteral("filterPushButton"))->text(),
             QStringLiteral("Filters: 1"));
    tests::trigger(page, "clearFiltersAction");
    // Each server has its own: users and platforms are others there.
    QVERIFY(m_engine->window.preferences().value(QStringLiteral("tasks/local/filters")).isValid());
    QVERIFY(!m_engine->window.preferences().value(QStringLiteral("tasks/filters")).isValid());
}

void TestTasksPage::languageChangesAtOnce()
{
    gui::TasksPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 2);
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QCOMPARE(page.title(), QStringLiteral("Задачи"));
    QVERIFY(
        tests::shownTexts(*page.table(), TaskModel::Status).contains(QStringLiteral("Успешно")));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
    QCOMPARE(page.title(), QStringLiteral("Tasks"));
}

QTEST_MAIN(TestTasksPage)
#include "tst_taskspage.moc"
