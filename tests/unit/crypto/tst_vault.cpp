#include "crypto/vault.h"

#include "crypto/fernet.h"

#include <QTest>

#include <functional>

using namespace testum;
using namespace testum::crypto;

namespace {

class ManualClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_nowMs; }
    void set(qint64 nowMs) { m_nowMs = nowMs; }

private:
    qint64 m_nowMs = 1'700'000'000'000;
};

SecretBytes countingKey()
{
    SecretBytes key = SecretBytes::zeros(32);
    for (int i = 0; i < 32; ++i)
        key.data()[i] = static_cast<char>(i);
    return key;
}

SecretContext passwordOfWeb1()
{
    return {QStringLiteral("platforms"),
            QStringLiteral("encrypted_password"),
            QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057"),
            QStringLiteral("web-1.example.com"),
            2222,
            QStringLiteral(u"жанна")};
}

using Change = std::function<void(SecretContext &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestVault : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<Vault> m_vault;

private Q_SLOTS:
    void init()
    {
        m_clock.set(1'700'000'000'000);
        m_vault = Vault::create(countingKey(), m_clock).value();
    }

    // The expected values of the next four were computed by another implementation (Python's hmac
    // and cryptography): a change of the derivation would lock everyone out of stored secrets.
    void identifiesItsKey() { QCOMPARE(m_vault->keyId(), QStringLiteral("3ef3b3c2d7734bcc")); }

    void opensAKnownRecord()
    {
        const auto secret = m_vault->open(
            passwordOfWeb1(),
            "gAAAAABlU_EAAAECAwQFBgcICQoLDA0ODyRb89SV91MMIzSWfdMbhiAl5XvNg4F6lGGRoTW21EaXYCh4kt-U_"
            "oOPd"
            "RfLU3HifQ==");
        QVERIFY(secret.has_value());
        QVERIFY(secret->equals("correct horse"));
    }

    void derivesAKnownPurposeKey()
    {
        const auto key = m_vault->deriveKey("jwt");
        QVERIFY(key.has_value());
        QCOMPARE(key->view().toByteArray().toHex(),
                 QByteArray("c985a86049eb06a9d2363b5ab2596292d2a094d6d6a9abf7507b37d6cccd3c21"));
    }

    void authenticatesAKnownMessage()
    {
        QCOMPARE(m_vault->mac("jwt", "message").value(),
                 QByteArray("862235e099afea2646c9d41ed3d618384976d54f1dae469782d9b5acb5ca7308"));
    }

    void sealsStandardFernetTokens()
    {
        const QByteArray token = m_vault->seal(passwordOfWeb1(), SecretBytes("pw")).value();
        const auto recordKey =
            QByteArray::fromHex("23e3014122ceb8427512fe86afdb0e3dd1e1627841fd43aed9f2bbe4fd96cfce");
        const auto fernet = Fernet::create(SecretBytes(recordKey)).value();
        const auto secret = fernet.verify(token, 1'700'000'000, std::chrono::seconds(0));
        QVERIFY(secret.has_value());
        QVERIFY(secret->equals("pw"));
        QVERIFY(!token.contains("pw"));
    }

    void opensWhatItSealed()
    {
        const QByteArray secret("line 1\nline 2\0end", 17);
        const QByteArray token = m_vault->seal(passwordOfWeb1(), SecretBytes(secret)).value();
        QVERIFY(m_vault->open(passwordOfWeb1(), token).value().equals(secret));
    }

    void opensWhateverTheClockSays_data()
    {
        QTest::addColumn<qint64>("nowMs");
        QTest::newRow("clock reset to 1970") << qint64{0};
        QTest::newRow("thirty years later") << qint64{2'650'000'000'000};
    }
    void opensWhateverTheClockSays()
    {
        QFETCH(const qint64, nowMs);
        const QByteArray token = m_vault->seal(passwordOfWeb1(), SecretBytes("pw")).value();
        m_clock.set(nowMs);
        QVERIFY(m_vault->open(passwordOfWeb1(), token).has_value());
    }

    void refusesAMovedRecord_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) {
            QTest::newRow(name) << change;
        };
        row("another table", [](SecretContext &c) { c.table = QStringLiteral("ssh_keys"); });
        row("another column",
            [](SecretContext &c) { c.column = QStringLiteral("encrypted_sudo"); });
        row("another row", [](SecretContext &c) { c.rowId.replace(u'7', u'8'); });
        row("another host", [](SecretContext &c) { c.host = QStringLiteral("evil.example.com"); });
        row("no host", [](SecretContext &c) { c.host.clear(); });
        row("another port", [](SecretContext &c) { c.port = 22; });
        row("another user", [](SecretContext &c) { c.username = QStringLiteral("root"); });
        row("a letter moved between two parts", [](SecretContext &c) {
            c.table = QStringLiteral("platform");
            c.column = QStringLiteral("sencrypted_password");
        });
    }
    void refusesAMovedRecord()
    {
        QFETCH(const Change, change);
        const QByteArray token = m_vault->seal(passwordOfWeb1(), SecretBytes("pw")).value();
        SecretContext context = passwordOfWeb1();
        change(context);
        const auto secret = m_vault->open(context, token);
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::DataLoss);
        QVERIFY(secret.error().is("vault.cannot_open"));
    }

    void refusesAnotherMasterKey()
    {
        const QByteArray token = m_vault->seal(passwordOfWeb1(), SecretBytes("pw")).value();
        const auto other = Vault::create(Vault::generateMasterKey().value(), m_clock).value();
        QVERIFY(other->keyId() != m_vault->keyId());
        const auto secret = other->open(passwordOfWeb1(), token);
        QVERIFY(!secret);
        QVERIFY(secret.error().is("vault.cannot_open"));
    }

    void givesOneReasonForEveryBadToken_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not base64") << QByteArray("%%%");
        QTest::newRow("too short") << QByteArray("gAAAAAA=");
        QTest::newRow("plain text") << QByteArray("hunter2");
        QTest::newRow("made under another key")
            << QByteArray("gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPg"
                          "JobwOz7JcbmrR64jVmpU4IwqDA==");
    }
    void givesOneReasonForEveryBadToken()
    {
        QFETCH(const QByteArray, token);
        const auto secret = m_vault->open(passwordOfWeb1(), token);
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::DataLoss);
        QCOMPARE(QByteArray(secret.error().reason), QByteArray("vault.cannot_open"));
    }

    void keysOfTwoPurposesDiffer()
    {
        QVERIFY(
            !m_vault->deriveKey("jwt").value().equals(m_vault->deriveKey("pins").value().view()));
        QVERIFY(m_vault->mac("jwt", "m").value() != m_vault->mac("pins", "m").value());
    }

    void generatesDifferentMasterKeys()
    {
        const SecretBytes first = Vault::generateMasterKey().value();
        QCOMPARE(first.size(), qsizetype{32});
        QVERIFY(!first.equals(Vault::generateMasterKey().value().view()));
    }

    void keysReadBackFromTheirText()
    {
        const SecretBytes key = Vault::generateMasterKey().value();
        const SecretBytes text = Vault::encodeKey(key);
        QCOMPARE(text.size(), qsizetype{44});
        QVERIFY(Vault::decodeKey(text.view()).value().equals(key.view()));
        QVERIFY(Vault::decodeKey("not a key").error().is("vault.key_malformed"));
    }

    void refusesAMasterKeyOfAnotherSize()
    {
        const auto vault = Vault::create(SecretBytes("too short"), m_clock);
        QVERIFY(!vault);
        QVERIFY(vault.error().is("vault.key_malformed"));
    }
};

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
