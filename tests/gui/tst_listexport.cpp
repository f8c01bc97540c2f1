#include "gui/exportbar.h"
#include "gui/listexport.h"
#include "gui/notifications.h"
#include "scriptedtransport.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

constexpr int kPatienceMs = 20'000;

QString rows() { return QStringLiteral("/api/v1/rows"); }

} // namespace

/// A list that has two rows, and an engine that answers when the test lets it.
class TestListExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_shared<ScriptedEngine>();
        m_gate = std::make_shared<QSemaphore>();
        m_engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
        m_engine->answer(rows(), [gate = m_gate](const client::ApiCall &) {
            gate->acquire();
            return client::ApiReply{200, "application/json",
                                    R"({"items":[{"n":1},{"n":2}],"total":2})"};
        });
        m_connection = std::make_unique<Connection>();
        bool opened = false;
        m_connection->open(ServerProfile::thisComputer(), ScriptedTransport::factory(m_engine),
                           [&opened](const Result<void> &done) { opened = done.has_value(); });
        QTRY_VERIFY(opened);
        m_dir = std::make_unique<QTemporaryDir>();
        m_notifications = std::make_unique<Notifications>();
        m_bar = std::make_unique<ExportBar>(*m_notifications, nullptr);
        m_bar->run(new ListExport(*m_connection, rows(), {}, path(), jsonArrayFormat(), nullptr));
        QVERIFY(m_bar->isVisible());
    }
    void cleanup()
    {
        m_bar.reset();
        m_connection.reset();
    }

    void fileAppearsWhenAllIsWritten()
    {
        m_gate->release();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bar->isVisible(), kPatienceMs);
        QCOMPARE(content(), QByteArray("[\n{\"n\":1},\n{\"n\":2}\n]\n"));
        QCOMPARE(m_notifications->all().first().text,
                 QStringLiteral("Exported to rows.json, 2 row(s)"));
    }

    void cancelledThereIsNone()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->calls(rows()), 1, kPatienceMs);
        cancelButton()->click();
        QVERIFY(!m_bar->isVisible());
        m_gate->release();
        m_connection.reset(); // waits for the call
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(m_notifications->all().isEmpty());
    }

    void itIsToldWhenItWasTooLateToCancel()
    {
        m_gate->release();
        const QDeadlineTimer deadline(kPatienceMs);
        while (!QFile::exists(path()) && !deadline.hasExpired())
            QThread::msleep(5); // the answer waits: no events meanwhile
        cancelButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_notifications->all().size(), 1, kPatienceMs);
        QCOMPARE(m_notifications->all().first().tone, Tone::Success);
        QVERIFY(!m_bar->isVisible());
        QVERIFY(QFile::exists(path()));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("rows.json")); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    }
    [[nodiscard]] QPushButton *cancelButton() const
    {
        return m_bar->findChild<QPushButton *>(QStringLiteral("cancelExportPushButton"));
    }

    std::shared_ptr<ScriptedEngine> m_engine;
    std::shared_ptr<QSemaphore> m_gate;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<ExportBar> m_bar;
};

QTEST_MAIN(TestListExport)
#include "tst_listexport.moc"
