// What a writer of the database cannot do: move a secret, redirect it, drop a pin.

#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"

#include <QJsonArray>
#include <QTest>

using namespace testum;
using namespace testum::tests;

namespace {

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

QJsonObject passwordPlatform(const QString &name, const QString &host, int port)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("host"), host},
            {QStringLiteral("port"), port},
            {QStringLiteral("username"), QStringLiteral("root")},
            {QStringLiteral("auth_method"), QStringLiteral("password")},
            {QStringLiteral("password"), QStringLiteral("canary-password-of-") + name}};
}

} // namespace

class TestSealedPlatforms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_evil = SshdServer::start();
        QVERIFY(m_evil);
    }
    void init()
    {
        m_engine = std::make_unique<TestEngine>();
        create(QStringLiteral("good"), QStringLiteral("127.0.0.1"), freePort());
        create(QStringLiteral("evil"), m_evil->host(), m_evil->port());
    }
    void cleanup() { m_engine.reset(); }

    void redirectedPlatformIsRefusedBeforeAnyConnection_data();
    void redirectedPlatformIsRefusedBeforeAnyConnection();
    void movedSecretIsRefused();
    void deletedPinDoesNotReturnToFirstUse();
    void addedPinIsRefused();
    void editThroughTheApiAsksForTheSecretAgain();

private:
    void create(const QString &name, const QString &host, int port)
    {
        (void)m_engine->owner("POST", QStringLiteral("/api/v1/platforms"),
                              passwordPlatform(name, host, port));
    }
    void sql(const QString &statement, const QVariantList &values = {})
    {
        auto transaction = storage::Transaction::begin(m_engine->context().database());
        QVERIFY(transaction);
        QVERIFY(m_engine->context().database().exec(statement, values));
        QVERIFY(transaction->commit());
    }
    QJsonObject runOn(const QString &name)
    {
        const QJsonObject task =
            m_engine->owner("POST", QStringLiteral("/api/v1/platforms/%1/run_command").arg(name),
                            QJsonObject{{QStringLiteral("command"), QStringLiteral("true")}});
        return m_engine->waitForTask(text(task, "id"));
    }
    bool isAudited(const QString &reason)
    {
        const QJsonObject log =
            m_engine->owner("GET", QStringLiteral("/api/v1/audit?action=platform.login_refused"));
        const QJsonArray items = log.value(QStringLiteral("items")).toArray();
        return std::any_of(items.begin(), items.end(), [&reason](const QJsonValue &item) {
            return text(item.toObject().value(QStringLiteral("meta")).toObject(), "reason") ==
                   reason;
        });
    }

    std::unique_ptr<SshdServer> m_evil;
    std::unique_ptr<TestEngine> m_engine;
};

void TestSealedPlatforms::redirectedPlatformIsRefusedBeforeAnyConnection_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("host and port")
        << QStringLiteral("UPDATE platforms SET host = '127.0.0.1', port = %1 WHERE name = 'good'");
    QTest::newRow("user name") << QStringLiteral(
        "UPDATE platforms SET username = 'mallory' WHERE name = 'good'");
}

void TestSealedPlatforms::redirectedPlatformIsRefusedBeforeAnyConnection()
{
    QFETCH(QString, statement);
    const int before = m_evil->countInLog("Connection from");
    sql(statement.contains(QStringLiteral("%1")) ? statement.arg(m_evil->port()) : statement);
    const QJsonObject task = runOn(QStringLiteral("good"));
    QCOMPARE(text(task, "status"), QStringLiteral("failed"));
    QCOMPARE(text(task, "error_reason"), QStringLiteral("vault.cannot_open"));
    QVERIFY(isAudited(QStringLiteral("vault.cannot_open")));
    QCOMPARE(m_evil->countInLog("Connection from"), before);
}

void TestSealedPlatforms::movedSecretIsRefused()
{
    sql(QStringLiteral("UPDATE platforms SET encrypted_password = (SELECT encrypted_password FROM"
                       " platforms WHERE name = 'good') WHERE name = 'evil'"));
    const QJsonObject task = runOn(QStringLiteral("evil"));
    QCOMPARE(text(task, "error_reason"), QStringLiteral("vault.cannot_open"));
    QVERIFY(isAudited(QStringLiteral("vault.cannot_open")));
    QCOMPARE(m_evil->countInLog("Failed password"), 0);
}

void TestSealedPlatforms::deletedPinDoesNotReturnToFirstUse()
{
    (void)runOn(QStringLiteral("evil")); // first use pins, whatever the login says
    const QJsonObject pinned = m_engine->owner("GET", QStringLiteral("/api/v1/platforms/evil"));
    QCOMPARE(text(pinned, "known_host_fingerprint"), m_evil->hostKeyFingerprint());
    sql(QStringLiteral("DELETE FROM host_keys"));
    const QJsonObject task = runOn(QStringLiteral("evil"));
    QCOMPARE(text(task, "error_reason"), QStringLiteral("ssh.pins_tampered"));
    QVERIFY(isAudited(QStringLiteral("ssh.pins_tampered")));
}

void TestSealedPlatforms::addedPinIsRefused()
{
    const QString id = text(m_engine->owner("GET", QStringLiteral("/api/v1/platforms/good")), "id");
    const domain::HostKey key = m_evil->hostKey();
    sql(QStringLiteral(
            "INSERT INTO host_keys (platform_id, key_type, fingerprint, public_key, state,"
            " first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, 'trusted', 1, 1)"),
        {id, key.keyType, key.fingerprint, QString::fromLatin1(key.publicKey)});
    QCOMPARE(text(runOn(QStringLiteral("good")), "error_reason"),
             QStringLiteral("ssh.pins_tampered"));
}

void TestSealedPlatforms::editThroughTheApiAsksForTheSecretAgain()
{
    const api::ApiResponse refused =
        m_engine->call("PUT", QStringLiteral("/api/v1/platforms/good"),
                       QJsonObject{{QStringLiteral("port"), m_evil->port()}},
                       m_engine->token(domain::Role::Admin));
    QCOMPARE(refused.status, 422);
    QVERIFY(refused.body.contains("platform.secret_needed_again"));
    const QJsonObject moved =
        m_engine->owner("PUT", QStringLiteral("/api/v1/platforms/good"),
                        QJsonObject{{QStringLiteral("port"), m_evil->port()},
                                    {QStringLiteral("password"), QStringLiteral("new secret")}});
    QCOMPARE(moved.value(QStringLiteral("port")).toInt(), m_evil->port());
}

QTEST_GUILESS_MAIN(TestSealedPlatforms)
#include "tst_sealedplatforms.moc"
