#include "domain/taskmessage.h"

#include <QTest>

using namespace testum::domain;

namespace {

OutputChunk outputChunk(const QByteArray &data, Stream stream = Stream::Stdout)
{
    OutputChunk chunk;
    chunk.runId = QStringLiteral("run");
    chunk.platformId = QStringLiteral("platform");
    chunk.seq = 7;
    chunk.stream = stream;
    chunk.atMs = 1'000;
    chunk.data = data;
    return chunk;
}

QString text(const QJsonObject &message, const char *field)
{
    return message.value(QLatin1String(field)).toString();
}

} // namespace

class TestTaskMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOutputAsText_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("payload");
        const QString replacement(QChar(QChar::ReplacementCharacter));
        QTest::newRow("ASCII") << QByteArray("hello\n") << QStringLiteral("hello\n");
        QTest::newRow("UTF-8") << QByteArray("\xd0\x9f\xe2\x82\xac") << QStringLiteral(u"П€");
        QTest::newRow("beyond the BMP")
            << QByteArray("\xf0\x9f\x98\x80") << QString::fromUcs4(U"\U0001f600");
        QTest::newRow("Latin-1") << QByteArray("caf\xe9!")
                                 << QStringLiteral("caf") + replacement + u'!';
        QTest::newRow("invalid byte") << QByteArray("a\xff"
                                                    "b")
                                      << u'a' + replacement + u'b';
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << replacement + replacement;
        QTest::newRow("cut off") << QByteArray("a\xe2\x82") << u'a' + replacement + replacement;
        QTest::newRow("NUL") << QByteArray("a\0b", 3)
                             << QString(QStringLiteral("a")) + QChar(0) + u'b';
        QTest::newRow("escape sequence is data")
            << QByteArray("\x1b[31mred") << QStringLiteral("\x1b[31mred");
        QTest::newRow("byte order mark is data")
            << QByteArray("\xef\xbb\xbfx") << QString(QChar(0xfeff)) + u'x';
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void showsOutputAsText()
    {
        QFETCH(const QByteArray, data);
        QTEST(text(toMessage(outputChunk(data)), "payload"), "payload");
    }

    void outputNamesItsPlace()
    {
        const QJsonObject message = toMessage(outputChunk("x", Stream::Stderr));
        QCOMPARE(text(message, "type"), QStringLiteral("output"));
        QCOMPARE(text(message, "stream"), QStringLiteral("stderr"));
        QCOMPARE(text(message, "run_id"), QStringLiteral("run"));
        QCOMPARE(text(message, "platform_id"), QStringLiteral("platform"));
        QCOMPARE(message.value(QStringLiteral("seq")).toInteger(), qint64{7});
        QCOMPARE(text(message, "at"), QStringLiteral("1970-01-01T00:00:01.000Z"));
    }

    void outputOfADeletedPlatformHasNull()
    {
        OutputChunk chunk = outputChunk("x");
        chunk.platformId.clear();
        QVERIFY(toMessage(chunk).value(QStringLiteral("platform_id")).isNull());
    }

    void aStartingRunHasItsAttemptOnly()
    {
        const QJsonObject message =
            toMessage(outputChunk(statusEvent(RunStatus::Running, 2, nullptr), Stream::Event));
        QCOMPARE(text(message, "type"), QStringLiteral("status"));
        QCOMPARE(text(message, "payload"), QStringLiteral("running"));
        QCOMPARE(text(message, "run_id"), QStringLiteral("run"));
        QCOMPARE(message.value(QStringLiteral("run")).toObject(),
                 (QJsonObject{{QStringLiteral("attempt"), 2}}));
        QVERIFY(!message.contains(QStringLiteral("stream")));
    }

    void anEndedRunHasItsOutcome()
    {
        RunOutcome outcome;
        outcome.status = RunStatus::Failed;
        outcome.exitCode = 3;
        outcome.errorReason = QStringLiteral("command.failed");
        outcome.truncated = true;
        const QJsonObject message =
            toMessage(outputChunk(statusEvent(RunStatus::Failed, 1, &outcome), Stream::Event));
        const QJsonObject run = message.value(QStringLiteral("run")).toObject();
        QCOMPARE(text(message, "payload"), QStringLiteral("failed"));
        QCOMPARE(run.value(QStringLiteral("exit_code")).toInt(), 3);
        QVERIFY(run.value(QStringLiteral("exit_signal")).isNull());
        QCOMPARE(text(run, "error_reason"), QStringLiteral("command.failed"));
        QCOMPARE(run.value(QStringLiteral("truncated")), QJsonValue(true));
    }

    void theEndOfATaskBelongsToNoRun()
    {
        RunTotals totals;
        totals.success = 2;
        totals.failed = 1;
        OutputChunk chunk = outputChunk(doneEvent(totals), Stream::Event);
        chunk.runId.clear();
        const QJsonObject message = toMessage(chunk);
        QCOMPARE(text(message, "type"), QStringLiteral("done"));
        QCOMPARE(text(message, "payload"), QStringLiteral("failed"));
        QCOMPARE(message.value(QStringLiteral("totals")).toObject(), totals.toJson());
        QCOMPARE(message.value(QStringLiteral("seq")).toInteger(), qint64{7});
        QVERIFY(!message.contains(QStringLiteral("run_id")));
    }

    void connectedTellsWhereTheFeedBegins()
    {
        Task task;
        task.id = QStringLiteral("t");
        task.status = RunStatus::Running;
        task.totals.running = 1;
        const QJsonObject message = connectedMessage(task, 41);
        QCOMPARE(text(message, "type"), QStringLiteral("connected"));
        QCOMPARE(text(message, "payload"), QStringLiteral("t"));
        QCOMPARE(text(message, "status"), QStringLiteral("running"));
        QCOMPARE(message.value(QStringLiteral("seq")).toInteger(), qint64{41});
        QCOMPARE(message.value(QStringLiteral("totals")).toObject(), task.totals.toJson());
    }
};

QTEST_GUILESS_MAIN(TestTaskMessage)
#include "tst_taskmessage.moc"
