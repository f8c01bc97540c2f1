#include "unit/cli/fakecli.h"

#include <QTest>

#include <csignal>

using namespace testum;
using namespace testum::tests;

class TestRunCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheTask();
    void joinsWordsAndKeepsDashes();
    void labelsLinesOfBothStreams();
    void joinsSplitLines();
    void progressWithCarriageReturnsIsShownUpdateByUpdate();
    void lastLineWithoutEndIsPrinted();
    void withoutLabelsASingleHostIsPassedThrough();
    void escapesForATerminal();
    void exactForAPipe();
    void gathersIdenticalOutput();
    void gatheredStderrHasItsOwnHeading();
    void gatherFetchesLargeOutput();
    void summaryNamesWhoFailed();
    void reasonsAreInTheUsersLanguage();
    void quietSaysNothing();
    void exitCode_data();
    void exitCode();
    void jsonIsTheFeedLineByLine();
    void gatheredJsonIsOneDocument();
    void interruptPrintsWhatArrivedAndCancels();
    void secondInterruptEndsTheWait();
    void sigtermIsAnInterruptWithItsOwnCode();
    void closedPipeStopsTheTask();
    void engineErrorIsPrinted();
};

void TestRunCommand::asksForTheTask()
{
    FakeCli cli;
    FakeTask task(cli, {u"web01"_s});
    task.exited(u"web01"_s, 0);
    task.done();
    const int code =
        cli.run({u"run"_s, u"-w"_s, u"web01,web02"_s, u"-w"_s, u"web01,db"_s, u"-t"_s, u"2m"_s,
                 u"-f"_s, u"8"_s, u"--connect-timeout=5"_s, u"--connect-retries=0"_s,
                 u"--output-cap"_s, u"4096"_s, u"--"_s, u"uptime"_s});
    QCOMPARE(code, 0);
    const QJsonObject body = cli.engine->bodyOf("POST", u"/api/v1/tasks"_s);
    const QJsonObject expected{{u"type"_s, u"run_command"_s},
                               {u"platforms"_s, QJsonArray{u"web01"_s, u"web02"_s, u"db"_s}},
                               {u"command"_s, u"uptime"_s},
                               {u"timeout"_s, 120},
                               {u"width"_s, 8},
                               {u"connect_timeout"_s, 5},
                               {u"connect_retries"_s, 0},
                               {u"output_cap"_s, 4096}};
    QCOMPARE(body, expected);
}

void TestRunCommand::joinsWordsAndKeepsDashes()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.done();
    cli.run({u"run"_s, u"-a"_s, u"ls"_s, u"-la"_s, u"--"_s, u"-b"_s});
    const QJsonObject body = cli.engine->bodyOf("POST", u"/api/v1/tasks"_s);
    QCOMPARE(body.value(u"command"_s).toString(), u"ls -la -- -b"_s);
    QCOMPARE(body.value(u"all"_s).toBool(), true);
}

void TestRunCommand::labelsLinesOfBothStreams()
{
    FakeCli cli;
    FakeTask task(cli, {u"web01"_s, u"web02"_s});
    task.output(u"web01"_s, u"one\ntwo\n"_s);
    task.output(u"web02"_s, u"oops\n"_s, u"stderr"_s);
    task.exited(u"web01"_s, 0);
    task.exited(u"web02"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("web01: one\nweb01: two\n"));
    QCOMPARE(cli.error(), QByteArray("web02: oops\n"));
}

void TestRunCommand::joinsSplitLines()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s});
    task.output(u"a"_s, u"he"_s);
    task.output(u"b"_s, u"b1\nb"_s);
    task.output(u"a"_s, u"llo"_s);
    task.output(u"a"_s, u"err"_s, u"stderr"_s);
    task.output(u"a"_s, u"\nnext\r"_s);
    task.output(u"a"_s, u"\n"_s);
    task.output(u"b"_s, u"2\n"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("b: b1\na: hello\na: next\nb: b2\n"));
    QCOMPARE(cli.error(), QByteArray("a: err\n"));
}

void TestRunCommand::progressWithCarriageReturnsIsShownUpdateByUpdate()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"10%\r20%\r\r"_s);
    task.output(u"a"_s, u"100%\r\n\nend\r"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("a: 10%\na: 20%\na: 100%\na: \na: end\n"));
}

void TestRunCommand::lastLineWithoutEndIsPrinted()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s});
    task.output(u"a"_s, u"no end"_s);
    task.output(u"b"_s, u"cut off"_s);
    task.exited(u"a"_s, 0);
    task.output(u"b"_s, u" later"_s);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("a: no end\nb: cut off later\n"));
}

void TestRunCommand::withoutLabelsASingleHostIsPassedThrough()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"x\r\ny\rz"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aqN"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("x\r\ny\rz"));
}

void TestRunCommand::escapesForATerminal()
{
    FakeCli cli;
    cli.environment.outputIsTerminal = true;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"\u001b[31mred\u0007 \u009b1m tab\t\u202eevil\u007f\n"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("a: ^[[31mred^G <U+009B>1m tab\t<U+202E>evil^?\n"));
}

void TestRunCommand::exactForAPipe()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"\u001b[31mred\n"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-aq"_s, u"x"_s});
    QCOMPARE(cli.output(), QByteArray("a: \x1b[31mred\n"));
}

void TestRunCommand::gathersIdenticalOutput()
{
    FakeCli cli;
    FakeTask task(cli, {u"web10"_s, u"web2"_s, u"db"_s, u"odd"_s});
    for (const QString &host : {u"web10"_s, u"web2"_s}) {
        task.output(host, u"sa"_s);
        task.output(host, u"me\n"_s);
    }
    task.output(u"db"_s, u"same\n"_s); // the same output, another exit code
    task.output(u"odd"_s, u"other"_s);
    task.exited(u"web10"_s, 0);
    task.exited(u"web2"_s, 0);
    task.exited(u"db"_s, 1);
    task.exited(u"odd"_s, 0);
    task.done();
    const int code = cli.run({u"run"_s, u"-abq"_s, u"x"_s});
    QCOMPARE(code, 5);
    const QByteArray rule(15, '-');
    const auto group = [&](const QByteArray &names, const QByteArray &text) {
        return rule + '\n' + names + '\n' + rule + '\n' + text;
    };
    QCOMPARE(cli.output(),
             group("web2,web10 (2)", "same\n") + group("db", "same\n") + group("odd", "other\n"));
}

void TestRunCommand::gatheredStderrHasItsOwnHeading()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"out\n"_s);
    task.output(u"a"_s, u"warn\n"_s, u"stderr"_s);
    task.exited(u"a"_s, 0);
    task.done();
    cli.run({u"run"_s, u"-abq"_s, u"x"_s});
    const QByteArray rule(15, '-');
    QCOMPARE(cli.output(), rule + "\na\n" + rule + "\nout\n");
    QCOMPARE(cli.error(), rule + "\na stderr\n" + rule + "\nwarn\n");
}

void TestRunCommand::gatherFetchesLargeOutput()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s});
    const QByteArray large(200'000, 'x');
    for (const QString &host : {u"a"_s, u"b"_s}) {
        for (int i = 0; i < 4; ++i)
            task.output(host, QString::fromLatin1(large.left(50'000)));
        task.exited(host, 0);
    }
    task.done();
    const auto base = cli.engine->answer;
    int fetched = 0;
    cli.engine->answer = [&, base](const client::ApiCall &call) {
        if (!call.path.endsWith("/output"_L1))
            return base(call);
        ++fetched;
        return client::ApiReply{200, "application/octet-stream", large};
    };
    cli.run({u"run"_s, u"-abq"_s, u"x"_s});
    QVERIFY(cli.output().startsWith(QByteArray(15, '-') + "\na,b (2)\n"));
    QCOMPARE(cli.output().count('x'), large.size());
    QCOMPARE(fetched, 2); // one host's bytes, then its end
}

void TestRunCommand::summaryNamesWhoFailed()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s});
    task.exited(u"a"_s, 0);
    task.exited(u"b"_s, 0);
    task.exited(u"c"_s, 3);
    task.status(u"d"_s, u"failed"_s, {{u"exit_signal"_s, u"KILL"_s}});
    task.failed(u"e"_s, u"ssh.unreachable"_s);
    task.failed(u"f"_s, u"task.timed_out"_s);
    task.done();
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"x"_s}), 4);
    const QByteArray summary = "2 succeeded, 1 failed (exit 3: c), 1 killed by signal KILL (d), "
                               "1 without connection or login (e), 1 timed out (f)\n";
    QVERIFY2(cli.error().endsWith(summary), cli.error().constData());
    QVERIFY(cli.error().contains("e: The host is unreachable."));
}

void TestRunCommand::reasonsAreInTheUsersLanguage()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s});
    task.failed(u"a"_s, u"ssh.auth_failed"_s);
    task.failed(u"b"_s, u"nobody.knows"_s);
    task.done();
    cli.run({u"run"_s, u"--lang"_s, u"ru"_s, u"-a"_s, u"x"_s});
    const QString error = QString::fromUtf8(cli.error());
    QVERIFY2(error.contains(u"a: Хост"_s), qPrintable(error));
    QVERIFY(error.contains(u"b: Message of nobody.knows"_s));
    QVERIFY(error.contains(u"1 хост без связи или входа (a)"_s));
    QCOMPARE(cli.localOptions.language, text::Language::Russian);
}

void TestRunCommand::quietSaysNothing()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.failed(u"a"_s, u"ssh.auth_failed"_s);
    task.done();
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"-q"_s, u"x"_s}), 4);
    QVERIFY(cli.error().isEmpty());
}

void TestRunCommand::exitCode_data()
{
    QTest::addColumn<QStringList>("ends"); // a number: exit code; SIGX; or a reason
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("largest"); // with -S
    QTest::newRow("all fine") << QStringList{u"0"_s, u"0"_s} << 0 << 0;
    QTest::newRow("remote code") << QStringList{u"0"_s, u"7"_s, u"42"_s} << 5 << 42;
    QTest::newRow("signal") << QStringList{u"SIGTERM"_s} << 5 << 143;
    QTest::newRow("unknown signal") << QStringList{u"SIGODD"_s} << 5 << 255;
    QTest::newRow("login") << QStringList{u"ssh.auth_failed"_s} << 4 << 4;
    QTest::newRow("host key") << QStringList{u"ssh.host_key_changed"_s, u"0"_s} << 4 << 4;
    QTest::newRow("timeout") << QStringList{u"task.timed_out"_s} << 3 << 3;
    QTest::newRow("cancelled") << QStringList{u"cancelled"_s} << 3 << 3;
    QTest::newRow("engine gone") << QStringList{u"interrupted"_s} << 1 << 1;
    QTest::newRow("other") << QStringList{u"vault.cannot_open"_s} << 1 << 1;
    QTest::newRow("4 before 3") << QStringList{u"task.timed_out"_s, u"ssh.timeout"_s} << 4 << 4;
    QTest::newRow("3 before 1") << QStringList{u"interrupted"_s, u"cancelled"_s} << 3 << 3;
    QTest::newRow("3 before 5") << QStringList{u"9"_s, u"cancelled"_s} << 3 << 9;
    QTest::newRow("4 before 5") << QStringList{u"200"_s, u"ssh.unreachable"_s} << 4 << 200;
    QTest::newRow("1 before 5") << QStringList{u"2"_s, u"vault.cannot_open"_s} << 1 << 2;
}

void TestRunCommand::exitCode()
{
    QFETCH(QStringList, ends);
    QFETCH(int, code);
    QFETCH(int, largest);
    QStringList hosts;
    for (qsizetype i = 0; i < ends.size(); ++i)
        hosts.append(u"h%1"_s.arg(i));
    for (const bool largestCode : {false, true}) {
        FakeCli cli;
        FakeTask task(cli, hosts);
        for (qsizetype i = 0; i < ends.size(); ++i) {
            bool isCode = false;
            const int number = ends[i].toInt(&isCode);
            if (isCode)
                task.exited(hosts[i], number);
            else if (ends[i].startsWith("SIG"_L1))
                task.status(hosts[i], u"failed"_s, {{u"exit_signal"_s, ends[i].mid(3)}});
            else if (ends[i] == "cancelled"_L1 || ends[i] == "interrupted"_L1)
                task.status(hosts[i], ends[i]);
            else
                task.failed(hosts[i], ends[i]);
        }
        task.done();
        QStringList arguments{u"run"_s, u"-a"_s, u"x"_s};
        if (largestCode)
            arguments.insert(1, u"-S"_s);
        QCOMPARE(cli.run(arguments), largestCode ? largest : code);
    }
}

void TestRunCommand::jsonIsTheFeedLineByLine()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"x\ny"_s);
    task.exited(u"a"_s, 0);
    task.done();
    QCOMPARE(cli.run({u"run"_s, u"--json"_s, u"-a"_s, u"x"_s}), 0);
    const QList<QByteArray> lines = cli.output().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first.value(u"type"_s).toString(), u"output"_s);
    QCOMPARE(first.value(u"platform_name"_s).toString(), u"a"_s);
    QCOMPARE(first.value(u"payload"_s).toString(), u"x\ny"_s);
    QCOMPARE(QJsonDocument::fromJson(lines[2]).object().value(u"type"_s).toString(), u"done"_s);
    QVERIFY(cli.error().isEmpty());
}

void TestRunCommand::gatheredJsonIsOneDocument()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s, u"c"_s});
    for (const QString &host : {u"a"_s, u"b"_s}) {
        task.output(host, u"x\n"_s);
        task.exited(host, 0);
    }
    task.failed(u"c"_s, u"ssh.timeout"_s);
    task.done();
    QCOMPARE(cli.run({u"run"_s, u"--json"_s, u"-ab"_s, u"x"_s}), 4);
    const QJsonObject document = cli.outputJson();
    const QJsonObject group = document.value(u"groups"_s).toArray().at(0).toObject();
    QCOMPARE(group.value(u"platforms"_s).toArray(), QJsonArray({u"a"_s, u"b"_s}));
    QCOMPARE(group.value(u"stdout"_s).toString(), u"x\n"_s);
    const QJsonObject failure = document.value(u"failures"_s).toArray().at(0).toObject();
    QCOMPARE(failure.value(u"error_reason"_s).toString(), u"ssh.timeout"_s);
}

void TestRunCommand::interruptPrintsWhatArrivedAndCancels()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s, u"b"_s, u"c"_s});
    task.exited(u"a"_s, 0);
    task.output(u"b"_s, u"half a li"_s);
    task.output(u"c"_s, u"never read\n"_s);
    cli.engine->beforeMessage = [&](const QJsonObject &message) {
        if (message.value(u"payload"_s) == "never read\n"_L1 && cli.engine->follows == 1)
            cli.environment.interrupt->fire(SIGINT);
    };
    const auto base = cli.engine->answer;
    cli.engine->answer = [&, base](const client::ApiCall &call) {
        if (call.path == "/api/v1/tasks/t1/cancel"_L1) {
            task.status(u"b"_s, u"cancelled"_s, {{u"remote_state"_s, u"gone"_s}});
            task.status(u"c"_s, u"cancelled"_s, {{u"remote_state"_s, u"alive"_s}});
            task.done();
        }
        return base(call);
    };
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"x"_s}), 130);
    QVERIFY(cli.engine->wasCalled("POST", u"/api/v1/tasks/t1/cancel"_s));
    QCOMPARE(cli.output(), QByteArray("b: half a li\nc: never read\n"));
    QCOMPARE(cli.error(), QByteArray("Stopped watching. Not finished: b,c.\n"
                                     "b: The remote command is gone.\n"
                                     "c: The remote command is still alive: look after it on the "
                                     "host.\n"));
}

void TestRunCommand::secondInterruptEndsTheWait()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"x\n"_s);
    task.output(u"a"_s, u"y\n"_s);
    cli.engine->beforeMessage = [&](const QJsonObject &) {
        cli.environment.interrupt->fire(SIGINT); // at the first message of every stretch
    };
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"x"_s}), 130);
    QCOMPARE(cli.engine->follows, 2);
    QVERIFY(cli.error().contains("a: It has not ended yet"));
}

void TestRunCommand::sigtermIsAnInterruptWithItsOwnCode()
{
    FakeCli cli;
    FakeTask task(cli, {u"a"_s});
    task.output(u"a"_s, u"x\n"_s);
    cli.engine->beforeMessage = [&](const QJsonObject &) {
        cli.environment.interrupt->fire(SIGTERM);
    };
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"x"_s}), 128 + SIGTERM);
}

void TestRunCommand::closedPipeStopsTheTask()
{
    FakeCli cli;
    QBuffer closed;
    QVERIFY(closed.open(QIODevice::ReadOnly)); // every write fails, as on a pipe without a reader
    cli.environment.output = &closed;
    FakeTask task(cli, {u"a"_s});
    for (int i = 0; i < 4; ++i)
        task.output(u"a"_s, QString(40'000, u'x') + u'\n');
    const auto base = cli.engine->answer;
    cli.engine->answer = [&, base](const client::ApiCall &call) {
        if (call.path.endsWith("/cancel"_L1)) {
            task.status(u"a"_s, u"cancelled"_s, {{u"remote_state"_s, u"gone"_s}});
            task.done();
        }
        return base(call);
    };
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    QCOMPARE(cli.run({u"run"_s, u"-a"_s, u"x"_s}), 141);
    QVERIFY(cli.engine->wasCalled("POST", u"/api/v1/tasks/t1/cancel"_s));
    QVERIFY(cli.error().endsWith("a: The remote command is gone.\n"));
}

void TestRunCommand::engineErrorIsPrinted()
{
    FakeCli cli;
    cli.engine->answer = [](const client::ApiCall &) {
        return problemReply(404, "not_found", "platform.not_found", u"There is no platform x."_s);
    };
    QCOMPARE(cli.run({u"run"_s, u"-w"_s, u"x"_s, u"y"_s}), 1);
    QCOMPARE(cli.error(), QByteArray("testumctl: There is no platform x.\n"));
    QVERIFY(cli.output().isEmpty());
}

QTEST_GUILESS_MAIN(TestRunCommand)
#include "tst_runcommand.moc"
