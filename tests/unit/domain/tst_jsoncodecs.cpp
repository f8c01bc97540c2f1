#include "domain/json.h"
#include "domain/platform.h"
#include "domain/sshtransport.h"
#include "domain/user.h"

#include <QJsonArray>
#include <QTest>

using namespace testum;
using namespace testum::domain;

namespace {

QStringList sortedKeys(const QJsonObject &json)
{
    QStringList keys = json.keys();
    keys.sort();
    return keys;
}

QStringList words(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(u' ');
    list.sort();
    return list;
}

} // namespace

class TestJsonCodecs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreIsoOrNull()
    {
        QVERIFY(timeToJson(0).isNull());
        QCOMPARE(timeToJson(1).toString(), QStringLiteral("1970-01-01T00:00:00.001Z"));
    }

    void textIsTextOrNull()
    {
        QVERIFY(textOrNull(QString()).isNull());
        QCOMPARE(textOrNull(QStringLiteral("x")), QJsonValue(QStringLiteral("x")));
    }

    void numbersAreNumbersOrNull()
    {
        QVERIFY(intOrNull(std::nullopt).isNull());
        QCOMPARE(intOrNull(0), QJsonValue(0));
    }

    void aPlatformHasItsFieldsAndNoSecret()
    {
        Platform platform;
        platform.id = QStringLiteral("p");
        platform.name = QStringLiteral("web-1");
        platform.host = QStringLiteral("192.0.2.7");
        platform.port = 2222;
        platform.username = QStringLiteral("root");
        platform.authMethod = AuthMethod::PrivateKey;
        platform.tags = {QStringLiteral("db"), QStringLiteral("prod")};
        platform.hasPrivateKey = true;
        const QJsonObject json = platform.toJson();
        QCOMPARE(sortedKeys(json),
                 words("id name host port username auth_method ssh_key_id group_name tags "
                       "description known_host_fingerprint facts has_password has_private_key "
                       "has_passphrase has_sudo_password last_seen_at last_error_reason "
                       "last_error_at created_by created_at updated_at"));
        QCOMPARE(json.value(QStringLiteral("port")), QJsonValue(2222));
        QCOMPARE(json.value(QStringLiteral("auth_method")).toString(),
                 QStringLiteral("private_key"));
        QCOMPARE(json.value(QStringLiteral("tags")).toArray().size(), qsizetype{2});
        QVERIFY(json.value(QStringLiteral("facts")).isNull());
        QVERIFY(json.value(QStringLiteral("known_host_fingerprint")).isNull());
        QCOMPARE(json.value(QStringLiteral("has_private_key")), QJsonValue(true));
        QCOMPARE(json.value(QStringLiteral("has_password")), QJsonValue(false));
    }

    void aPlatformWithoutTagsHasAnEmptyList()
    {
        const QJsonValue tags = Platform().toJson().value(QStringLiteral("tags"));
        QVERIFY(tags.isArray());
        QVERIFY(tags.toArray().isEmpty());
    }

    void authMethodsReadBack_data()
    {
        QTest::addColumn<AuthMethod>("method");
        QTest::addColumn<QString>("name");
        QTest::newRow("password") << AuthMethod::Password << QStringLiteral("password");
        QTest::newRow("private key") << AuthMethod::PrivateKey << QStringLiteral("private_key");
        QTest::newRow("agent") << AuthMethod::Agent << QStringLiteral("agent");
    }
    void authMethodsReadBack()
    {
        QFETCH(const AuthMethod, method);
        QFETCH(const QString, name);
        QCOMPARE(authMethodName(method), name);
        QCOMPARE(authMethodFromName(name), std::optional(method));
    }

    void unknownAuthMethodsAreRefused()
    {
        QVERIFY(!authMethodFromName(QStringLiteral("Password")));
        QVERIFY(!authMethodFromName(QStringLiteral("none")));
    }

    void aHostKeyShowsItsState()
    {
        HostKey key;
        key.publicKey = "AAAA";
        key.state = HostKey::State::Revoked;
        const QJsonObject json = key.toJson();
        QCOMPARE(json.value(QStringLiteral("state")).toString(), QStringLiteral("revoked"));
        QCOMPARE(json.value(QStringLiteral("public_key")).toString(), QStringLiteral("AAAA"));
        QCOMPARE(HostKey().toJson().value(QStringLiteral("state")).toString(),
                 QStringLiteral("trusted"));
    }

    void anSshKeyHasNoPrivatePart()
    {
        QCOMPARE(sortedKeys(SshKey().toJson()),
                 words("id name public_key key_type bits fingerprint comment has_private_key "
                       "created_by created_at updated_at"));
    }

    void aUserHasNoHash()
    {
        User user;
        user.role = Role::Operator;
        const QJsonObject json = user.toJson();
        QCOMPARE(sortedKeys(json),
                 words("id username role enabled last_login_at created_at updated_at"));
        QCOMPARE(json.value(QStringLiteral("role")).toString(), QStringLiteral("operator"));
    }

    void anAuditRecordShowsItsChain()
    {
        AuditRecord record;
        record.action = QStringLiteral("platform.create");
        record.prevHash = QStringLiteral("aa");
        record.hash = QStringLiteral("bb");
        record.timestampMs = 1;
        const QJsonObject json = record.toJson();
        QCOMPARE(sortedKeys(json), words("id user action object_type object_id meta timestamp ip "
                                         "prev_hash hash"));
        QCOMPARE(json.value(QStringLiteral("hash")).toString(), QStringLiteral("bb"));
        QVERIFY(json.value(QStringLiteral("meta")).isNull());
        QVERIFY(json.value(QStringLiteral("ip")).isNull());
    }

    void remoteStatesHaveTheirNames()
    {
        QCOMPARE(remoteStateName(RemoteState::NotAsked), QString());
        QCOMPARE(remoteStateName(RemoteState::Gone), QStringLiteral("gone"));
        QCOMPARE(remoteStateName(RemoteState::Alive), QStringLiteral("alive"));
        QCOMPARE(remoteStateName(RemoteState::Unknown), QStringLiteral("unknown"));
    }

    void onlyConnectErrorsAreRetried_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("retryable");
        QTest::newRow("unreachable") << QByteArray("ssh.unreachable") << true;
        QTest::newRow("timeout") << QByteArray("ssh.timeout") << true;
        QTest::newRow("resolve") << QByteArray("ssh.resolve_failed") << true;
        QTest::newRow("lost") << QByteArray("ssh.connection_lost") << true;
        QTest::newRow("auth") << QByteArray("ssh.auth_failed") << false;
        QTest::newRow("changed key") << QByteArray("ssh.host_key_changed") << false;
        QTest::newRow("cancelled") << QByteArray("task.cancelled") << false;
    }
    void onlyConnectErrorsAreRetried()
    {
        QFETCH(const QByteArray, reason);
        QTEST(isRetryable(Error{ErrorCode::Unavailable, reason.constData()}), "retryable");
    }
};

QTEST_GUILESS_MAIN(TestJsonCodecs)
#include "tst_jsoncodecs.moc"
