// Trying platforms and checking ports through the route table, on a real sshd.

#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

using namespace testum;
using namespace testum::tests;

namespace {

const QString kProbe = QStringLiteral("/api/v1/platforms/probe");
const QString kReachability = QStringLiteral("/api/v1/platforms/reachability");

QString text(const QJsonValue &json, const char *key)
{
    return json[QLatin1String(key)].toString();
}

/// "resolve", "port", … of the steps; the last one followed by its reason when it failed.
QStringList stepsOf(const QJsonObject &report)
{
    QStringList steps;
    for (const QJsonValue &step : report.value(QStringLiteral("steps")).toArray()) {
        steps.append(text(step, "step"));
        if (!step[QStringLiteral("ok")].toBool())
            steps.append(text(step, "reason"));
    }
    return steps;
}

const QStringList kAllSteps{QStringLiteral("resolve"), QStringLiteral("port"),
                            QStringLiteral("host_key"), QStringLiteral("login"),
                            QStringLiteral("facts")};

} // namespace

class TestRealProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = SshdServer::start();
        QVERIFY(m_server);
    }
    void init() { m_engine = std::make_unique<TestEngine>(); }
    void cleanup() { m_engine.reset(); }

    void draftIsTriedToTheFacts();
    void triedPlatformStaysAsItWas();
    void strictPolicyShowsTheKeyOnly();
    void otherPinIsAChangedKey();
    void keyIsShownWithoutASecret();
    void wrongKeyIsRefused();
    void damagedKeyIsSaidAfterTheHostKey();
    void closedPortIsSaid();
    void portThatSpeaksNoSshIsSaid();
    void reachabilityOfRealPorts();

private:
    [[nodiscard]] QJsonObject draft() const
    {
        return {{QStringLiteral("host"), m_server->host()},
                {QStringLiteral("port"), m_server->port()},
                {QStringLiteral("username"), m_server->user()},
                {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                {QStringLiteral("private_key"), QString::fromUtf8(m_server->clientPrivateKey())}};
    }
    QJsonObject store(QJsonObject body, const char *name)
    {
        body.insert(QStringLiteral("name"), QLatin1String(name));
        return m_engine->owner("POST", QStringLiteral("/api/v1/platforms"), body);
    }
    [[nodiscard]] QJsonObject probe(const QJsonObject &body)
    {
        return m_engine->owner("POST", kProbe, body);
    }
    [[nodiscard]] int logins() const { return m_server->countInLog("Accepted publickey"); }

    std::unique_ptr<SshdServer> m_server;
    std::unique_ptr<TestEngine> m_engine;
};

void TestRealProbe::draftIsTriedToTheFacts()
{
    const QJsonObject report = probe(draft());
    QCOMPARE(stepsOf(report), kAllSteps);
    const QJsonValue key = report.value(QStringLiteral("host_key"));
    QCOMPARE(text(key, "fingerprint"), m_server->hostKeyFingerprint());
    QCOMPARE(text(key, "key_type"), QStringLiteral("ssh-ed25519"));
    QCOMPARE(text(key, "public_key").toLatin1(), m_server->hostKey().publicKey);
    QCOMPARE(text(key, "state"), QStringLiteral("new"));
    QCOMPARE(text(report, "address"), m_server->host());
    QVERIFY(report.value(QStringLiteral("facts"))[QStringLiteral("cpus")].toInt() > 0);
}

void TestRealProbe::triedPlatformStaysAsItWas()
{
    const QJsonObject stored = store(draft(), "web01");
    QJsonObject body = draft();
    body.remove(QStringLiteral("private_key")); // the stored one is used
    body.insert(QStringLiteral("id"), stored.value(QStringLiteral("id")));
    QCOMPARE(stepsOf(probe(body)), kAllSteps);
    const QString path = QStringLiteral("/api/v1/platforms/web01");
    QCOMPARE(m_engine->owner("GET", path), stored);
    QVERIFY(m_engine->owner("GET", path + QStringLiteral("/host_keys"))
                .value(QStringLiteral("items"))
                .toArray()
                .isEmpty());
}

void TestRealProbe::strictPolicyShowsTheKeyOnly()
{
    (void)m_engine->owner(
        "PUT", QStringLiteral("/api/v1/settings"),
        QJsonObject{{QStringLiteral("host_key_policy"), QStringLiteral("strict")}});
    const int before = logins();
    const QJsonObject report = probe(draft());
    QCOMPARE(stepsOf(report).mid(2),
             (QStringList{QStringLiteral("host_key"), QStringLiteral("ssh.host_key_unknown")}));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "state"), QStringLiteral("new"));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "fingerprint"),
             m_server->hostKeyFingerprint());
    QCOMPARE(logins(), before);

    // What it showed can be pinned, and then the login is tried.
    const QJsonObject stored = store(draft(), "web01");
    const QJsonValue key = report.value(QStringLiteral("host_key"));
    (void)m_engine->owner("PUT", QStringLiteral("/api/v1/platforms/web01/host_keys"),
                          QJsonObject{{QStringLiteral("public_key"),
                                       text(key, "key_type") + u' ' + text(key, "public_key")}});
    QJsonObject body = draft();
    body.insert(QStringLiteral("id"), QStringLiteral("web01"));
    const QJsonObject pinned = probe(body);
    QCOMPARE(stepsOf(pinned), kAllSteps);
    QCOMPARE(text(pinned.value(QStringLiteral("host_key")), "state"), QStringLiteral("pinned"));
}

void TestRealProbe::otherPinIsAChangedKey()
{
    const auto other = SshdServer::start();
    QVERIFY(other);
    (void)store(draft(), "web01");
    (void)m_engine->owner("PUT", QStringLiteral("/api/v1/platforms/web01/host_keys"),
                          QJsonObject{{QStringLiteral("public_key"),
                                       QStringLiteral("ssh-ed25519 ") +
                                           QString::fromLatin1(other->hostKey().publicKey)}});
    const int before = logins();
    QJsonObject body = draft();
    body.insert(QStringLiteral("id"), QStringLiteral("web01"));
    const QJsonObject report = probe(body);
    QCOMPARE(stepsOf(report).last(), QStringLiteral("ssh.host_key_changed"));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "state"), QStringLiteral("changed"));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "fingerprint"),
             m_server->hostKeyFingerprint());
    const QString message = text(report.value(QStringLiteral("steps")).toArray().last(), "message");
    QVERIFY2(message.contains(other->hostKeyFingerprint()), qPrintable(message));
    QCOMPARE(logins(), before);
}

void TestRealProbe::keyIsShownWithoutASecret()
{
    SshdOptions talkative;
    talkative.configLines = QStringList{QStringLiteral("LogLevel DEBUG1")};
    const auto server = SshdServer::start(talkative);
    QVERIFY(server);
    QJsonObject body = draft();
    body.insert(QStringLiteral("port"), server->port());
    body.insert(QStringLiteral("private_key"), QJsonValue::Null);
    const QJsonObject report = probe(body);
    QCOMPARE(stepsOf(report).last(), QStringLiteral("platform.private_key_needed"));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "fingerprint"),
             server->hostKeyFingerprint());
    QCOMPARE(server->countInLog("userauth-request"), 0);

    // The log would have told.
    body.insert(QStringLiteral("private_key"), QString::fromUtf8(server->clientPrivateKey()));
    QCOMPARE(stepsOf(probe(body)), kAllSteps);
    QVERIFY(server->countInLog("userauth-request") > 0);
}

void TestRealProbe::wrongKeyIsRefused()
{
    const auto other = SshdServer::start();
    QVERIFY(other);
    QJsonObject body = draft();
    body.insert(QStringLiteral("private_key"), QString::fromUtf8(other->clientPrivateKey()));
    const QJsonObject report = probe(body);
    QCOMPARE(stepsOf(report).mid(2),
             (QStringList{QStringLiteral("host_key"), QStringLiteral("login"),
                          QStringLiteral("ssh.auth_failed")}));
}

void TestRealProbe::damagedKeyIsSaidAfterTheHostKey()
{
    QJsonObject body = draft();
    body.insert(QStringLiteral("private_key"),
                QStringLiteral("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"
                               "-----END OPENSSH PRIVATE KEY-----\n"));
    const QJsonObject report = probe(body);
    QCOMPARE(stepsOf(report).mid(2),
             (QStringList{QStringLiteral("host_key"), QStringLiteral("login"),
                          QStringLiteral("ssh.key_unreadable")}));
    QCOMPARE(text(report.value(QStringLiteral("host_key")), "fingerprint"),
             m_server->hostKeyFingerprint());
}

void TestRealProbe::closedPortIsSaid()
{
    QJsonObject body = draft();
    body.insert(QStringLiteral("port"), freePort());
    const QJsonObject report = probe(body);
    QCOMPARE(stepsOf(report), (QStringList{QStringLiteral("resolve"), QStringLiteral("port"),
                                           QStringLiteral("ssh.unreachable")}));
    QVERIFY(report.value(QStringLiteral("host_key")).isNull());
}

void TestRealProbe::portThatSpeaksNoSshIsSaid()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QJsonObject body = draft();
    body.insert(QStringLiteral("port"), mute.serverPort());
    body.insert(QStringLiteral("connect_timeout"), 1);
    QCOMPARE(stepsOf(probe(body)),
             (QStringList{QStringLiteral("resolve"), QStringLiteral("port"),
                          QStringLiteral("host_key"), QStringLiteral("ssh.timeout")}));
}

void TestRealProbe::reachabilityOfRealPorts()
{
    (void)store(draft(), "a-up");
    QJsonObject closed = draft();
    closed.insert(QStringLiteral("port"), freePort());
    (void)store(closed, "b-down");
    (void)m_engine->owner("POST", kReachability, QJsonObject{{QStringLiteral("all"), true}});
    const auto item = [this](int index) {
        return m_engine->owner("GET", kReachability)
            .value(QStringLiteral("items"))
            .toArray()
            .at(index);
    };
    QTRY_COMPARE(text(item(0), "state"), QStringLiteral("online"));
    QVERIFY(item(0)[QStringLiteral("latency_ms")].isDouble());
    QTRY_COMPARE(text(item(1), "state"), QStringLiteral("offline"));
    QCOMPARE(text(item(1), "reason"), QStringLiteral("ssh.unreachable"));
    QCOMPARE(m_engine->owner("GET", QStringLiteral("/api/v1/stats"))
                 .value(QStringLiteral("platforms"))[QStringLiteral("offline")]
                 .toInt(),
             1);
}

QTEST_GUILESS_MAIN(TestRealProbe)
#include "tst_realprobe.moc"
