#include "storage/sqldialect.h"
#include "storage/sqlscript.h"

#include <QTest>

using namespace testum::storage;
using Engine = DatabaseConfig::Engine;

class SqlScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsStatements_data();
    void splitsStatements();
    void expandsTokensOfTheEngine_data();
    void expandsTokensOfTheEngine();
};

void SqlScriptTest::splitsStatements_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("only comments") << QStringLiteral("-- a; b\n\n-- c") << QStringList();
    QTest::newRow("two") << QStringLiteral("A 1;\nB 2;\n")
                         << QStringList{QStringLiteral("A 1"), QStringLiteral("B 2")};
    QTest::newRow("no last semicolon")
        << QStringLiteral("A;B") << QStringList{QStringLiteral("A"), QStringLiteral("B")};
    QTest::newRow("semicolon in a string")
        << QStringLiteral("A 'x;y''z;';B")
        << QStringList{QStringLiteral("A 'x;y''z;'"), QStringLiteral("B")};
    QTest::newRow("comment sign in a string")
        << QStringLiteral("A '--x';B")
        << QStringList{QStringLiteral("A '--x'"), QStringLiteral("B")};
    QTest::newRow("quote in a comment")
        << QStringLiteral("A -- don't\n1;B")
        << QStringList{QStringLiteral("A \n1"), QStringLiteral("B")};
    QTest::newRow("quoted name") << QStringLiteral("A \"x;'\";B")
                                 << QStringList{QStringLiteral("A \"x;'\""), QStringLiteral("B")};
}

void SqlScriptTest::splitsStatements()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    QCOMPARE(splitStatements(script), statements);
}

void SqlScriptTest::expandsTokensOfTheEngine_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgres");
    QTest::newRow("nothing") << QStringLiteral("SELECT '$1 {x}'")
                             << QStringLiteral("SELECT '$1 {x}'")
                             << QStringLiteral("SELECT '$1 {x}'");
    QTest::newRow("blob") << QStringLiteral("a ${BLOB}, b ${BLOB}")
                          << QStringLiteral("a BLOB, b BLOB") << QStringLiteral("a BYTEA, b BYTEA");
    QTest::newRow("lock") << QStringLiteral("SELECT 1 ${FOR_UPDATE}") << QStringLiteral("SELECT 1 ")
                          << QStringLiteral("SELECT 1 FOR UPDATE");
}

void SqlScriptTest::expandsTokensOfTheEngine()
{
    QFETCH(QString, sql);
    QTEST(SqlDialect::expanded(sql, Engine::Sqlite), "sqlite");
    QTEST(SqlDialect::expanded(sql, Engine::Postgres), "postgres");
}

QTEST_GUILESS_MAIN(SqlScriptTest)
#include "tst_sqlscript.moc"
