#include "cli/argumentparser.h"
#include "cli/verb.h"
#include "unit/cli/fakecli.h"

#include <QTest>

using namespace testum;
using namespace testum::tests;

class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badUsageIsRefused_data();
    void badUsageIsRefused();
    void helpIsPrinted_data();
    void helpIsPrinted();
    void everyVerbHasHelpInBothLanguages();
    void noOptionTakesASecret();
    void optionLettersAreUnique();
    void commonOptionsMayComeFirst();
    void languageFromTheEnvironment_data();
    void languageFromTheEnvironment();
    void versionIsPrinted();
    void seconds_data();
    void seconds();
    void usageErrorInJson();
};

void TestArguments::badUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const char *line) {
        QTest::newRow(name) << QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing", "");
    row("only options", "--json");
    row("unknown verb", "frobnicate");
    row("half a verb", "platforms");
    row("unknown second word", "platforms frobnicate");
    row("help for nothing", "help frobnicate");
    row("unknown option", "platforms list --frob");
    row("unknown letter", "run -Z x");
    row("value missing", "run -w");
    row("value for a flag", "platforms list --json=yes");
    row("given twice", "run -f 3 -f 4 -a x");
    row("no number", "run -a -f many x");
    row("number too small", "run -a -f 0 x");
    row("number too large", "run -a -f 513 x");
    row("no time", "run -a -t soon x");
    row("negative time", "run -a -t -5 x");
    row("no host", "run uptime");
    row("empty host list", "run -w , uptime");
    row("hosts and all", "run -a -w x uptime");
    row("no command", "run -a");
    row("no command after --", "run -a --");
    row("exec without command", "exec web01");
    row("exec with too much", "exec web01 ls -- -l");
    row("operand missing", "platforms show");
    row("operand too many", "platforms show a b");
    row("platform without host", "platforms add x --user u");
    row("platform without user", "platforms add x --host h");
    row("port", "platforms add x --host h --user u --port 65536");
    row("edit nothing", "platforms edit x");
    row("unknown secret", "platforms edit x --remove-secret all");
    row("two password sources", "setup --password-file f --password-stdin");
    row("no terminal", "setup");
    row("password in argv", "setup --password hunter2");
    row("password in argv, letter", "login --url https://h -u x -p hunter2");
    row("login without url", "login -u x");
    row("login without user", "login --url https://h");
    row("plain http", "login --url http://192.0.2.1 -u x --password-file /dev/null");
    row("fingerprint", "login --url https://h -u x --fingerprint 12 --password-file /dev/null");
    row("host key twice", "platforms accept-host-key x key --file f");
    row("host key missing", "platforms accept-host-key x");
    row("key without file", "keys add x");
    row("both", "users edit x --enable --disable");
    row("setting", "settings set fan_out");
    row("database password", "platforms list --database-url postgresql://u:secret@h/db");
    row("database password in query", "me --database-url postgresql://h/db?password=secret");
    row("stream", "tasks output t --stream both");
    row("raw json", "tasks output t a --raw --json");
    row("limit", "tasks list --limit 0");
}

void TestArguments::badUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    FakeCli cli;
    QCOMPARE(cli.run(arguments), 2);
    QVERIFY(!cli.error().isEmpty());
    QVERIFY(cli.output().isEmpty());
    QVERIFY(cli.engine->calls.isEmpty());
    QVERIFY(!cli.error().contains("hunter2"));
    QVERIFY(!cli.error().contains("secret@"));
}

void TestArguments::helpIsPrinted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("help") << QStringList{u"help"_s} << QByteArray("\n  run ");
    QTest::newRow("--help") << QStringList{u"--help"_s} << QByteArray("\n  users edit ");
    QTest::newRow("-h") << QStringList{u"-h"_s} << QByteArray("Exit codes:");
    QTest::newRow("help verb") << QStringList{u"help"_s, u"run"_s}
                               << QByteArray("testumctl run [options] -- COMMAND");
    QTest::newRow("help two words") << QStringList{u"help"_s, u"platforms"_s, u"add"_s}
                                    << QByteArray("--sudo-password-file FILE");
    QTest::newRow("verb --help") << QStringList{u"exec"_s, u"--help"_s}
                                 << QByteArray("testumctl exec PLATFORM COMMAND");
    QTest::newRow("precedence") << QStringList{u"run"_s, u"-h"_s} << QByteArray("4, 3, 1, 5");
    QTest::newRow("russian") << QStringList{u"help"_s, u"run"_s, u"--lang=ru"_s}
                             << QByteArray("Вызов: testumctl run");
}

void TestArguments::helpIsPrinted()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    FakeCli cli;
    QCOMPARE(cli.run(arguments), 0);
    QVERIFY2(cli.output().contains(part), cli.output().constData());
    QVERIFY(cli.error().isEmpty());
}

void TestArguments::everyVerbHasHelpInBothLanguages()
{
    for (const cli::Verb &verb : cli::allVerbs()) {
        QByteArray texts[2];
        for (const QString &language : {u"en"_s, u"ru"_s}) {
            FakeCli cli;
            QCOMPARE(
                cli.run(verb.name.split(u' ') + QStringList{u"--help"_s, u"--lang"_s, language}),
                0);
            texts[language == "ru"_L1 ? 1 : 0] = cli.output();
        }
        QVERIFY(texts[0].contains("Usage: testumctl " + verb.name.toUtf8()));
        QVERIFY(texts[1].contains("Вызов: testumctl " + verb.name.toUtf8()));
        QVERIFY2(!texts[1].contains("Print this help"), qPrintable(verb.name));
    }
}

void TestArguments::noOptionTakesASecret()
{
    // Every option whose name speaks of a secret is a flag or takes a file's name.
    for (const cli::Verb &verb : cli::allVerbs()) {
        for (const cli::Option &option : verb.options + cli::commonOptions()) {
            const bool secret = option.name.contains("password"_L1) ||
                                option.name.contains("passphrase"_L1) ||
                                option.name.contains("token"_L1) ||
                                (option.name.contains("key"_L1) && option.name.contains("file"_L1));
            if (secret)
                QVERIFY2(option.value.isEmpty() || option.value == "FILE"_L1,
                         qPrintable(option.name));
        }
    }
}

void TestArguments::optionLettersAreUnique()
{
    for (const cli::Verb &verb : cli::allVerbs()) {
        QStringList seen;
        for (const cli::Option &option : verb.options + cli::commonOptions()) {
            QVERIFY2(!seen.contains(option.name), qPrintable(verb.name + u' ' + option.name));
            seen.append(option.name);
            if (option.letter.isNull())
                continue;
            QVERIFY2(!seen.contains(option.letter), qPrintable(verb.name + u' ' + option.name));
            seen.append(option.letter);
        }
    }
}

void TestArguments::commonOptionsMayComeFirst()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return jsonReply({{u"username"_s, u"me"_s}});
    };
    QCOMPARE(cli.run({u"--data-dir"_s, u"/d"_s, u"--json"_s, u"me"_s}), 0);
    QCOMPARE(cli.localOptions.dataDir, u"/d"_s);
    QCOMPARE(cli.outputJson().value(u"username"_s).toString(), u"me"_s);
}

void TestArguments::languageFromTheEnvironment_data()
{
    QTest::addColumn<QString>("all");
    QTest::addColumn<QString>("messages");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("russian");
    QTest::newRow("LANG") << QString() << QString() << u"ru_RU.UTF-8"_s << QString() << true;
    QTest::newRow("LC_MESSAGES") << QString() << u"ru_RU"_s << u"en_US"_s << QString() << true;
    QTest::newRow("LC_ALL") << u"C"_s << u"ru_RU"_s << u"ru_RU"_s << QString() << false;
    QTest::newRow("option") << u"ru_RU"_s << QString() << QString() << u"en"_s << false;
    QTest::newRow("nothing") << QString() << QString() << QString() << QString() << false;
}

void TestArguments::languageFromTheEnvironment()
{
    QFETCH(QString, all);
    QFETCH(QString, messages);
    QFETCH(QString, lang);
    QFETCH(QString, option);
    QFETCH(bool, russian);
    FakeCli cli;
    cli.environment.variables.insert(u"LC_ALL"_s, all);
    cli.environment.variables.insert(u"LC_MESSAGES"_s, messages);
    cli.environment.variables.insert(u"LANG"_s, lang);
    QStringList arguments{u"help"_s};
    if (!option.isEmpty())
        arguments.prepend(u"--lang="_s + option);
    QCOMPARE(cli.run(arguments), 0);
    QCOMPARE(cli.output().contains("Команды:"), russian);
}

void TestArguments::versionIsPrinted()
{
    FakeCli cli;
    QCOMPARE(cli.run({u"--version"_s}), 0);
    QCOMPARE(cli.output(), QByteArray("testumctl " TESTUM_VERSION "\n"));
}

void TestArguments::seconds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("plain") << u"90"_s << 90.0;
    QTest::newRow("fraction") << u"0.5"_s << 0.5;
    QTest::newRow("s") << u"3s"_s << 3.0;
    QTest::newRow("m") << u"5m"_s << 300.0;
    QTest::newRow("h") << u"2h"_s << 7200.0;
    QTest::newRow("zero") << u"0"_s << -1.0;
    QTest::newRow("nan") << u"nan"_s << -1.0;
    QTest::newRow("inf") << u"inf"_s << -1.0;
    QTest::newRow("unit only") << u"m"_s << -1.0;
    QTest::newRow("empty") << QString() << -1.0;
    QTest::newRow("huge") << u"1e300"_s << -1.0;
}

void TestArguments::seconds()
{
    QFETCH(QString, text);
    QFETCH(double, expected);
    QCOMPARE(cli::secondsFromText(text).value_or(-1.0), expected);
}

void TestArguments::usageErrorInJson()
{
    FakeCli cli;
    QCOMPARE(cli.run({u"platforms"_s, u"add"_s, u"x"_s, u"--json"_s}), 2);
    const QJsonObject error = QJsonDocument::fromJson(cli.error()).object();
    QCOMPARE(error.value(u"reason"_s).toString(), u"cli.usage"_s);
    QVERIFY(!error.value(u"message"_s).toString().isEmpty());
    QVERIFY(cli.output().isEmpty());
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
