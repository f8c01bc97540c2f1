#include "gui/chipbutton.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/searchedit.h"
#include "gui/status.h"
#include "gui/tableview.h"
#include "support/window/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace testum::gui;
using testum::tests::WindowFixture;

namespace {

/// Hosts with a name, a state, a group and a number.
class HostModel : public QStandardItemModel
{
public:
    HostModel()
        : QStandardItemModel(0, 4)
    {
        const QStringList ids{QStringLiteral("name"), QStringLiteral("status"),
                              QStringLiteral("groups"), QStringLiteral("load")};
        const QStringList titles{QStringLiteral("Name"), QStringLiteral("Status"),
                                 QStringLiteral("Group"), QStringLiteral("Load")};
        for (int column = 0; column < 4; ++column) {
            setHeaderData(column, Qt::Horizontal, titles.at(column));
            setHeaderData(column, Qt::Horizontal, ids.at(column), HeaderRole::kColumnId);
            setHeaderData(column, Qt::Horizontal, column + 1, HeaderRole::kPriority);
            setHeaderData(column, Qt::Horizontal, 200, HeaderRole::kWidth);
        }
    }
    void add(const QString &name, const QString &state, const QString &group, int load)
    {
        QList<QStandardItem *> row;
        const QStringList texts{name, state, group, QString::number(load)};
        for (const QString &text : texts) {
            auto *item = new QStandardItem(text);
            item->setData(QString(QStringLiteral("id-") + name), TableRole::kId);
            item->setData(searchKey(texts.join(u' ')), TableRole::kSearch);
            row.append(item);
        }
        row.at(3)->setData(load, TableRole::kSort);
        row.at(1)->setData(QVariant::fromValue(platformChip(state)), TableRole::kChip);
        appendRow(row);
    }
    void addFleet()
    {
        add(QStringLiteral("web-2"), QStringLiteral("online"), QStringLiteral("Production"), 100);
        add(QStringLiteral("web-10"), QStringLiteral("offline"), QStringLiteral("Production"), 20);
        add(QStringLiteral("db-1"), QStringLiteral("online"), QStringLiteral("Staging"), 3);
        add(QStringLiteral("Ёлка"), QStringLiteral("online"), QString(), 1);
    }
};

} // namespace

class TestDataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void numbersInNamesSortByValue();
    void columnsSortByRawValues();
    void searchWaitsForAPause();
    void searchFindsEveryWord();
    void searchFindsEveryWord_data();
    void selectionSurvivesFilterSortAndReset();
    void currentRowSurvivesAReset();
    void spaceTogglesTheRow();
    void controlAAndEscape();
    void escapeClearsTheSearchFirst();
    void enterActivates();
    void homeAndEndGoToTheEdges();
    void copyIsTabSeparated();
    void menuKeyOpensTheMenu();
    void layoutIsRemembered();
    void narrowTableDropsTheLeastImportant();
    void columnsCanBeChosenByKeyboard();
    void bulkActionsShowWithASelection();
    void bulkActionsThatDoNotFitAreInAMenu();
    void filterChipsRemoveTheirFilter();
    void heldRowsAreFilteredAfterwards();
    void emptyStatesSayWhy();
    void errorStandsAboveTheRows();
    void skeletonOnlyAfterAMoment();
    void storeSideTellsSearchAndOrder();
    void tooltipIsPlainText();

private:
    QTableView *view() { return m_table->view(); }
    QStringList shown()
    {
        QStringList names;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            names.append(view()->model()->index(row, 0).data().toString());
        return names;
    }
    template <typename T>
    T *find(const char *name)
    {
        T *found = m_table->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }
    void makeTable(const QString &key = QString())
    {
        m_table = std::make_unique<DataTable>(m_window->preferences(), key);
        m_table->setModel(m_model.get());
        m_table->resize(1000, 500);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
        view()->setFocus();
    }

    std::unique_ptr<WindowFixture> m_window;
    std::unique_ptr<HostModel> m_model;
    std::unique_ptr<DataTable> m_table;
};

void TestDataTable::initTestCase()
{
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    m_window = std::make_unique<WindowFixture>(EngineAccess{});
}

void TestDataTable::init()
{
    m_model = std::make_unique<HostModel>();
    m_model->addFleet();
    makeTable();
}

void TestDataTable::cleanup()
{
    m_table.reset();
    m_model.reset();
}

void TestDataTable::numbersInNamesSortByValue()
{
    QCOMPARE(shown(), QStringList({QStringLiteral("db-1"), QStringLiteral("web-2"),
                                   QStringLiteral("web-10"), QStringLiteral("Ёлка")}));
}

void TestDataTable::columnsSortByRawValues()
{
    view()->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    QCOMPARE(shown().first(), QStringLiteral("web-2"));
    m_model->item(2, 3)->setData(1000, TableRole::kSort);
    QTRY_COMPARE_WITH_TIMEOUT(shown().first(), QStringLiteral("db-1"), 5000);
}

void TestDataTable::searchWaitsForAPause()
{
    QSignalSpy searched(m_table.get(), &DataTable::searchChanged);
    QTest::keyClicks(m_table->search(), QStringLiteral("web"));
    QCOMPARE(m_table->shownRows(), 4);
    QTRY_COMPARE(m_table->shownRows(), 2);
    QCOMPARE(searched.count(), 1);
}

void TestDataTable::searchFindsEveryWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("case") << "WEB-2" << QStringList{QStringLiteral("web-2")};
    QTest::newRow("two words") << "online prod" << QStringList{QStringLiteral("web-2")};
    QTest::newRow("yo as ye") << "елка" << QStringList{QStringLiteral("Ёлка")};
    QTest::newRow("column") << "status:off" << QStringList{QStringLiteral("web-10")};
    QTest::newRow("singular") << "group:stag" << QStringList{QStringLiteral("db-1")};
    QTest::newRow("quoted") << "\"web-10 offline\"" << QStringList{QStringLiteral("web-10")};
    QTest::newRow("no column") << "nonsense:web" << QStringList{};
}

void TestDataTable::searchFindsEveryWord()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    m_table->search()->searchFor(text);
    QCOMPARE(shown(), names);
}

void TestDataTable::selectionSurvivesFilterSortAndReset()
{
    m_table->select({QStringLiteral("id-web-2"), QStringLiteral("id-db-1")});
    m_table->search()->searchFor(QStringLiteral("web"));
    QCOMPARE(m_table->selectedIds(), QStringList{QStringLiteral("id-web-2")});
    m_table->search()->searchFor(QString());
    QCOMPARE(m_table->selectedIds(),
             QStringList({QStringLiteral("id-db-1"), QStringLiteral("id-web-2")}));
    view()->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    QCOMPARE(m_table->selectedIds(),
             QStringList({QStringLiteral("id-web-2"), QStringLiteral("id-db-1")}));
    m_model->removeRows(0, m_model->rowCount());
    m_model->addFleet();
    QTRY_COMPARE(m_table->selectedIds().size(), 2);
}

void TestDataTable::currentRowSurvivesAReset()
{
    m_table->select({QStringLiteral("id-web-10")});
    view()->setCurrentIndex(view()->model()->index(2, 0));
    QCOMPARE(m_table->currentId(), QStringLiteral("id-web-10"));
    m_table->setRowFilter([](const QModelIndex &row) { return row.row() == 1; }, {});
    QCOMPARE(m_table->currentId(), QStringLiteral("id-web-10"));
}

void TestDataTable::spaceTogglesTheRow()
{
    view()->setCurrentIndex(view()->model()->index(0, 0));
    m_table->select({});
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(m_table->selectedIds().size(), 1);
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(m_table->selectedIds().size(), 0);
}

void TestDataTable::controlAAndEscape()
{
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_table->selectedIds().size(), 4);
    QCOMPARE(find<QLabel>("countLabel")->text(), QStringLiteral("Selected: 4 of 4"));
    QTest::keyClick(view(), Qt::Key_Escape);
    QCOMPARE(m_table->selectedIds().size(), 0);
}

void TestDataTable::escapeClearsTheSearchFirst()
{
    m_table->search()->searchFor(QStringLiteral("web"));
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(view(), Qt::Key_Escape);
    QCOMPARE(m_table->shownRows(), 4);
    QCOMPARE(m_table->selectedIds().size(), 2);
}

void TestDataTable::enterActivates()
{
    QSignalSpy activated(m_table.get(), &DataTable::activated);
    view()->setCurrentIndex(view()->model()->index(1, 2));
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), QStringLiteral("id-web-2"));
}

void TestDataTable::homeAndEndGoToTheEdges()
{
    view()->setCurrentIndex(view()->model()->index(1, 0));
    QTest::keyClick(view(), Qt::Key_End);
    QCOMPARE(view()->currentIndex().row(), 3);
    QTest::keyClick(view(), Qt::Key_Home);
    QCOMPARE(view()->currentIndex().row(), 0);
}

void TestDataTable::copyIsTabSeparated()
{
    m_table->select({QStringLiteral("id-db-1"), QStringLiteral("id-web-2")});
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("db-1\tonline\tStaging\t3\nweb-2\tonline\tProduction\t100\n"));
}

void TestDataTable::menuKeyOpensTheMenu()
{
    QAction open(QStringLiteral("Open"));
    m_table->addRowAction(&open);
    view()->setCurrentIndex(view()->model()->index(0, 0));
    QTest::keyClick(view(), Qt::Key_F10, Qt::ShiftModifier);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(&open));
    menu->close();
}

void TestDataTable::layoutIsRemembered()
{
    m_table.reset();
    makeTable(QStringLiteral("hosts"));
    view()->horizontalHeader()->moveSection(3, 0);
    view()->horizontalHeader()->resizeSection(1, 260);
    view()->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    QTRY_VERIFY(!m_window->preferences().value(QStringLiteral("hosts/table")).toMap().isEmpty());
    m_table.reset();
    makeTable(QStringLiteral("hosts"));
    QCOMPARE(view()->horizontalHeader()->visualIndex(3), 0);
    QCOMPARE(view()->columnWidth(1), 260);
    QCOMPARE(shown().first(), QStringLiteral("web-2"));
}

void TestDataTable::narrowTableDropsTheLeastImportant()
{
    m_table->resize(650, 500);
    QTRY_VERIFY(view()->isColumnHidden(3));
    QVERIFY(!view()->isColumnHidden(2));
    m_table->resize(320, 500);
    QTRY_VERIFY(view()->isColumnHidden(1));
    QVERIFY(!view()->isColumnHidden(0));
    m_table->resize(1000, 500);
    QTRY_VERIFY(!view()->isColumnHidden(3));
}

void TestDataTable::columnsCanBeChosenByKeyboard()
{
    find<QToolButton>("columnsToolButton")->setFocus();
    QTest::keyClick(find<QToolButton>("columnsToolButton"), Qt::Key_Space);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(!menu->actions().first()->isEnabled()); // the name stays
    menu->setActiveAction(menu->actions().at(2));
    QTest::keyClick(menu, Qt::Key_Space);
    QVERIFY(menu->isVisible()); // several can be ticked
    QVERIFY(view()->isColumnHidden(2));
    menu->close();
}

void TestDataTable::bulkActionsShowWithASelection()
{
    QAction run(QStringLiteral("Run…"));
    run.setObjectName(QStringLiteral("runAction"));
    m_table->addRowAction(&run, true);
    auto *button = find<QPushButton>("runActionButton");
    QVERIFY(!button->isVisible());
    m_table->select({QStringLiteral("id-db-1")});
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(find<QLabel>("selectedLabel")->text(), QStringLiteral("Selected: 1"));
    QSignalSpy triggered(&run, &QAction::triggered);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    QTest::mouseClick(find<QPushButton>("clearSelectionPushButton"), Qt::LeftButton);
    QVERIFY(m_table->selectedIds().isEmpty());
    QTRY_VERIFY(!button->isVisible());
}

void TestDataTable::bulkActionsThatDoNotFitAreInAMenu()
{
    QList<QAction *> actions;
    for (int i = 0; i < 6; ++i) {
        actions.append(
            new QAction(QStringLiteral("A rather long action %1").arg(i), m_table.get()));
        m_table->addRowAction(actions.last(), true);
    }
    m_table->resize(640, 500);
    m_table->select({QStringLiteral("id-db-1")});
    auto *more = find<QToolButton>("bulkMoreToolButton");
    QTRY_VERIFY(more->isVisible());
    QVERIFY(more->menu()->actions().contains(actions.last()));
    QVERIFY(!more->menu()->actions().contains(actions.first()));
    QCOMPARE(m_table->width(), 640);
}

void TestDataTable::filterChipsRemoveTheirFilter()
{
    bool removed = false;
    m_table->setRowFilter([](const QModelIndex &row) { return row.row() < 2; },
                          {{QStringLiteral("Status: offline"), [&] {
                                removed = true;
                                m_table->setRowFilter(nullptr, {});
                            }}});
    QCOMPARE(m_table->shownRows(), 2);
    QTest::mouseClick(m_table->findChild<ChipButton *>(), Qt::LeftButton);
    QVERIFY(removed);
    QCOMPARE(m_table->shownRows(), 4);
}

void TestDataTable::heldRowsAreFilteredAfterwards()
{
    m_table->setRowFilter(
        [this](const QModelIndex &row) {
            return m_model->index(row.row(), 1).data().toString() == QLatin1String("online");
        },
        {{QStringLiteral("Status: online"), [] {}}});
    QCOMPARE(m_table->shownRows(), 3);
    view()->setCurrentIndex(view()->model()->index(0, 0));
    QTest::keyClick(view(), Qt::Key_Down); // rows stay where they are for a moment
    m_model->item(2, 1)->setText(QStringLiteral("offline"));
    QTRY_COMPARE(m_table->shownRows(), 2);
    QVERIFY(!shown().contains(QStringLiteral("db-1")));
}

void TestDataTable::emptyStatesSayWhy()
{
    m_table->emptyState()->setContent(QStringLiteral("server"), QStringLiteral("No hosts yet"),
                                      QString());
    m_table->search()->searchFor(QStringLiteral("nothing like it"));
    QVERIFY(!view()->isVisible());
    QVERIFY(!m_table->emptyState()->isVisible());
    QTest::mouseClick(find<QPushButton>("clearFiltersActionButton"), Qt::LeftButton);
    QVERIFY(view()->isVisible());
    m_model->removeRows(0, m_model->rowCount());
    QTRY_VERIFY(m_table->emptyState()->isVisible());
}

void TestDataTable::errorStandsAboveTheRows()
{
    QSignalSpy retried(m_table.get(), &DataTable::retryRequested);
    m_table->showError(QStringLiteral("The list could not be loaded."));
    QVERIFY(view()->isVisible());
    auto *retry = find<QPushButton>("bannerActionButton");
    QVERIFY(retry->isVisible());
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(retried.count(), 1);
    m_model->removeRows(0, m_model->rowCount());
    QTRY_VERIFY(!view()->isVisible());
    QTest::mouseClick(find<QPushButton>("retryActionButton"), Qt::LeftButton);
    QCOMPARE(retried.count(), 2);
}

void TestDataTable::skeletonOnlyAfterAMoment()
{
    m_model->removeRows(0, m_model->rowCount());
    m_table->setLoading(true);
    const QImage before = view()->viewport()->grab().toImage();
    QVERIFY(view()->isVisible());
    QTRY_VERIFY(view()->viewport()->grab().toImage() != before);
    m_table->setLoading(false);
    QVERIFY(!view()->isVisible());
}

void TestDataTable::storeSideTellsSearchAndOrder()
{
    m_table = std::make_unique<DataTable>(m_window->preferences(), QString());
    m_table->setStoreSide(true);
    m_table->setModel(m_model.get());
    QSignalSpy searched(m_table.get(), &DataTable::searchChanged);
    QSignalSpy sorted(m_table.get(), &DataTable::sortChanged);
    m_table->search()->searchFor(QStringLiteral("web"));
    QCOMPARE(searched.count(), 1);
    QCOMPARE(m_table->shownRows(), 4); // the store has to answer
    m_table->view()->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    QCOMPARE(sorted.count(), 1);
    QCOMPARE(sorted.first().first().toString(), QStringLiteral("load"));
    QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("web-2"));
}

void TestDataTable::tooltipIsPlainText()
{
    const QString evil = QStringLiteral("<img src=file:///etc/passwd>") + QString(80, u'x');
    m_model->item(0, 0)->setText(evil);
    const QModelIndex index =
        view()->model()->match(view()->model()->index(0, 0), Qt::DisplayRole, evil).value(0);
    QVERIFY(index.isValid());
    const QPoint at = view()->visualRect(index).center();
    QHelpEvent help(QEvent::ToolTip, at, view()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(view()->viewport(), &help);
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY2(QToolTip::text().contains(QStringLiteral("&lt;img")), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

QTEST_MAIN(TestDataTable)

#include "tst_datatable.moc"
