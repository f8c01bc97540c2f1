#include "apicalls.h"

using namespace testum;
using namespace testum::tests;

/// Platforms, host keys, SSH keys, settings, audit, health, by the original's paths and ours.
class InventoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void takesTheOriginalsPlatformBodies_data();
    void takesTheOriginalsPlatformBodies();
    void answersNoSecret();
    void changesOnlyWhatIsGiven();
    void asksForSecretsAgainWhenTheAddressChanges();
    void nullRemovesASecret();
    void refusesFieldsThatChooseTheOwner();
    void duplicateNameNamesTheField();
    void reachesPlatformsByName();
    void takesTheOriginalsKeyBody();
    void generatedKeyKeepsItsPrivateHalf();
    void acceptsAndForgetsHostKeys();
    void changesSettings();
    void auditsMutations();
    void healthIsPublic();
    void openApiIsPublic();
    void docsAreServed();

private:
    [[nodiscard]] api::ApiResponse send(const QByteArray &method, const QString &path,
                                        const QJsonObject &body = {});
    [[nodiscard]] QJsonObject makePlatform(const char *name);

    std::unique_ptr<TestEngine> m_engine;
    QByteArray m_token;
};

namespace {

constexpr char kPrivateKey[] = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                               "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n"
                               "-----END OPENSSH PRIVATE KEY-----\n";
constexpr char kPublicKey[] = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9ok"
                              "Wi0dh2l9GKJl olga@example.com";

QString idOf(const QJsonObject &json) { return json.value(QStringLiteral("id")).toString(); }

} // namespace

void InventoryTest::initTestCase()
{
    m_engine = std::make_unique<TestEngine>();
    m_token = m_engine->token(domain::Role::Admin);
}

/// Every test starts without platforms and keys; signing in anew would cost it a scrypt.
void InventoryTest::init()
{
    for (const QString &list :
         {QStringLiteral("/api/v1/platforms"), QStringLiteral("/api/v1/keys")}) {
        const QJsonArray items = jsonOf(send("GET", list)).value(QStringLiteral("items")).toArray();
        for (const QJsonValue &item : items)
            QCOMPARE(send("DELETE", list + u'/' + idOf(item.toObject())).status, 204);
    }
}

api::ApiResponse InventoryTest::send(const QByteArray &method, const QString &path,
                                     const QJsonObject &body)
{
    api::ApiRequest request = requestFor(method, path, m_token);
    if (method == "POST" || method == "PUT")
        setBody(request, body);
    return m_engine->router().handle(request);
}

QJsonObject InventoryTest::makePlatform(const char *name)
{
    const auto response = send("POST", QStringLiteral("/api/platforms/"),
                               {{QStringLiteral("name"), QString::fromLatin1(name)},
                                {QStringLiteral("host"), QStringLiteral("192.0.2.10")},
                                {QStringLiteral("port"), 22},
                                {QStringLiteral("username"), QStringLiteral("ubuntu")},
                                {QStringLiteral("auth_method"), QStringLiteral("password")},
                                {QStringLiteral("password"), QStringLiteral("canary-secret")}});
    return response.status == 201 ? jsonOf(response) : QJsonObject();
}

void InventoryTest::takesTheOriginalsPlatformBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("password") << QByteArray(
        R"({"name": "server-01", "host": "192.168.1.100", "port": 22, "username": "ubuntu",
            "auth_method": "password", "password": "secret123"})");
    const QJsonObject byKey{{QStringLiteral("name"), QStringLiteral("server-02")},
                            {QStringLiteral("host"), QStringLiteral("192.168.1.101")},
                            {QStringLiteral("port"), 22},
                            {QStringLiteral("username"), QStringLiteral("ubuntu")},
                            {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                            {QStringLiteral("private_key"), QString::fromLatin1(kPrivateKey)}};
    QTest::newRow("private key") << QJsonDocument(byKey).toJson();
}

void InventoryTest::takesTheOriginalsPlatformBodies()
{
    QFETCH(QByteArray, body);
    const auto created =
        send("POST", QStringLiteral("/api/platforms/"), QJsonDocument::fromJson(body).object());
    QVERIFY2(created.status == 201, created.body.constData());
    const QString id = idOf(jsonOf(created));
    QCOMPARE(headerOf(created, "Location"), "/api/v1/platforms/" + id.toLatin1());
    const auto got = send("GET", QStringLiteral("/api/platforms/") + id);
    QCOMPARE(got.status, 200);
    QCOMPARE(jsonOf(got), jsonOf(created));
    QVERIFY(jsonOf(got).value(QStringLiteral("known_host_fingerprint")).isNull());
    QCOMPARE(send("DELETE", QStringLiteral("/api/platforms/") + id + u'/').status, 204);
    const auto gone = send("GET", QStringLiteral("/api/platforms/") + id);
    QCOMPARE(gone.status, 404);
    QCOMPARE(reasonOf(gone), QStringLiteral("platform.not_found"));
}

void InventoryTest::answersNoSecret()
{
    const QString id = idOf(makePlatform("a"));
    QVERIFY(!id.isEmpty());
    for (const QString &path :
         {QStringLiteral("/api/v1/platforms/") + id, QStringLiteral("/api/v1/platforms"),
          QStringLiteral("/api/v1/audit"), QStringLiteral("/api/platforms/")}) {
        const auto response = send("GET", path);
        QCOMPARE(response.status, 200);
        QVERIFY2(!response.body.contains("canary"), response.body.constData());
    }
    const auto refused =
        send("POST", QStringLiteral("/api/v1/platforms"),
             {{QStringLiteral("name"), 1},
              {QStringLiteral("password"), QStringLiteral("canary-secret")},
              {QStringLiteral("private_key"), QJsonArray{QStringLiteral("canary-secret")}}});
    QCOMPARE(refused.status, 422);
    QVERIFY(!refused.body.contains("canary"));
}

void InventoryTest::changesOnlyWhatIsGiven()
{
    const QJsonObject before = makePlatform("a");
    const auto response = send("PUT", QStringLiteral("/api/v1/platforms/") + idOf(before),
                               {{QStringLiteral("tags"), QJsonArray{QStringLiteral("web")}},
                                {QStringLiteral("group_name"), QStringLiteral("edge")}});
    QCOMPARE(response.status, 200);
    QJsonObject expected = before;
    expected.insert(QStringLiteral("tags"), QJsonArray{QStringLiteral("web")});
    expected.insert(QStringLiteral("group_name"), QStringLiteral("edge"));
    QJsonObject after = jsonOf(response);
    expected.remove(QStringLiteral("updated_at"));
    after.remove(QStringLiteral("updated_at"));
    QCOMPARE(after, expected);
    const auto cleared = send("PUT", QStringLiteral("/api/v1/platforms/") + idOf(before),
                              {{QStringLiteral("group_name"), QJsonValue::Null}});
    QVERIFY(jsonOf(cleared).value(QStringLiteral("group_name")).isNull());
}

void InventoryTest::asksForSecretsAgainWhenTheAddressChanges()
{
    const QString path = QStringLiteral("/api/v1/platforms/") + idOf(makePlatform("a"));
    const auto refused =
        send("PUT", path, {{QStringLiteral("host"), QStringLiteral("192.0.2.66")}});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refusedFields(refused),
             QStringList(QStringLiteral("password platform.secret_needed_again")));
    const auto given = send("PUT", path,
                            {{QStringLiteral("host"), QStringLiteral("192.0.2.66")},
                             {QStringLiteral("password"), QStringLiteral("another")}});
    QCOMPARE(given.status, 200);
}

void InventoryTest::nullRemovesASecret()
{
    const QString path = QStringLiteral("/api/v1/platforms/") + idOf(makePlatform("a"));
    const auto given = send("PUT", path, {{QStringLiteral("sudo_password"), QStringLiteral("s")}});
    QVERIFY(jsonOf(given).value(QStringLiteral("has_sudo_password")).toBool());
    const auto removed = send("PUT", path, {{QStringLiteral("sudo_password"), QJsonValue::Null}});
    QCOMPARE(removed.status, 200);
    QVERIFY(!jsonOf(removed).value(QStringLiteral("has_sudo_password")).toBool(true));
}

void InventoryTest::refusesFieldsThatChooseTheOwner()
{
    const auto response = send("POST", QStringLiteral("/api/v1/platforms"),
                               {{QStringLiteral("name"), QStringLiteral("a")},
                                {QStringLiteral("host"), QStringLiteral("h")},
                                {QStringLiteral("username"), QStringLiteral("u")},
                                {QStringLiteral("created_by"), QStringLiteral("someone")},
                                {QStringLiteral("id"), QStringLiteral("1")}});
    QCOMPARE(refusedFields(response), QStringList({QStringLiteral("created_by field.unknown"),
                                                   QStringLiteral("id field.unknown")}));
}

void InventoryTest::duplicateNameNamesTheField()
{
    (void)makePlatform("web");
    const auto response = send("POST", QStringLiteral("/api/v1/platforms"),
                               {{QStringLiteral("name"), QStringLiteral("WEB")},
                                {QStringLiteral("host"), QStringLiteral("h")},
                                {QStringLiteral("username"), QStringLiteral("u")},
                                {QStringLiteral("password"), QStringLiteral("p")}});
    QCOMPARE(response.status, 409);
    QCOMPARE(reasonOf(response), QStringLiteral("platform.name_taken"));
    QCOMPARE(refusedFields(response), QStringList(QStringLiteral("name platform.name_taken")));
}

void InventoryTest::reachesPlatformsByName()
{
    const QString id = idOf(makePlatform("web"));
    QCOMPARE(idOf(jsonOf(send("GET", QStringLiteral("/api/v1/platforms/web")))), id);
}

void InventoryTest::takesTheOriginalsKeyBody()
{
    const auto created = send("POST", QStringLiteral("/api/keys/"),
                              {{QStringLiteral("name"), QStringLiteral("my-key")},
                               {QStringLiteral("public_key"), QString::fromLatin1(kPublicKey)}});
    QVERIFY2(created.status == 201, created.body.constData());
    const QString path = QStringLiteral("/api/keys/") + idOf(jsonOf(created));
    QCOMPARE(jsonOf(created).value(QStringLiteral("key_type")).toString(),
             QStringLiteral("ssh-ed25519"));
    const auto renamed = send("PUT", path, {{QStringLiteral("name"), QStringLiteral("olga")}});
    QCOMPARE(jsonOf(renamed).value(QStringLiteral("name")).toString(), QStringLiteral("olga"));
    const auto pasted = send("POST", QStringLiteral("/api/keys/"),
                             {{QStringLiteral("name"), QStringLiteral("x")},
                              {QStringLiteral("public_key"), QString::fromLatin1(kPrivateKey)}});
    QCOMPARE(refusedFields(pasted),
             QStringList(QStringLiteral("public_key key.private_key_pasted")));
    QCOMPARE(send("DELETE", path).status, 204);
    QCOMPARE(send("GET", path).status, 404);
}

void InventoryTest::generatedKeyKeepsItsPrivateHalf()
{
    const auto response = send("POST", QStringLiteral("/api/v1/keys/generate"),
                               {{QStringLiteral("name"), QStringLiteral("deploy")},
                                {QStringLiteral("type"), QStringLiteral("ecdsa-p256")}});
    QCOMPARE(response.status, 201);
    QVERIFY(jsonOf(response).value(QStringLiteral("has_private_key")).toBool());
    QCOMPARE(jsonOf(response).value(QStringLiteral("key_type")).toString(),
             QStringLiteral("ecdsa-sha2-nistp256"));
    QVERIFY(!response.body.contains("PRIVATE KEY"));
}

void InventoryTest::acceptsAndForgetsHostKeys()
{
    const QString path = QStringLiteral("/api/v1/platforms/") + idOf(makePlatform("a")) +
                         QStringLiteral("/host_keys");
    QVERIFY(jsonOf(send("GET", path)).value(QStringLiteral("items")).toArray().isEmpty());
    const auto accepted =
        send("PUT", path, {{QStringLiteral("public_key"), QString::fromLatin1(kPublicKey)}});
    QVERIFY2(accepted.status == 200, accepted.body.constData());
    QCOMPARE(jsonOf(accepted).value(QStringLiteral("state")).toString(), QStringLiteral("trusted"));
    QCOMPARE(jsonOf(send("GET", path)).value(QStringLiteral("items")).toArray(),
             QJsonArray{jsonOf(accepted)});
    QCOMPARE(send("DELETE", path).status, 204);
    QVERIFY(jsonOf(send("GET", path)).value(QStringLiteral("items")).toArray().isEmpty());
}

void InventoryTest::changesSettings()
{
    const auto changed =
        send("PUT", QStringLiteral("/api/v1/settings"), {{QStringLiteral("fan_out"), 8}});
    QCOMPARE(jsonOf(changed).value(QStringLiteral("fan_out")).toInt(), 8);
    QCOMPARE(jsonOf(send("GET", QStringLiteral("/api/settings/"))), jsonOf(changed));
    const auto refused = send(
        "PUT", QStringLiteral("/api/v1/settings"),
        {{QStringLiteral("fan_out"), 0}, {QStringLiteral("host_key_policy"), QStringLiteral("x")}});
    QCOMPARE(refusedFields(refused),
             QStringList({QStringLiteral("fan_out field.out_of_range"),
                          QStringLiteral("host_key_policy field.unknown_value")}));
}

void InventoryTest::auditsMutations()
{
    const QString id = idOf(makePlatform("a"));
    const QJsonObject list = jsonOf(send("GET", QStringLiteral("/api/v1/audit?object_id=") + id));
    QCOMPARE(list.value(QStringLiteral("total")).toInt(), 1);
    const QJsonValue record = list.value(QStringLiteral("items")).toArray().first();
    QCOMPARE(record[QStringLiteral("action")].toString(), QStringLiteral("platform.create"));
    QCOMPARE(record[QStringLiteral("user")].toString(), QStringLiteral("test-admin"));
    QCOMPARE(record[QStringLiteral("ip")].toString(), QStringLiteral("127.0.0.1"));
}

void InventoryTest::healthIsPublic()
{
    const auto response = m_engine->router().handle(requestFor("GET", QStringLiteral("/health")));
    QCOMPARE(response.status, 200);
    QCOMPARE(jsonOf(response).value(QStringLiteral("status")).toString(), QStringLiteral("ok"));
    QCOMPARE(jsonOf(response).value(QStringLiteral("version")).toString(),
             QStringLiteral(TESTUM_VERSION));
}

void InventoryTest::openApiIsPublic()
{
    const auto response =
        m_engine->router().handle(requestFor("GET", QStringLiteral("/api/v1/openapi.json")));
    QCOMPARE(response.status, 200);
    QVERIFY(jsonOf(response).value(QStringLiteral("paths")).toObject().size() > 25);
}

void InventoryTest::docsAreServed()
{
    const auto page = m_engine->router().handle(requestFor("GET", QStringLiteral("/docs")));
    QCOMPARE(page.status, 200);
    QVERIFY(page.contentType.startsWith("text/html"));
    const auto style =
        m_engine->router().handle(requestFor("GET", QStringLiteral("/docs/docs.css")));
    QCOMPARE(style.status, 200);
    QVERIFY(headerOf(style, "Cache-Control").contains("max-age"));
    QCOMPARE(m_engine->router().handle(requestFor("GET", QStringLiteral("/docs/x.css"))).status,
             404);
}

QTEST_GUILESS_MAIN(InventoryTest)
#include "tst_inventory.moc"
