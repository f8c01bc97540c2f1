#include "scriptedtransport.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

using State = Connection::State;

Connection::Work<QJsonObject> getting(const QString &path)
{
    return [path](client::ApiClient &client) { return client.get(path); };
}

QString anything() { return QStringLiteral("/api/v1/anything"); }

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_shared<ScriptedEngine>();
        m_engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
        m_engine->answer(QStringLiteral("/health"),
                         {{QStringLiteral("status"), QStringLiteral("ok")}});
        m_engine->answer(anything(), {{QStringLiteral("a"), 1}});
        m_connection = std::make_unique<Connection>();
    }
    void cleanup() { m_connection.reset(); }

    void knowsWhoIsSignedInOnceItIsOpen()
    {
        open();
        QCOMPARE(m_connection->state(), State::Online);
        QCOMPARE(m_connection->me().value(QStringLiteral("role")).toString(),
                 QStringLiteral("admin"));
        QVERIFY(m_connection->may(QStringLiteral("tasks.run")));
        QVERIFY(!m_connection->may(QStringLiteral("anything.else")));
    }

    void isClosedWhenItCannotBeOpened()
    {
        m_engine->setGone(true);
        std::optional<Result<void>> opened;
        m_connection->open(ServerProfile::thisComputer(), ScriptedTransport::factory(m_engine),
                           [&opened](const Result<void> &done) { opened = done; });
        QCOMPARE(m_connection->state(), State::Connecting);
        QTRY_VERIFY(opened);
        QVERIFY(opened->error().is("client.server_unreachable"));
        QCOMPARE(m_connection->state(), State::Closed);
    }

    void tellsWhyAFactoryFails()
    {
        std::optional<Result<void>> opened;
        m_connection->open(
            ServerProfile::thisComputer(),
            []() -> Result<std::unique_ptr<client::Transport>> {
                return Error{ErrorCode::Unauthenticated, "auth.login_failed"};
            },
            [&opened](const Result<void> &done) { opened = done; });
        QTRY_VERIFY(opened);
        QVERIFY(opened->error().is("auth.login_failed"));
    }

    void answersOnTheMainThreadFromAWorker()
    {
        open();
        QThread *worked = nullptr;
        QThread *answered = nullptr;
        m_connection->call<QJsonObject>(
            this,
            [&worked](client::ApiClient &client) {
                worked = QThread::currentThread();
                return client.get(anything());
            },
            [&answered](const Result<QJsonObject> &) { answered = QThread::currentThread(); });
        QTRY_VERIFY(answered);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(worked != answered);
    }

    void doesNotAnswerACancelledCallNorAContextThatIsGone()
    {
        open();
        QSemaphore gate;
        int answers = 0;
        const auto waiting = [&gate](client::ApiClient &client) {
            gate.acquire();
            return client.get(anything());
        };
        const auto count = [&answers](const Result<QJsonObject> &) { ++answers; };
        auto context = std::make_unique<QObject>();
        m_connection->call<QJsonObject>(context.get(), waiting, count);
        m_connection->call<QJsonObject>(this, waiting, count).cancel();
        context.reset();
        gate.release(2);
        bool last = false;
        m_connection->call<QJsonObject>(this, getting(anything()),
                                        [&last](const Result<QJsonObject> &) { last = true; });
        QTRY_VERIFY(last);
        QCOMPARE(answers, 0);
    }

    void dropsTheAnswersOfAConnectionThatWasLeft()
    {
        open();
        QSemaphore gate;
        int answers = 0;
        m_connection->call<QJsonObject>(
            this,
            [&gate](client::ApiClient &client) {
                gate.acquire();
                return client.get(anything());
            },
            [&answers](const Result<QJsonObject> &) { ++answers; });
        open(); // does not wait for the call that hangs
        gate.release();
        bool last = false;
        m_connection->call<QJsonObject>(this, getting(anything()),
                                        [&last](const Result<QJsonObject> &) { last = true; });
        QTRY_VERIFY(last);
        QCOMPARE(answers, 0);
        QCOMPARE(m_connection->state(), State::Online);
    }

    void runsSeveralCallsAtOnceWithAClientEach()
    {
        open();
        QSemaphore inside;
        QSemaphore gate;
        int answers = 0;
        for (int i = 0; i < 3; ++i) {
            m_connection->call<QJsonObject>(
                this,
                [&inside, &gate](client::ApiClient &client) {
                    inside.release();
                    gate.acquire();
                    return client.get(anything());
                },
                [&answers](const Result<QJsonObject> &) { ++answers; });
        }
        QVERIFY(inside.tryAcquire(3, 10'000));
        gate.release(3);
        QTRY_COMPARE(answers, 3);
    }

    void isLostWithTheServerAndFindsItAgainByItself()
    {
        open();
        QSignalSpy restored(m_connection.get(), &Connection::restored);
        m_engine->setGone(true);
        std::optional<Error> error;
        m_connection->call<QJsonObject>(
            this, getting(anything()),
            [&error](const Result<QJsonObject> &answer) { error = answer.error(); });
        QTRY_COMPARE(m_connection->state(), State::Lost);
        QVERIFY(error->is("client.server_unreachable"));
        m_engine->setGone(false);
        QTRY_COMPARE(m_connection->state(), State::Online);
        QCOMPARE(restored.size(), 1);
        QVERIFY(m_engine->calls(QStringLiteral("/health")) > 0);
    }

    void triesAtOnceWhenAsked()
    {
        open();
        lose();
        QTRY_VERIFY(m_engine->calls(QStringLiteral("/health")) > 0); // the pause is longer now
        m_engine->setGone(false);
        m_connection->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), State::Online, 1000);
    }

    void failsAtOnceWhileItIsLost()
    {
        open();
        lose();
        const int before = m_engine->calls(anything());
        std::optional<Error> error;
        m_connection->call<QJsonObject>(
            this, getting(anything()),
            [&error](const Result<QJsonObject> &answer) { error = answer.error(); });
        QTRY_VERIFY(error);
        QVERIFY(error->is("client.server_unreachable"));
        QCOMPARE(m_engine->calls(anything()), before);
    }

    void probesOnceAtATimeAndBehindNoOtherCall()
    {
        open();
        QSemaphore gate;
        m_engine->answer(QStringLiteral("/slow"), [&gate](const client::ApiCall &) {
            gate.acquire();
            return client::ApiReply{200, "application/json", "{}"};
        });
        int slow = 0;
        for (int i = 0; i < 2; ++i) // one worker is left for the call that loses it
            m_connection->call<QJsonObject>(this, getting(QStringLiteral("/slow")),
                                            [&slow](const Result<QJsonObject> &) { ++slow; });
        QTRY_COMPARE(m_engine->calls(QStringLiteral("/slow")), 2);
        lose();
        m_engine->setGone(false);
        QSemaphore probe;
        m_engine->answer(QStringLiteral("/health"), [&probe](const client::ApiCall &) {
            probe.acquire();
            return client::ApiReply{200, "application/json", "{}"};
        });
        const int before = m_engine->calls(QStringLiteral("/health"));
        for (int i = 0; i < 5; ++i)
            m_connection->retryNow();
        QTRY_COMPARE(m_engine->calls(QStringLiteral("/health")), before + 1);
        probe.release(5);
        QTRY_COMPARE(m_connection->state(), State::Online);
        QCOMPARE(m_engine->calls(QStringLiteral("/health")), before + 1);
        gate.release(2);
        QTRY_COMPARE(slow, 2);
    }

    void doesNotPauseLongerForAskingByHand()
    {
        open();
        lose();
        for (int i = 1; i <= 5; ++i) {
            m_connection->retryNow();
            QTRY_VERIFY(m_engine->calls(QStringLiteral("/health")) >= i);
            QTest::qWait(50);
        }
        m_engine->setGone(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), State::Online, 4000);
    }

    void tellsHowItIsLost()
    {
        open();
        lose();
        QVERIFY(m_connection->loss().is("client.server_unreachable"));
        QSignalSpy changed(m_connection.get(), &Connection::lossChanged);
        m_engine->answer(QStringLiteral("/health"), [](const client::ApiCall &) {
            return Error{ErrorCode::Unavailable, "client.pin_mismatch"};
        });
        m_engine->setGone(false);
        m_connection->retryNow();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_connection->state(), State::Lost);
        QVERIFY(m_connection->loss().is("client.pin_mismatch"));
    }

    void isNotLostByOneSlowAnswer()
    {
        open();
        QSignalSpy changes(m_connection.get(), &Connection::stateChanged);
        m_engine->answer(anything(), [](const client::ApiCall &) -> Result<client::ApiReply> {
            return Error{ErrorCode::DeadlineExceeded, "client.timeout"};
        });
        m_connection->call<QJsonObject>(this, getting(anything()),
                                        [](const Result<QJsonObject> &) {});
        QTRY_VERIFY(m_engine->calls(QStringLiteral("/health")) > 0);
        QCOMPARE(m_connection->state(), State::Online);
        QCOMPARE(changes.size(), 0);
    }

    void isSignedOutWhenTheSessionEnds()
    {
        open();
        m_engine->answer(anything(),
                         {{QStringLiteral("code"), QStringLiteral("unauthenticated")},
                          {QStringLiteral("reason"), QStringLiteral("auth.token_expired")}},
                         401);
        m_connection->call<QJsonObject>(this, getting(anything()),
                                        [](const Result<QJsonObject> &) {});
        QTRY_COMPARE(m_connection->state(), State::SignedOut);
    }

    void staysOnlineWhenACallIsRefused()
    {
        open();
        std::optional<Error> error;
        m_connection->call<QJsonObject>(
            this, getting(QStringLiteral("/nowhere")),
            [&error](const Result<QJsonObject> &answer) { error = answer.error(); });
        QTRY_VERIFY(error);
        QVERIFY(error->is("request.no_such_path"));
        QCOMPARE(m_connection->state(), State::Online);
    }

    void noticesAChangeOfTheOwnAccount()
    {
        open();
        QSignalSpy changed(m_connection.get(), &Connection::meChanged);
        m_engine->answer(QStringLiteral("/api/v1/me"),
                         ScriptedEngine::me({QStringLiteral("tasks.read")}));
        m_connection->refreshMe();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!m_connection->may(QStringLiteral("tasks.run")));
        m_connection->close();
        QVERIFY(!m_connection->may(QStringLiteral("tasks.read")));
    }

    void answersWithAnErrorWithoutAConnection()
    {
        std::optional<Error> error;
        m_connection->call<QJsonObject>(
            this, getting(anything()),
            [&error](const Result<QJsonObject> &answer) { error = answer.error(); });
        QTRY_VERIFY(error);
        QVERIFY(error->is("client.server_unreachable"));
    }

    void keepsItsPromisesToTheEngineItLeaves()
    {
        open();
        QSemaphore gate;
        m_engine->answer(QStringLiteral("/slow"), [&gate](const client::ApiCall &) {
            gate.acquire();
            return client::ApiReply{200, "application/json", "{}"};
        });
        bool asked = false;
        for (int i = 0; i < 5; ++i) // more than there are workers
            m_connection->call<QJsonObject>(
                this, getting(QStringLiteral("/slow")),
                [&asked](const Result<QJsonObject> &) { asked = true; });
        std::optional<Result<QJsonObject>> promised;
        connect(m_connection.get(), &Connection::leaving, this, [this, &promised] {
            m_connection->commit<QJsonObject>(
                this, getting(QStringLiteral("/slow")),
                [&promised](const Result<QJsonObject> &answer) { promised = answer; });
        });

        const quint64 before = m_connection->serial();
        const auto left = std::exchange(m_engine, std::make_shared<ScriptedEngine>());
        m_engine->answer(QStringLiteral("/api/v1/me"), ScriptedEngine::me());
        open();
        QVERIFY(m_connection->serial() != before);
        QVERIFY(!promised);
        gate.release(6);
        QTRY_VERIFY(promised);
        QVERIFY(promised->has_value());
        QCOMPARE(m_engine->calls(QStringLiteral("/slow")), 0);
        QVERIFY2(!asked, "an answer of the engine that was left");
        QVERIFY2(left->calls(QStringLiteral("/slow")) < 6, "calls that waited are dropped");
    }

    void keepsItsPromisesWhenTheWindowEnds()
    {
        open();
        m_engine->answer(QStringLiteral("/slow"), [](const client::ApiCall &) {
            QThread::msleep(50);
            return client::ApiReply{200, "application/json", "{}"};
        });
        for (int i = 0; i < 4; ++i)
            m_connection->commit<QJsonObject>(this, getting(QStringLiteral("/slow")),
                                              [](const Result<QJsonObject> &) {});
        m_connection.reset();
        QCOMPARE(m_engine->calls(QStringLiteral("/slow")), 4);
    }

    void cutsWhatHangsShortWhenTheWindowEnds()
    {
        open();
        const auto hang = [engine = m_engine.get()](const client::ApiCall &) {
            for (int i = 0; i < 600 && !engine->isAborted(); ++i)
                QThread::msleep(50);
            return Error{ErrorCode::Unavailable, "client.connection_lost"};
        };
        m_engine->answer(QStringLiteral("/slow"), hang);
        m_connection->call<QJsonObject>(this, getting(QStringLiteral("/slow")),
                                        [](const Result<QJsonObject> &) {});
        for (int i = 0; i < 3; ++i)
            m_connection->commit<QJsonObject>(this, getting(QStringLiteral("/slow")),
                                              [](const Result<QJsonObject> &) {});
        QTRY_COMPARE(m_engine->calls(QStringLiteral("/slow")), 2);
        QElapsedTimer time;
        time.start();
        m_connection.reset();
        QVERIFY2(time.elapsed() < 15'000, qPrintable(QString::number(time.elapsed())));
    }

private:
    void open()
    {
        bool opened = false;
        m_connection->open(ServerProfile::thisComputer(), ScriptedTransport::factory(m_engine),
                           [&opened](const Result<void> &done) { opened = done.has_value(); });
        QTRY_VERIFY(opened);
    }
    void lose()
    {
        m_engine->setGone(true);
        m_connection->call<QJsonObject>(this, getting(anything()),
                                        [](const Result<QJsonObject> &) {});
        QTRY_COMPARE(m_connection->state(), State::Lost);
    }

    std::shared_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<Connection> m_connection;
};

QTEST_MAIN(TestConnection)
#include "tst_connection.moc"
