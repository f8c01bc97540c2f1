#include "storage/outputstore.h"

#include "outputfixture.h"
#include "storage/outputfile.h"

#include <QFile>
#include <QRandomGenerator>

using namespace testum;
using namespace testum::storage;
using namespace testum::tests;
using domain::RunStatus;
using domain::Stream;

namespace {

/// Lines of both streams, about `bytes` together; larger than one chunk where wanted.
void writeMuch(OutputFixture &f, const domain::RunRef &run, int pieces, QRandomGenerator &random,
               QByteArray &standardOutput, QByteArray &standardError)
{
    for (int i = 0; i < pieces; ++i) {
        const bool toError = random.bounded(4) == 0;
        QByteArray piece = QByteArray::number(i) + ' ';
        piece +=
            QByteArray(random.bounded(3000), static_cast<char>('a' + i % 26)) + "\xe2\x82\xac\n";
        VERIFY_OK(f.writer->append(run, toError ? Stream::Stderr : Stream::Stdout, piece));
        (toError ? standardError : standardOutput) += piece;
    }
}

} // namespace

class OutputStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumingAnywhereGivesNoGapAndNoDuplicate_data() { database_data(); }
    void resumingAnywhereGivesNoGapAndNoDuplicate()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.inlineBytes = 40'000; // a part in the database, the rest in the file
        options.flushBytes = 16 * 1024;
        OutputFixture f(*database, database.directory(), options);
        QRandomGenerator random(1);
        const domain::RunRef run = f.addStartedRun();
        QByteArray standardOutput;
        QByteArray standardError;
        writeMuch(f, run, 400, random, standardOutput, standardError);
        f.writer->finish(run, OutputFixture::success());
        QTRY_COMPARE(f.recorder.finishedTasks(), 1);
        const auto all = f.stored(run.taskId);
        QVERIFY(isDense(all));
        QCOMPARE(joined(all, run.runId, Stream::Stdout), standardOutput);
        const auto last = f.store.lastSeq(run.taskId);
        VERIFY_OK(last);
        QCOMPARE(*last, all.last().seq);

        for (int cut = 0; cut < 1000; ++cut) {
            const qint64 after = random.bounded(static_cast<int>(all.size()) + 1);
            const qint64 maxBytes = 1 + random.bounded(200'000);
            const auto part = f.store.chunks(run.taskId, after, maxBytes);
            VERIFY_OK(part);
            QCOMPARE(part->isEmpty(), after == all.size());
            qint64 bytes = 0;
            for (qsizetype i = 0; i < part->size(); ++i) {
                const domain::OutputChunk &expected = all[after + i];
                QCOMPARE((*part)[i].seq, expected.seq);
                QCOMPARE((*part)[i].data, expected.data);
                QCOMPARE((*part)[i].streamOffset, expected.streamOffset);
                bytes += expected.data.size();
            }
            QVERIFY(part->size() <= 1 || bytes <= maxBytes);
        }
    }

    void rangesOfAStreamAreExact_data() { database_data(); }
    void rangesOfAStreamAreExact()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.inlineBytes = 100'000;
        OutputFixture f(*database, database.directory(), options);
        QRandomGenerator random(2);
        const domain::RunRef run = f.addStartedRun();
        QByteArray standardOutput;
        QByteArray standardError;
        writeMuch(f, run, 300, random, standardOutput, standardError);
        f.writer->finish(run, OutputFixture::success());
        QVERIFY(f.waitForStatus(run, RunStatus::Success));
        const auto whole =
            f.store.bytes(run.runId, Stream::Stderr, 0, std::numeric_limits<qint64>::max());
        VERIFY_OK(whole);
        QCOMPARE(*whole, standardError);
        for (int i = 0; i < 300; ++i) {
            const qint64 offset = random.bounded(static_cast<int>(standardOutput.size()) + 10);
            const qint64 max = random.bounded(150'000);
            const auto part = f.store.bytes(run.runId, Stream::Stdout, offset, max);
            VERIFY_OK(part);
            QCOMPARE(*part, standardOutput.mid(offset, max));
        }
    }

    void anUnknownTaskHasNothing_data() { database_data(); }
    void anUnknownTaskHasNothing()
    {
        TestDatabase database;
        OutputStore store(*database, database.directory());
        QCOMPARE(store.lastSeq(newId()).value(), 0);
        QVERIFY(store.chunks(newId(), 0, 1000).value().isEmpty());
        QVERIFY(store.bytes(newId(), Stream::Stdout, 0, 1000).value().isEmpty());
    }

    void everyByteValueSurvives_data() { database_data(); }
    void everyByteValueSurvives()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        QByteArray bytes;
        for (int value = 0; value < 256; ++value)
            bytes += static_cast<char>(value);
        const domain::RunRef run = f.addStartedRun();
        VERIFY_OK(f.writer->append(run, Stream::Stdout, bytes));
        f.writer->finish(run, OutputFixture::success());
        QVERIFY(f.waitForStatus(run, RunStatus::Success));
        QCOMPARE(f.store.bytes(run.runId, Stream::Stdout, 0, 1000).value(), bytes);
    }

    void largeOutputGoesToAPrivateFile_data() { database_data(); }
    void largeOutputGoesToAPrivateFile()
    {
        TestDatabase database;
        OutputFixture f(*database, database.directory());
        const domain::RunRef run = f.addStartedRun();
        const QByteArray bytes = QByteArray("0123456789abcde\n").repeated(40'000);
        VERIFY_OK(f.writer->append(run, Stream::Stdout, bytes));
        f.writer->finish(run, OutputFixture::success());
        QVERIFY(f.waitForStatus(run, RunStatus::Success));
        QCOMPARE(f.run(run).resultLocation, QStringLiteral("file:") + run.runId);
        QFile file(outputFilePath(database.directory(), run.runId));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(file.size() >= bytes.size() - 256 * 1024);
        QVERIFY(file.size() < bytes.size());
        QCOMPARE(f.store.bytes(run.runId, Stream::Stdout, 0, bytes.size() + 1).value(), bytes);
    }

    void nothingGoesToAFileWhenAllIsInline_data() { database_data(); }
    void nothingGoesToAFileWhenAllIsInline()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.inlineBytes = -1;
        OutputFixture f(*database, database.directory(), options);
        const domain::RunRef run = f.addStartedRun();
        const QByteArray bytes(2'000'000, 'x');
        VERIFY_OK(f.writer->append(run, Stream::Stdout, bytes));
        f.writer->finish(run, OutputFixture::success());
        QVERIFY(f.waitForStatus(run, RunStatus::Success));
        QCOMPARE(f.run(run).resultLocation, QString());
        QVERIFY(!QFile::exists(outputFilePath(database.directory(), run.runId)));
        QCOMPARE(f.store.bytes(run.runId, Stream::Stdout, 0, bytes.size()).value(), bytes);
    }

    void bytesBeyondTheLastCommitAreWrittenOver_data() { database_data(); }
    void bytesBeyondTheLastCommitAreWrittenOver()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.inlineBytes = 0;
        OutputFixture f(*database, database.directory(), options);
        const domain::RunRef run = f.addStartedRun();
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "first"));
        QTRY_COMPARE(f.run(run).stdoutBytes, 5);
        QFile file(outputFilePath(database.directory(), run.runId));
        QVERIFY(file.open(QIODevice::Append));
        file.write("left behind by a commit that never was");
        file.close();
        QCOMPARE(f.store.bytes(run.runId, Stream::Stdout, 0, 1000).value(), QByteArray("first"));
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "second"));
        QTRY_COMPARE(f.store.bytes(run.runId, Stream::Stdout, 0, 1000).value(),
                     QByteArray("firstsecond"));
    }

    void aMissingOrShortFileIsReported_data() { database_data(); }
    void aMissingOrShortFileIsReported()
    {
        TestDatabase database;
        OutputWriter::Options options;
        options.inlineBytes = 0;
        OutputFixture f(*database, database.directory(), options);
        const domain::RunRef run = f.addStartedRun();
        VERIFY_OK(f.writer->append(run, Stream::Stdout, "some bytes"));
        f.writer->finish(run, OutputFixture::success());
        QVERIFY(f.waitForStatus(run, RunStatus::Success));
        QFile file(outputFilePath(database.directory(), run.runId));
        QVERIFY(file.resize(4));
        COMPARE_REASON(f.store.bytes(run.runId, Stream::Stdout, 0, 1000), "output.missing");
        QVERIFY(file.remove());
        COMPARE_REASON(f.store.chunks(run.taskId, 1, 1000), "output.missing");
    }
};

QTEST_GUILESS_MAIN(OutputStoreTest)
#include "tst_outputstore.moc"
