#include "apicalls.h"

#include "services/platformservice.h"
#include "support/fakes/fakesshtransport.h"
#include "support/postgres/postgrescluster.h"

#include <thread>

using namespace testum;
using namespace testum::tests;
using api::QueryParameter;
using api::Route;

/// Every list of the route table on both engines: window, order, filters, search, total.
class ListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void windowsCutTheWholeList_data() { addLists(); }
    void windowsCutTheWholeList();
    void everySortIsAnswered_data() { addLists(); }
    void everySortIsAnswered();
    void everyFilterIsAnswered_data() { addLists(); }
    void everyFilterIsAnswered();
    void searchIsAnswered_data() { addLists(); }
    void searchIsAnswered();
    void unversionedPathsAnswerPlainArrays_data() { addLists(); }
    void unversionedPathsAnswerPlainArrays();
    void platformsAreSortedByName_data() { addEngines(); }
    void platformsAreSortedByName();
    void filtersAreExact_data() { addEngines(); }
    void filtersAreExact();
    void searchFoldsCase_data() { addEngines(); }
    void searchFoldsCase();
    void auditIsFilteredByTime_data() { addEngines(); }
    void auditIsFilteredByTime();
    void listsAreNeverOld_data() { addEngines(); }
    void listsAreNeverOld();

private:
    struct Engine
    {
        std::unique_ptr<fakes::FakeSshTransport> hosts;
        std::unique_ptr<TestEngine> engine;
        QString taskId; ///< of a task with three runs
    };

    static void addEngines();
    static void addLists();
    static const Route &route();
    void fill(Engine &engine);
    [[nodiscard]] const Engine &current() const;
    [[nodiscard]] QString listPath(const Route &route) const;
    [[nodiscard]] QJsonObject get(const QString &path) const;
    [[nodiscard]] QStringList names(const QString &query) const;

    std::map<QString, Engine> m_engines;
};

void ListsTest::addEngines()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("sqlite") << QStringLiteral("sqlite");
    QTest::newRow("postgresql") << QStringLiteral("postgresql");
}

void ListsTest::addLists()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("index");
    for (const char *engine : {"sqlite", "postgresql"}) {
        int index = 0;
        for (const Route &route : api::routes()) {
            if (route.has(api::kPaged))
                QTest::addRow("%s %s", route.operationId, engine)
                    << QString::fromLatin1(engine) << index;
            ++index;
        }
    }
}

const Route &ListsTest::route()
{
    QFETCH(int, index);
    return api::routes()[static_cast<std::size_t>(index)];
}

const ListsTest::Engine &ListsTest::current() const
{
    QFETCH(QString, engine);
    return m_engines.at(engine);
}

QString ListsTest::listPath(const Route &route) const
{
    return QString::fromLatin1(route.path).replace(QStringLiteral("{id}"), current().taskId);
}

QJsonObject ListsTest::get(const QString &path) const
{
    return current().engine->owner("GET", path);
}

QStringList ListsTest::names(const QString &query) const
{
    QStringList names;
    for (const QJsonValue &item :
         get(QStringLiteral("/api/v1/platforms?") + query).value(QStringLiteral("items")).toArray())
        names.append(item[QStringLiteral("name")].toString());
    return names;
}

void ListsTest::initTestCase()
{
    for (const QString &name : {QStringLiteral("sqlite"), QStringLiteral("postgresql")}) {
        Engine engine;
        engine.hosts = std::make_unique<fakes::FakeSshTransport>();
        TestEngine::Options options;
        options.transport = engine.hosts.get();
        if (name == QStringLiteral("postgresql"))
            options.databaseUrl = PostgresCluster::url(PostgresCluster::shared().createDatabase());
        engine.engine = std::make_unique<TestEngine>(options);
        fill(engine);
        m_engines.emplace(name, std::move(engine));
    }
}

void ListsTest::fill(Engine &engine)
{
    for (const char *name : {"charlie", "alpha", "bravo"}) {
        const QString text = QString::fromLatin1(name);
        (void)engine.engine->owner(
            "POST", QStringLiteral("/api/v1/platforms"),
            QJsonObject{{QStringLiteral("name"), text},
                        {QStringLiteral("host"), text + QStringLiteral(".example")},
                        {QStringLiteral("username"), QStringLiteral("ubuntu")},
                        {QStringLiteral("password"), QStringLiteral("secret123")},
                        {QStringLiteral("group_name"), QStringLiteral("web")},
                        {QStringLiteral("description"), QStringLiteral("Узел ") + text},
                        {QStringLiteral("tags"), QJsonArray{text}}});
        (void)engine.engine->owner("POST", QStringLiteral("/api/v1/keys/generate"),
                                   QJsonObject{{QStringLiteral("name"), text}});
        (void)engine.engine->owner(
            "POST", QStringLiteral("/api/v1/users"),
            QJsonObject{{QStringLiteral("username"), text},
                        {QStringLiteral("password"), QStringLiteral("correct horse battery")},
                        {QStringLiteral("role"), QStringLiteral("viewer")}});
        const QJsonObject task = engine.engine->owner(
            "POST", QStringLiteral("/api/v1/tasks"),
            QJsonObject{{QStringLiteral("type"), QStringLiteral("run_command")},
                        {QStringLiteral("all"), true},
                        {QStringLiteral("command"), QStringLiteral("echo ") + text}});
        engine.taskId = task.value(QStringLiteral("id")).toString();
        QCOMPARE(
            engine.engine->waitForTask(engine.taskId).value(QStringLiteral("status")).toString(),
            QStringLiteral("success"));
    }
}

void ListsTest::windowsCutTheWholeList()
{
    const QString path = listPath(route());
    const QJsonObject whole = get(path);
    const QJsonArray items = whole.value(QStringLiteral("items")).toArray();
    QVERIFY(items.size() >= 3);
    QCOMPARE(whole.value(QStringLiteral("total")).toInteger(), items.size());
    QCOMPARE(whole.value(QStringLiteral("limit")).toInt(), 100);

    const QJsonObject window = get(path + QStringLiteral("?limit=2&offset=1"));
    QCOMPARE(window.value(QStringLiteral("items")).toArray(), (QJsonArray{items[1], items[2]}));
    QCOMPARE(window.value(QStringLiteral("total")), whole.value(QStringLiteral("total")));
    QCOMPARE(window.value(QStringLiteral("offset")).toInt(), 1);

    const QJsonObject page = get(path + QStringLiteral("?page=3&page_size=1"));
    QCOMPARE(page.value(QStringLiteral("items")).toArray(), QJsonArray{items[2]});

    const QJsonObject beyond = get(path + QStringLiteral("?offset=1000"));
    QVERIFY(beyond.value(QStringLiteral("items")).toArray().isEmpty());
    QCOMPARE(beyond.value(QStringLiteral("total")), whole.value(QStringLiteral("total")));
}

void ListsTest::everySortIsAnswered()
{
    const QString path = listPath(route());
    const qint64 total = get(path).value(QStringLiteral("total")).toInteger();
    int sorts = 0;
    for (const QueryParameter &parameter : route().query) {
        if (parameter.type != QueryParameter::Type::Sort)
            continue;
        for (const QString &field : QString::fromLatin1(parameter.choices).split(u',')) {
            for (const QString &sort : {field, u'-' + field}) {
                const QJsonObject list = get(path + QStringLiteral("?sort=") + sort);
                QCOMPARE(list.value(QStringLiteral("items")).toArray().size(), total);
                ++sorts;
            }
        }
    }
    QVERIFY(sorts > 0);
}

void ListsTest::everyFilterIsAnswered()
{
    const QString path = listPath(route());
    int filters = 0;
    for (const QueryParameter &parameter : route().query) {
        QStringList values;
        switch (parameter.type) {
        case QueryParameter::Type::Sort:
        case QueryParameter::Type::Integer:
            continue;
        case QueryParameter::Type::Choice:
            values = QString::fromLatin1(parameter.choices).split(u',');
            break;
        case QueryParameter::Type::Boolean:
            values = {QStringLiteral("true"), QStringLiteral("false")};
            break;
        case QueryParameter::Type::Time:
            values = {QStringLiteral("2020-01-01T00:00:00Z")};
            break;
        case QueryParameter::Type::Text:
            values = {QStringLiteral("nothing"),
                      QStringLiteral("00000000-0000-7000-8000-000000000000")};
            break;
        }
        for (const QString &value : values) {
            (void)get(path + u'?' + QString::fromLatin1(parameter.name) + u'=' + value);
            ++filters;
        }
    }
    QVERIFY(filters > 0);
}

void ListsTest::searchIsAnswered()
{
    const auto response = current().engine->router().handle(
        requestFor("GET", listPath(route()) + QStringLiteral("?q=no-such-text-anywhere"),
                   current().engine->token(domain::Role::Admin)));
    if (route().has(api::kSearchable)) {
        QCOMPARE(response.status, 200);
        QCOMPARE(jsonOf(response).value(QStringLiteral("total")).toInteger(), 0);
    } else {
        QCOMPARE(refusedFields(response), QStringList(QStringLiteral("q field.unknown")));
    }
}

void ListsTest::unversionedPathsAnswerPlainArrays()
{
    const QByteArray token = current().engine->token(domain::Role::Admin);
    QString path = listPath(route());
    const auto versioned = current().engine->router().handle(requestFor("GET", path, token));
    path.replace(QStringLiteral("/api/v1/"), QStringLiteral("/api/"));
    const auto plain = current().engine->router().handle(requestFor("GET", path + u'/', token));
    QCOMPARE(plain.status, 200);
    const QJsonDocument array = QJsonDocument::fromJson(plain.body);
    QVERIFY(array.isArray());
    const QJsonArray items = jsonOf(versioned).value(QStringLiteral("items")).toArray();
    QCOMPARE(array.array().size(), items.size());
    for (qsizetype i = 0; i < items.size(); ++i)
        QCOMPARE(array.array()[i][QStringLiteral("id")], items[i][QStringLiteral("id")]);
    QCOMPARE(headerOf(plain, "X-Total-Count"), QByteArray::number(items.size()));
    QCOMPARE(headerOf(versioned, "X-Total-Count"), QByteArray::number(items.size()));
}

void ListsTest::platformsAreSortedByName()
{
    const QStringList sorted{QStringLiteral("alpha"), QStringLiteral("bravo"),
                             QStringLiteral("charlie")};
    QCOMPARE(names(QStringLiteral("sort=name")), sorted);
    QCOMPARE(names(QStringLiteral("sort=-name")), QStringList(sorted.rbegin(), sorted.rend()));
    QCOMPARE(names(QString()), sorted);
    QCOMPARE(
        names(QStringLiteral("sort=created_at")),
        QStringList({QStringLiteral("charlie"), QStringLiteral("alpha"), QStringLiteral("bravo")}));
}

void ListsTest::listsAreNeverOld()
{
    const QString query = QStringLiteral("sort=name");
    const QStringList before = names(query);
    QCOMPARE(names(query), before);
    const QString id =
        current()
            .engine
            ->owner("POST", QStringLiteral("/api/v1/platforms"),
                    QJsonObject{{QStringLiteral("name"), QStringLiteral("fresh")},
                                {QStringLiteral("host"), QStringLiteral("fresh.example")},
                                {QStringLiteral("username"), QStringLiteral("root")},
                                {QStringLiteral("auth_method"), QStringLiteral("agent")}})
            .value(QStringLiteral("id"))
            .toString();
    QVERIFY(!id.isEmpty());
    QVERIFY(names(query).contains(QStringLiteral("fresh")));
    QVERIFY(!names(QStringLiteral("sort=-name&search=nothing")).contains(QStringLiteral("fresh")));
    std::thread elsewhere([this, &id] {
        const auto owner = domain::Actor::localOwner(QStringLiteral("test"));
        (void)current().engine->context().services().platforms.remove(owner, id);
        current().engine->context().database().closeThisThread();
    });
    elsewhere.join();
    QCOMPARE(names(query), before);
}

void ListsTest::filtersAreExact()
{
    QCOMPARE(names(QStringLiteral("tag=alpha")), QStringList(QStringLiteral("alpha")));
    QCOMPARE(names(QStringLiteral("tag=alph")), QStringList());
    QCOMPARE(names(QStringLiteral("host=bravo.example")), QStringList(QStringLiteral("bravo")));
    QCOMPARE(names(QStringLiteral("group_name=web")).size(), 3);
    QCOMPARE(names(QStringLiteral("group_name=web&name=charlie")),
             QStringList(QStringLiteral("charlie")));
    QCOMPARE(names(QStringLiteral("auth_method=private_key")), QStringList());
}

void ListsTest::searchFoldsCase()
{
    QCOMPARE(names(QStringLiteral("q=ALPH")), QStringList(QStringLiteral("alpha")));
    QCOMPARE(names(QStringLiteral("q=УЗЕЛ")).size(), 3);
    QCOMPARE(names(QStringLiteral("search=%25")), QStringList());
}

void ListsTest::auditIsFilteredByTime()
{
    const QString path = QStringLiteral("/api/v1/audit");
    const qint64 all = get(path).value(QStringLiteral("total")).toInteger();
    QCOMPARE(get(path + QStringLiteral("?from=2020-01-01T00:00:00Z"))
                 .value(QStringLiteral("total"))
                 .toInteger(),
             all);
    QCOMPARE(get(path + QStringLiteral("?to=2020-01-01T00:00:00Z"))
                 .value(QStringLiteral("total"))
                 .toInteger(),
             0);
    const QJsonObject created = get(path + QStringLiteral("?action=platform.create"));
    QCOMPARE(created.value(QStringLiteral("total")).toInteger(), 3);
    QCOMPARE(created[QStringLiteral("items")][0][QStringLiteral("user")].toString(),
             QStringLiteral("local:test"));
}

QTEST_GUILESS_MAIN(ListsTest)
#include "tst_lists.moc"
