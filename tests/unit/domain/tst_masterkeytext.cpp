#include "domain/masterkey.h"

#include <QTest>

using namespace testum;
using namespace testum::domain;

namespace {

const char *const kText = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

QByteArray bytes()
{
    return QByteArray::fromHex("730ff4c7af3d46923e8ed451ee813c87f790b0a226bc96a92de49b5e9c05e1ee");
}

} // namespace

class TestMasterKeyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenLikeAFernetKey() { QVERIFY(encodeMasterKey(SecretBytes(bytes())).equals(kText)); }

    void readsItsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("as written") << QByteArray(kText);
        QTest::newRow("line end") << QByteArray(kText) + "\n";
        QTest::newRow("white space around") << " \t" + QByteArray(kText) + "\r\n";
        QTest::newRow("padding lost") << QByteArray(kText).chopped(1);
    }
    void readsItsText()
    {
        QFETCH(const QByteArray, text);
        const auto key = decodeMasterKey(text);
        QVERIFY(key.has_value());
        QVERIFY(key->equals(bytes()));
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("31 bytes") << bytes().chopped(1).toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("33 bytes") << (bytes() + 'x').toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("hex") << bytes().toHex();
        QTest::newRow("raw bytes") << bytes();
        QTest::newRow("standard alphabet") << bytes().toBase64();
        QTest::newRow("stray bits") << QByteArray(kText).replace("4e4=", "4e5=");
        QTest::newRow("padding twice") << QByteArray(kText) + "=";
        QTest::newRow("blank inside") << QByteArray(kText).insert(10, ' ');
        QTest::newRow("quotes") << "\"" + QByteArray(kText) + "\"";
    }
    void refusesAnythingElse()
    {
        QFETCH(const QByteArray, text);
        const auto key = decodeMasterKey(text);
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::InvalidArgument);
        QVERIFY(key.error().is("vault.key_malformed"));
    }
};

QTEST_GUILESS_MAIN(TestMasterKeyText)
#include "tst_masterkeytext.moc"
