// The audit log: what records say, the models by themselves, and the page on a real engine.

#include "gui/auditdetails.h"
#include "gui/auditdiffmodel.h"
#include "gui/auditmodel.h"
#include "gui/auditpage.h"
#include "gui/auditrecord.h"
#include "gui/chipbutton.h"
#include "gui/filterform.h"
#include "gui/pageengine.h"
#include "gui/preferences.h"
#include "gui/searchedit.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace testum;
using gui::AuditModel;
using tests::PageEngine;

namespace {

QJsonObject record(const QString &action, const QString &type, const QJsonObject &meta)
{
    return {{QStringLiteral("id"), action},
            {QStringLiteral("user"), QStringLiteral("alice")},
            {QStringLiteral("action"), action},
            {QStringLiteral("object_type"), type},
            {QStringLiteral("object_id"), QStringLiteral("the-id")},
            {QStringLiteral("timestamp"), QStringLiteral("2026-01-02T03:04:05.678Z")},
            {QStringLiteral("meta"), meta}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList linesOf(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines.append(model.index(row, 0).data(Qt::AccessibleTextRole).toString());
    return lines;
}

} // namespace

class TestAuditPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_engine.reset(); }

    void changesAreReadFieldByField();
    void recordsAreSaidInOneLine();
    void objectsAreNamedAndFound();
    void everyActionHasWords();
    void diffHasLines();

    void newestIsFirst();
    void filtersNarrow();
    void periodsNarrow();
    void searchAndOrderAreTheEngines();
    void drawerShowsBeforeAndAfter();
    void drawerOpensTheObject();
    void exportsCsvOfTheFilter();
    void exportsJsonLines();
    void auditorMayReadOthersMayNot();
    void languageChangesAtOnce();

private:
    gui::AuditPage &open(const QString &query = {})
    {
        m_page = std::make_unique<gui::AuditPage>(m_engine->window.context(), nullptr);
        tests::showPage(*m_page, {}, query);
        return *m_page;
    }
    [[nodiscard]] QStringList actions() const
    {
        return tests::shownTexts(*m_page->table(), AuditModel::Action);
    }
    gui::FilterForm *openFilters()
    {
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("filterPushButton")),
                          Qt::LeftButton);
        return m_page->findChild<gui::FilterForm *>();
    }
    static void choose(gui::FilterForm *form, const char *name, const QString &value)
    {
        auto *combo = form->findChild<QComboBox *>(QLatin1String(name));
        combo->setCurrentIndex(combo->findData(value));
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<gui::AuditPage> m_page;
    QTemporaryDir m_dir;
    QString m_web;
};

void TestAuditPage::initTestCase()
{
    m_engine = std::make_unique<PageEngine>();
    m_web = m_engine->addPlatform(QStringLiteral("web-1"));
    (void)m_engine->engine.owner(
        "PUT", QStringLiteral("/api/v1/platforms/") + m_web,
        QJsonObject{{QStringLiteral("description"), QStringLiteral("new")}});
    const QString db = m_engine->addPlatform(QStringLiteral("db-1"));
    (void)m_engine->run(QStringLiteral("echo hello"), {m_web});
    (void)m_engine->engine.owner("DELETE", QStringLiteral("/api/v1/platforms/") + db);
}

void TestAuditPage::changesAreReadFieldByField()
{
    const QList<gui::AuditChange> changes = gui::auditChanges(
        {{QStringLiteral("before"), QJsonObject{{QStringLiteral("host"), QStringLiteral("a")},
                                                {QStringLiteral("gone"), 1},
                                                {QStringLiteral("nothing"), QJsonValue()}}},
         {QStringLiteral("after"),
          QJsonObject{
              {QStringLiteral("host"), QStringLiteral("b")},
              {QStringLiteral("tags"), QJsonArray{QStringLiteral("x"), QStringLiteral("y")}},
              {QStringLiteral("nothing"), QJsonValue()}}}});
    QCOMPARE(changes.size(), 4);
    QCOMPARE(changes.at(0).field, QStringLiteral("gone"));
    QVERIFY(!changes.at(0).isThere());
    QCOMPARE(changes.at(1).before, QStringLiteral("a"));
    QCOMPARE(changes.at(1).after, QStringLiteral("b"));
    QCOMPARE(changes.at(3).after, QStringLiteral("x, y"));
    QVERIFY(!changes.at(3).wasThere());
}

void TestAuditPage::recordsAreSaidInOneLine()
{
    QCOMPARE(gui::auditSummary(
                 record(QStringLiteral("platform.update"), QStringLiteral("platform"),
                        {{QStringLiteral("before"), QJsonObject{{QStringLiteral("port"), 22}}},
                         {QStringLiteral("after"), QJsonObject{{QStringLiteral("port"), 2222}}}})),
             QStringLiteral("port: 22 → 2222"));
    QCOMPARE(
        gui::auditSummary(record(QStringLiteral("task.create"), QStringLiteral("task"),
                                 {{QStringLiteral("platforms"), QJsonArray{QStringLiteral("a")}}})),
        QStringLiteral("on 1 host"));
    QCOMPARE(gui::auditSummary(record(QStringLiteral("user.update"), QStringLiteral("user"),
                                      {{QStringLiteral("password_changed"), true}})),
             QStringLiteral("new password"));
}

void TestAuditPage::objectsAreNamedAndFound()
{
    const QJsonObject user =
        record(QStringLiteral("user.create"), QStringLiteral("user"),
               {{QStringLiteral("after"),
                 QJsonObject{{QStringLiteral("username"), QStringLiteral("bob")}}}});
    QCOMPARE(gui::auditObjectName(user), QStringLiteral("bob"));
    QCOMPARE(gui::auditObjectPath(user), QStringLiteral("users"));
    const QJsonObject platform =
        record(QStringLiteral("platform.update"), QStringLiteral("platform"),
               {{QStringLiteral("after"),
                 QJsonObject{{QStringLiteral("username"), QStringLiteral("root")}}}});
    QCOMPARE(gui::auditObjectName(platform), QStringLiteral("the-id"));
    QCOMPARE(gui::auditObjectPath(platform), QStringLiteral("platforms/the-id"));
    const QJsonObject key{{QStringLiteral("object_type"), QStringLiteral("ssh_key")},
                          {QStringLiteral("object_id"), QStringLiteral("k1")}};
    QCOMPARE(gui::auditObjectPath(key), QStringLiteral("keys/k1"));
    QVERIFY(gui::auditObjectPath(
                record(QStringLiteral("platform.delete"), QStringLiteral("platform"), {}))
                .isEmpty());
}

void TestAuditPage::everyActionHasWords()
{
    // All that the engine has written so far.
    const QJsonArray items =
        m_engine->engine.owner("GET", QStringLiteral("/api/v1/audit?limit=1000"))
            .value(QStringLiteral("items"))
            .toArray();
    QVERIFY(!items.isEmpty());
    for (const QJsonValue &item : items) {
        const QString action = item.toObject().value(QStringLiteral("action")).toString();
        QVERIFY2(gui::auditActionChip(action).text != action, qPrintable(action));
        const QString type = item.toObject().value(QStringLiteral("object_type")).toString();
        QVERIFY2(gui::auditObjectTypeText(type) != type, qPrintable(type));
    }
    QCOMPARE(gui::auditActionChip(QStringLiteral("of.tomorrow")).text,
             QStringLiteral("of.tomorrow"));
}

void TestAuditPage::diffHasLines()
{
    gui::AuditDiffModel model;
    QAbstractItemModelTester tester(&model);
    model.setChanges({{QStringLiteral("host"), QStringLiteral("a"), QStringLiteral("b")},
                      {QStringLiteral("tags"), QString(), QStringLiteral("x")}});
    QCOMPARE(linesOf(model), QStringList({"host", "before: a", "after: b", "tags", "after: x"}));
    QCOMPARE(model.index(1, 0).data(gui::AuditDiffModel::kKindRole).toInt(),
             int(gui::AuditDiffModel::Removed));
}

void TestAuditPage::newestIsFirst()
{
    gui::AuditPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 6);
    QCOMPARE(actions(),
             QStringList({"deleted", "host key pinned", "run", "created", "changed", "created"}));
    QTRY_COMPARE(tests::shownTexts(*page.table(), AuditModel::Object),
                 QStringList({"db-1", "web-1", "echo hello", "db-1", "web-1", "web-1"}));
}

void TestAuditPage::filtersNarrow()
{
    gui::AuditPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 6);
    gui::FilterForm *form = openFilters();
    choose(form, "actionComboBox", QStringLiteral("platform.create"));
    QTRY_COMPARE(actions(), QStringList({"created", "created"}));
    choose(form, "actionComboBox", QString());
    choose(form, "objectTypeComboBox", QStringLiteral("task"));
    QTRY_COMPARE(actions(), QStringList(QStringLiteral("run")));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("resetFiltersPushButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(page.table()->shownRows(), 6);
    page.open({}, QStringLiteral("object=") + m_web);
    QTRY_COMPARE(actions(), QStringList({"host key pinned", "changed", "created"}));
    page.open({}, QStringLiteral("user=nobody"));
    QTRY_COMPARE(page.table()->shownRows(), 0);
    QCOMPARE(page.findChild<QPushButton *>(QStringLiteral("filterPushButton"))->text(),
             QStringLiteral("Filters: 1"));
}

void TestAuditPage::periodsNarrow()
{
    gui::AuditPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 6);
    gui::FilterForm *form = openFilters();
    choose(form, "periodComboBox", QStringLiteral("1"));
    QTRY_COMPARE(page.table()->shownRows(), 6); // all are of today
    auto *edit = form->findChild<QDateTimeEdit *>(QStringLiteral("fromDateTimeEdit"));
    QVERIFY(!edit->isEnabled());
    form->findChild<QCheckBox *>(QStringLiteral("fromCheckBox"))->setChecked(true);
    QVERIFY(edit->isEnabled());
    edit->setDateTime(QDateTime::currentDateTime().addDays(1));
    QTRY_COMPARE(page.table()->shownRows(), 0);
    edit->setDateTime(QDateTime::currentDateTime().addDays(-1));
    QTRY_COMPARE(page.table()->shownRows(), 6);
    QVERIFY(page.findChild<gui::ChipButton *>());
    choose(form, "periodComboBox", QString()); // the moment stays in the form
    QTRY_VERIFY(!page.findChild<gui::ChipButton *>());
}

void TestAuditPage::searchAndOrderAreTheEngines()
{
    gui::AuditPage &page = open();
    QTRY_COMPARE(page.table()->shownRows(), 6);
    QHeaderView *header = page.table()->view()->horizontalHeader();
    header->setSortIndicator(AuditModel::Time, Qt::AscendingOrder);
    QTRY_COMPARE(actions().value(5), QStringLiteral("deleted"));
    header->setSortIndicator(AuditModel::User, Qt::AscendingOrder); // it cannot
    QCOMPARE(header->sortIndicatorSection(), int(AuditModel::Time));
    page.table()->search()->searchFor(QStringLiteral("task.create"));
    QTRY_COMPARE(actions(), QStringList(QStringLiteral("run")));
    page.table()->search()->clear();
    header->setSortIndicator(AuditModel::Time, Qt::DescendingOrder);
    QTRY_COMPARE(actions().value(0), QStringLiteral("deleted"));
}

void TestAuditPage::drawerShowsBeforeAndAfter()
{
    gui::AuditPage &page = open(QStringLiteral("action=platform.update"));
    QTRY_COMPARE(page.table()->shownRows(), 1);
    QVERIFY(!page.details()->isVisible());
    page.table()->view()->setCurrentIndex(page.table()->view()->model()->index(0, 0));
    page.table()->view()->setFocus();
    QTest::keyClick(page.table()->view(), Qt::Key_Return);
    QVERIFY(page.details()->isVisible());
    const auto *changes = page.details()->findChild<QListView *>(QStringLiteral("changesListView"));
    QVERIFY(changes->isVisible());
    QVERIFY(linesOf(*changes->model()).contains(QStringLiteral("after: new")));
    QVERIFY(page.details()
                ->findChild<QPlainTextEdit *>(QStringLiteral("jsonPlainTextEdit"))
                ->toPlainText()
                .contains(QStringLiteral("\"prev_hash\"")));
    QTest::keyClick(&page, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!page.details()->isVisible());
}

void TestAuditPage::drawerOpensTheObject()
{
    gui::AuditPage &page = open(QStringLiteral("action=platform.update"));
    QTRY_COMPARE(page.table()->shownRows(), 1);
    page.table()->view()->setCurrentIndex(page.table()->view()->model()->index(0, 0));
    tests::trigger(page, "showDetailsAction");
    QTest::mouseClick(page.details()->findChild<QPushButton *>(QStringLiteral("openPushButton")),
                      Qt::LeftButton);
    QCOMPARE(m_engine->opened(), QStringLiteral("platforms/") + m_web);
    page.open({}, QStringLiteral("action=platform.delete"));
    QTRY_COMPARE(actions(), QStringList(QStringLiteral("deleted")));
    page.table()->view()->setCurrentIndex(page.table()->view()->model()->index(0, 0));
    QVERIFY(!tests::isEnabled(page, "openObjectAction"));
    tests::trigger(page, "sameObjectAction");
    page.open({}, QString());
    tests::trigger(page, "showDetailsAction");
}

void TestAuditPage::exportsCsvOfTheFilter()
{
    gui::AuditPage &page = open(QStringLiteral("action=platform.create"));
    QTRY_COMPARE(page.table()->shownRows(), 2);
    const QString path = m_dir.filePath(QStringLiteral("audit.csv"));
    page.exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const QList<QByteArray> lines = contentOf(path).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.first().startsWith("\"timestamp\",\"user\",\"action\""));
    QVERIFY(lines.at(1).contains("web-1") && lines.at(2).contains("db-1")); // oldest first
}

void TestAuditPage::exportsJsonLines()
{
    gui::AuditPage &page = open(QStringLiteral("object=") + m_web);
    QTRY_COMPARE(page.table()->shownRows(), 3);
    const QString path = m_dir.filePath(QStringLiteral("audit.jsonl"));
    page.exportTo(path);
    QTRY_VERIFY(QFile::exists(path));
    const QList<QByteArray> lines = contentOf(path).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray &line : lines)
        QCOMPARE(
            QJsonDocument::fromJson(line).object().value(QStringLiteral("object_id")).toString(),
            m_web);
}

void TestAuditPage::auditorMayReadOthersMayNot()
{
    QVERIFY(m_engine->openAs(domain::Role::Auditor));
    gui::AuditPage &page = open();
    QTRY_VERIFY(page.table()->shownRows() >= 6);
    QVERIFY(m_engine->openAs(domain::Role::Operator));
    page.refresh();
    const auto *text = page.findChild<QWidget *>(QStringLiteral("tableView"));
    QVERIFY(text != nullptr);
    QTRY_VERIFY(!page.findChildren<QLabel *>().isEmpty() && [&page] {
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() &&
                label->text().startsWith(QStringLiteral("The list could not be loaded")))
                return true;
        }
        return false;
    }());
    m_page.reset();
    QVERIFY(m_engine->window.openLocal());
}

void TestAuditPage::languageChangesAtOnce()
{
    gui::AuditPage &page = open(QStringLiteral("object=") + m_web);
    QTRY_COMPARE(page.table()->shownRows(), 3);
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QCOMPARE(page.title(), QStringLiteral("Журнал аудита"));
    QCOMPARE(actions(), QStringList({"ключ хоста закреплен", "изменено", "создано"}));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
}

QTEST_MAIN(TestAuditPage)
#include "tst_auditpage.moc"
