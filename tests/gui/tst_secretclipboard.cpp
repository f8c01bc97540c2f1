#include "gui/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using testum::gui::SecretClipboard;

class TestSecretClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void secretIsClearedAfterItsTime();
    void otherTextIsLeftAlone();
    void secondSecretHasItsOwnTime();
    void endClearsAtOnce();
};

void TestSecretClipboard::init() { QGuiApplication::clipboard()->clear(); }

void TestSecretClipboard::secretIsClearedAfterItsTime()
{
    SecretClipboard clipboard;
    QSignalSpy cleared(&clipboard, &SecretClipboard::cleared);
    clipboard.copy(QStringLiteral("s3cret"), std::chrono::seconds(1));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("s3cret"));
    QVERIFY(clipboard.holdsSecret());
    QVERIFY(cleared.wait(5'000));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(!clipboard.holdsSecret());
}

void TestSecretClipboard::otherTextIsLeftAlone()
{
    {
        SecretClipboard clipboard;
        clipboard.copy(QStringLiteral("s3cret"));
        QGuiApplication::clipboard()->setText(QStringLiteral("shopping list"));
        QVERIFY(!clipboard.holdsSecret());
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("shopping list"));
}

void TestSecretClipboard::secondSecretHasItsOwnTime()
{
    SecretClipboard clipboard;
    clipboard.copy(QStringLiteral("first"), std::chrono::seconds(0));
    clipboard.copy(QStringLiteral("second"), std::chrono::seconds(60));
    QCoreApplication::processEvents();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("second"));
}

void TestSecretClipboard::endClearsAtOnce()
{
    {
        SecretClipboard clipboard;
        clipboard.copy(QStringLiteral("s3cret"));
    }
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
