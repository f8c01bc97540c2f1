#include "pageengine.h"
#include "pagewidgets.h"
#include "scriptedtransport.h"

#include "gui/banner.h"
#include "gui/confirmdialog.h"
#include "gui/fielderrorlabel.h"
#include "gui/fingerprintlabel.h"
#include "gui/formerrors.h"
#include "gui/hostkeydialog.h"
#include "gui/passwordedit.h"
#include "gui/platformeditordialog.h"
#include "gui/randomart.h"
#include "gui/tagedit.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

constexpr int kPatienceMs = 30'000;

const QJsonObject kScripted{{QStringLiteral("id"), QStringLiteral("p1")},
                            {QStringLiteral("name"), QStringLiteral("scripted")},
                            {QStringLiteral("host"), QStringLiteral("10.0.0.1")},
                            {QStringLiteral("port"), 22},
                            {QStringLiteral("username"), QStringLiteral("root")},
                            {QStringLiteral("auth_method"), QStringLiteral("agent")}};

client::ApiReply refusal()
{
    return {403, "application/problem+json", R"({"code":"forbidden","reason":"auth.forbidden"})"};
}

} // namespace

class TestPlatformEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void requiredFieldsAreMarked();
    void newPlatformIsStored();
    void keyboardAloneAddsAPlatform();
    void takenNameIsShownAtTheField();
    void refusedFieldsAreShownOnTheirTab();
    void storedSecretsNeverComeBack();
    void movingAsksForTheSecretAgain();
    void storedKeyOfTheListIsUsed();
    void unusedSecretIsDropped();
    void testListsEveryStep();
    void testOfAWrongPasswordEndsAtTheLogin();
    void testOfAChangedHostKeyAsks();
    void testCanBeStopped();
    void readKeyIsPinnedWithTheSave();
    void changedKeyIsNeverShownAsNew();
    void otherAddressDropsTheAcceptedKey();
    void platformIsThereWhenItsKeyIsNot();
    void refusedHostKeyListIsTold();
    void escapeWaitsForTheAnswer();
    void hostKeysAreForgotten();
    void changesAreNotLostUnasked();
    void copyBeginsAsTheOther();
    void languageSwitchesWhileOpen();
    void differingLettersAreMarked();
    void randomartIsOpenSshs();

private:
    PlatformEditorDialog *edit(const QJsonObject &platform = {}, bool copy = false)
    {
        auto *editor = new PlatformEditorDialog(
            m_engine->window.connection(), platform, copy,
            {{QStringLiteral("Production")}, {QStringLiteral("web")}}, nullptr);
        editor->open();
        (void)QTest::qWaitForWindowActive(editor);
        m_editor = editor;
        return editor;
    }
    [[nodiscard]] QJsonObject stored(const QString &id)
    {
        return m_engine->engine.owner("GET", QStringLiteral("/api/v1/platforms/") + id);
    }
    /// As a user who pastes the test server's key.
    void fill(const QString &name)
    {
        find<QLineEdit>(m_editor, "nameLineEdit")->setText(name);
        find<QLineEdit>(m_editor, "hostLineEdit")->setText(m_engine->sshd->host());
        find<QSpinBox>(m_editor, "portSpinBox")->setValue(m_engine->sshd->port());
        find<QLineEdit>(m_editor, "usernameLineEdit")->setText(m_engine->sshd->user());
        find<QComboBox>(m_editor, "methodComboBox")->setCurrentIndex(1);
        find<QPlainTextEdit>(m_editor, "privateKeyPlainTextEdit")
            ->setPlainText(QString::fromUtf8(m_engine->sshd->clientPrivateKey()));
    }
    [[nodiscard]] QString errorOf(const char *field)
    {
        return m_editor->findChild<FormErrors *>()->sentence(QLatin1String(field));
    }
    [[nodiscard]] QStringList steps()
    {
        QStringList texts;
        auto *list = find<QListWidget>(m_editor, "stepListWidget");
        for (int i = 0; i < list->count(); ++i)
            texts.append(list->item(i)->text());
        return texts;
    }
    /// Waits until the editor has closed itself.
    [[nodiscard]] bool waitUntilClosed()
    {
        return QTest::qWaitFor([this] { return m_editor.isNull(); }, kPatienceMs);
    }
    /// From now on the editor works with this engine, which has a platform "p1"; see cleanup().
    [[nodiscard]] bool openScripted(const std::shared_ptr<ScriptedEngine> &engine)
    {
        engine->answer(QStringLiteral("/api/v1/me"),
                       ScriptedEngine::me(ScriptedEngine::allPermissions()
                                          << QStringLiteral("host_keys.accept")));
        engine->answer(QStringLiteral("/api/v1/platforms"), kScripted);
        engine->answer(QStringLiteral("/api/v1/platforms/p1"), kScripted);
        m_isForeign = true;
        bool isOpen = false;
        m_engine->window.connection().open(
            ServerProfile::thisComputer(), ScriptedTransport::factory(engine),
            [&isOpen](const Result<void> &done) { isOpen = done.has_value(); });
        return QTest::qWaitFor([&isOpen] { return isOpen; }, kPatienceMs);
    }
    [[nodiscard]] QString idOfName(const QString &name) { return PageEngine::idOf(stored(name)); }

    std::unique_ptr<PageEngine> m_engine;
    QPointer<PlatformEditorDialog> m_editor;
    bool m_isForeign = false; ///< the connection is a scripted one
};

void TestPlatformEditor::initTestCase()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    m_engine = std::make_unique<PageEngine>();
}

void TestPlatformEditor::cleanup()
{
    delete m_editor;
    if (std::exchange(m_isForeign, false))
        QVERIFY(m_engine->window.openLocal());
}

void TestPlatformEditor::requiredFieldsAreMarked()
{
    edit();
    press(m_editor, "savePushButton");
    QCOMPARE(errorOf("name"), QStringLiteral("This field is required."));
    QVERIFY(!errorOf("host").isEmpty());
    auto *name = find<QLineEdit>(m_editor, "nameLineEdit");
    QVERIFY(name->hasFocus());
    QCOMPARE(name->property("state").toString(), QStringLiteral("error"));
    QCOMPARE(name->accessibleDescription(), QStringLiteral("This field is required."));
    QTest::keyClicks(name, QStringLiteral("x"));
    QVERIFY(errorOf("name").isEmpty());
    QVERIFY(!errorOf("host").isEmpty());
}

void TestPlatformEditor::newPlatformIsStored()
{
    edit();
    fill(QStringLiteral("stored-1"));
    find<QComboBox>(m_editor, "groupComboBox")->setCurrentText(QStringLiteral("Edge"));
    find<TagEdit>(m_editor, "tagsTagEdit")->setTags({QStringLiteral("a"), QStringLiteral("b")});
    QSignalSpy saved(m_editor, &PlatformEditorDialog::saved);
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QCOMPARE(saved.count(), 1);
    const QJsonObject platform = stored(QStringLiteral("stored-1"));
    QCOMPARE(platform.value(QStringLiteral("group_name")).toString(), QStringLiteral("Edge"));
    QCOMPARE(platform.value(QStringLiteral("tags")).toArray().size(), 2);
    QVERIFY(platform.value(QStringLiteral("has_private_key")).toBool());
    QVERIFY(!platform.value(QStringLiteral("has_password")).toBool());
}

void TestPlatformEditor::keyboardAloneAddsAPlatform()
{
    edit();
    const auto type = [](const QString &text) {
        QTest::keyClicks(QApplication::focusWidget(), text);
    };
    const auto tabTo = [this](const char *name) {
        auto *wanted = find<QWidget>(m_editor, name);
        for (int i = 0; i < 40 && QApplication::focusWidget() != wanted; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(QApplication::focusWidget() == wanted, name);
    };
    tabTo("nameLineEdit");
    type(QStringLiteral("typed-1"));
    tabTo("hostLineEdit");
    type(m_engine->sshd->host());
    tabTo("portSpinBox");
    find<QSpinBox>(m_editor, "portSpinBox")->selectAll();
    type(QString::number(m_engine->sshd->port()));
    tabTo("usernameLineEdit");
    type(m_engine->sshd->user());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(find<QTabWidget>(m_editor, "tabWidget")->currentIndex(), 1);
    tabTo("methodComboBox");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    tabTo("passwordPasswordEdit");
    type(QStringLiteral("secret"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitUntilClosed());
    QVERIFY(stored(QStringLiteral("typed-1")).value(QStringLiteral("has_password")).toBool());
}

void TestPlatformEditor::takenNameIsShownAtTheField()
{
    m_engine->addPlatform(QStringLiteral("taken"));
    edit();
    fill(QStringLiteral("taken"));
    press(m_editor, "savePushButton");
    QTRY_VERIFY(!errorOf("name").isEmpty());
    QVERIFY(m_editor->isVisible());
}

void TestPlatformEditor::refusedFieldsAreShownOnTheirTab()
{
    edit();
    fill(QStringLiteral("refused"));
    find<QPlainTextEdit>(m_editor, "privateKeyPlainTextEdit")
        ->setPlainText(QStringLiteral("no key at all"));
    press(m_editor, "savePushButton");
    QTRY_VERIFY(!errorOf("private_key").isEmpty());
    QCOMPARE(find<QTabWidget>(m_editor, "tabWidget")->currentIndex(), 1);
    QVERIFY(!m_editor->findChild<Banner *>()->isVisible());
    fill(QStringLiteral("refused"));
    find<QLineEdit>(m_editor, "hostLineEdit")->setText(QStringLiteral("-bad host"));
    press(m_editor, "savePushButton");
    QTRY_VERIFY(!errorOf("host").isEmpty());
    QCOMPARE(find<QTabWidget>(m_editor, "tabWidget")->currentIndex(), 0);
}

void TestPlatformEditor::storedSecretsNeverComeBack()
{
    const QString id = m_engine->addPlatform(QStringLiteral("secret-1"));
    edit(stored(id));
    auto *key = find<QPlainTextEdit>(m_editor, "privateKeyPlainTextEdit");
    QVERIFY(key->toPlainText().isEmpty());
    QVERIFY(key->placeholderText().contains(QStringLiteral("stored")));
    find<QLineEdit>(m_editor, "nameLineEdit")->setText(QStringLiteral("secret-2"));
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QVERIFY(stored(id).value(QStringLiteral("has_private_key")).toBool());
}

void TestPlatformEditor::movingAsksForTheSecretAgain()
{
    const QString id = m_engine->addPlatform(QStringLiteral("moving"));
    edit(stored(id));
    find<QSpinBox>(m_editor, "portSpinBox")->setValue(2022);
    press(m_editor, "savePushButton");
    QTRY_VERIFY(!errorOf("private_key").isEmpty());
    QCOMPARE(find<QTabWidget>(m_editor, "tabWidget")->currentIndex(), 1);
}

void TestPlatformEditor::storedKeyOfTheListIsUsed()
{
    const QString keyId = PageEngine::idOf(
        m_engine->engine.owner("POST", QStringLiteral("/api/v1/keys/generate"),
                               QJsonObject{{QStringLiteral("name"), QStringLiteral("deploy")}}));
    edit();
    auto *keys = find<QComboBox>(m_editor, "storedKeyComboBox");
    QTRY_COMPARE(keys->count(), 1);
    fill(QStringLiteral("by-key"));
    find<QComboBox>(m_editor, "methodComboBox")->setCurrentIndex(0);
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    const QJsonObject platform = stored(QStringLiteral("by-key"));
    QCOMPARE(platform.value(QStringLiteral("ssh_key_id")).toString(), keyId);
    QVERIFY(!platform.value(QStringLiteral("has_private_key")).toBool());
}

void TestPlatformEditor::unusedSecretIsDropped()
{
    const QString id = m_engine->addPlatform(QStringLiteral("switching"));
    edit(stored(id));
    find<QComboBox>(m_editor, "methodComboBox")->setCurrentIndex(2);
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QCOMPARE(stored(id).value(QStringLiteral("auth_method")).toString(), QStringLiteral("agent"));
    QVERIFY(!stored(id).value(QStringLiteral("has_private_key")).toBool());
}

void TestPlatformEditor::testListsEveryStep()
{
    edit();
    fill(QString()); // a test needs no name
    press(m_editor, "testPushButton");
    QTRY_COMPARE_WITH_TIMEOUT(steps().size(), 5, kPatienceMs);
    QVERIFY(steps().at(0).startsWith(QStringLiteral("Address resolved: 127.0.0.1")));
    QVERIFY(steps().at(1).startsWith(QStringLiteral("Port is open, ")));
    QVERIFY2(steps().at(3).startsWith(QStringLiteral("Signed in as ") + m_engine->sshd->user()),
             qPrintable(steps().at(3)));
    QVERIFY(m_editor->isVisible());
}

void TestPlatformEditor::testOfAWrongPasswordEndsAtTheLogin()
{
    edit();
    fill(QStringLiteral("wrong"));
    find<QComboBox>(m_editor, "methodComboBox")->setCurrentIndex(3);
    find<PasswordEdit>(m_editor, "passwordPasswordEdit")->setText(QStringLiteral("wrong"));
    press(m_editor, "testPushButton");
    QTRY_COMPARE_WITH_TIMEOUT(steps().size(), 4, kPatienceMs);
    QVERIFY2(steps().last().startsWith(QStringLiteral("Sign-in failed: ")),
             qPrintable(steps().last()));
}

void TestPlatformEditor::testOfAChangedHostKeyAsks()
{
    auto other = SshdServer::start();
    QVERIFY(other);
    const QString id = m_engine->addPlatform(QStringLiteral("changed"));
    (void)m_engine->engine.owner(
        "PUT", QStringLiteral("/api/v1/platforms/%1/host_keys").arg(id),
        QJsonObject{
            {QStringLiteral("public_key"),
             other->hostKey().keyType + u' ' + QString::fromLatin1(other->hostKey().publicKey)}});
    edit(stored(id));
    press(m_editor, "testPushButton");
    auto *dialog = openedDialog<HostKeyDialog>();
    QCOMPARE(find<FingerprintLabel>(dialog, "oldFingerprintLabel")->fingerprint(),
             other->hostKeyFingerprint());
    QCOMPARE(find<FingerprintLabel>(dialog, "newFingerprintLabel")->fingerprint(),
             m_engine->sshd->hostKeyFingerprint());
    QTest::keyClick(dialog, Qt::Key_Return); // the safe button is the default one
    QTRY_VERIFY(!m_editor->findChild<HostKeyDialog *>());
    QCOMPARE(stored(id).value(QStringLiteral("known_host_fingerprint")).toString(),
             other->hostKeyFingerprint());
}

void TestPlatformEditor::testCanBeStopped()
{
    edit();
    fill(QStringLiteral("stopped"));
    press(m_editor, "testPushButton");
    auto *test = find<QPushButton>(m_editor, "testPushButton");
    QCOMPARE(test->text(), QStringLiteral("Stop &test"));
    QTest::mouseClick(test, Qt::LeftButton);
    QCOMPARE(steps(), QStringList{QStringLiteral("Cancelled")});
    QCOMPARE(test->text(), QStringLiteral("&Test connection"));
}

void TestPlatformEditor::readKeyIsPinnedWithTheSave()
{
    edit();
    fill(QStringLiteral("pinned"));
    m_editor->showTab(QStringLiteral("hostKey"));
    press(m_editor, "readKeyPushButton");
    auto *dialog = openedDialog<HostKeyDialog>();
    QVERIFY(!find<FingerprintLabel>(dialog, "oldFingerprintLabel")->isVisible());
    QCOMPARE(find<FingerprintLabel>(dialog, "newFingerprintLabel")->fingerprint(),
             m_engine->sshd->hostKeyFingerprint());
    press(dialog, "trustPushButton");
    QTRY_VERIFY(find<QLabel>(m_editor, "pendingKeyLabel")->isVisible());
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QCOMPARE(
        stored(QStringLiteral("pinned")).value(QStringLiteral("known_host_fingerprint")).toString(),
        m_engine->sshd->hostKeyFingerprint());
}

void TestPlatformEditor::changedKeyIsNeverShownAsNew()
{
    // The window has not heard of the pinned key: its list is from before.
    const HostKeyReview review =
        reviewOf(QStringLiteral("web"), QStringLiteral("10.0.0.1:22"), QString(),
                 {{QStringLiteral("state"), QStringLiteral("changed")},
                  {QStringLiteral("fingerprint"), QStringLiteral("SHA256:new")}});
    QVERIFY(review.isReplacement());
    auto *dialog = HostKeyDialog::review(nullptr, review, [] {});
    QCOMPARE(dialog->windowTitle(), QStringLiteral("The host key has changed"));
    QVERIFY(!find<FingerprintLabel>(dialog, "oldFingerprintLabel")->isVisible());
    QVERIFY(!find<QPushButton>(dialog, "trustPushButton")->isEnabled());
    press(dialog, "verifiedCheckBox");
    QVERIFY(find<QPushButton>(dialog, "trustPushButton")->isEnabled());
    dialog->reject();
}

void TestPlatformEditor::otherAddressDropsTheAcceptedKey()
{
    edit();
    fill(QStringLiteral("moved-on"));
    m_editor->showTab(QStringLiteral("hostKey"));
    press(m_editor, "readKeyPushButton");
    press(openedDialog<HostKeyDialog>(), "trustPushButton");
    QTRY_VERIFY(find<QLabel>(m_editor, "pendingKeyLabel")->isVisible());
    find<QLineEdit>(m_editor, "hostLineEdit")->setText(QStringLiteral("10.0.0.9"));
    QVERIFY(!find<QLabel>(m_editor, "pendingKeyLabel")->isVisible());
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QVERIFY(stored(QStringLiteral("moved-on"))
                .value(QStringLiteral("known_host_fingerprint"))
                .isNull());
}

void TestPlatformEditor::platformIsThereWhenItsKeyIsNot()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    QVERIFY(openScripted(engine));
    engine->answer(
        QStringLiteral("/api/v1/platforms/probe"),
        {{QStringLiteral("host_key"),
          QJsonObject{{QStringLiteral("state"), QStringLiteral("new")},
                      {QStringLiteral("fingerprint"), QStringLiteral("SHA256:abc")},
                      {QStringLiteral("public_key"), QStringLiteral("ssh-ed25519 AAAA")}}}});
    engine->answer(QStringLiteral("/api/v1/platforms/p1/host_keys"),
                   [](const client::ApiCall &) { return refusal(); });
    edit();
    fill(QStringLiteral("scripted"));
    m_editor->showTab(QStringLiteral("hostKey"));
    press(m_editor, "readKeyPushButton");
    press(openedDialog<HostKeyDialog>(), "trustPushButton");
    QTRY_VERIFY(find<QLabel>(m_editor, "pendingKeyLabel")->isVisible());
    QSignalSpy saved(m_editor, &PlatformEditorDialog::saved);
    press(m_editor, "savePushButton");
    QTRY_COMPARE(saved.count(), 1); // it is stored
    QVERIFY(m_editor->isVisible());
    QVERIFY(m_editor->findChild<Banner *>()->isVisible());
    QCOMPARE(engine->calls(QStringLiteral("/api/v1/platforms")), 1);

    engine->answer(QStringLiteral("/api/v1/platforms/p1/host_keys"), QJsonObject());
    find<QLineEdit>(m_editor, "nameLineEdit")->setText(QStringLiteral("scripted-2"));
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QCOMPARE(engine->calls(QStringLiteral("/api/v1/platforms")), 1); // changed, not made again
}

void TestPlatformEditor::refusedHostKeyListIsTold()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    QVERIFY(openScripted(engine));
    engine->answer(QStringLiteral("/api/v1/keys"),
                   {{QStringLiteral("items"), QJsonArray()}, {QStringLiteral("total"), 0}});
    engine->answer(QStringLiteral("/api/v1/platforms/p1/host_keys"),
                   [](const client::ApiCall &) { return refusal(); });
    edit(kScripted);
    QTRY_VERIFY(m_editor->findChild<Banner *>()->isVisible());
}

void TestPlatformEditor::escapeWaitsForTheAnswer()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    QVERIFY(openScripted(engine));
    QSemaphore gate;
    engine->answer(QStringLiteral("/api/v1/platforms"), [&gate](const client::ApiCall &) {
        gate.acquire();
        return client::ApiReply{201, "application/json", QJsonDocument(kScripted).toJson()};
    });
    edit();
    fill(QStringLiteral("scripted"));
    QSignalSpy saved(m_editor, &PlatformEditorDialog::saved);
    press(m_editor, "savePushButton");
    QTest::keyClick(m_editor, Qt::Key_Escape);
    m_editor->close();
    QVERIFY(m_editor->isVisible());
    QVERIFY(!find<QPushButton>(m_editor, "cancelPushButton")->isEnabled());
    gate.release();
    QVERIFY(waitUntilClosed());
    QCOMPARE(saved.count(), 1);
}

void TestPlatformEditor::hostKeysAreForgotten()
{
    const QString id = idOfName(QStringLiteral("pinned"));
    edit(stored(id));
    m_editor->showTab(QStringLiteral("hostKey"));
    auto *keys = find<QTableWidget>(m_editor, "hostKeyTableWidget");
    QTRY_COMPARE(keys->rowCount(), 1);
    QCOMPARE(keys->item(0, 2)->text(), QStringLiteral("Trusted"));
    press(m_editor, "forgetPushButton");
    press(openedDialog<ConfirmDialog>(), "confirmPushButton");
    QTRY_COMPARE(keys->rowCount(), 0);
    QVERIFY(stored(id).value(QStringLiteral("known_host_fingerprint")).isNull());
}

void TestPlatformEditor::changesAreNotLostUnasked()
{
    edit();
    QTest::keyClicks(find<QLineEdit>(m_editor, "nameLineEdit"), QStringLiteral("half"));
    QTest::keyClick(m_editor, Qt::Key_Escape);
    auto *question = openedDialog<QMessageBox>();
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_editor->findChild<QMessageBox *>());
    QVERIFY(m_editor->isVisible());
    QTest::keyClick(m_editor, Qt::Key_Escape);
    press(openedDialog<QMessageBox>(), "discardPushButton");
    QVERIFY(waitUntilClosed());

    edit(); // nothing changed, nothing asked
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QVERIFY(waitUntilClosed());
}

void TestPlatformEditor::copyBeginsAsTheOther()
{
    const QString id = m_engine->addPlatform(QStringLiteral("model"));
    edit(stored(id), true);
    QCOMPARE(find<QLineEdit>(m_editor, "nameLineEdit")->text(), QStringLiteral("model copy"));
    QCOMPARE(find<QSpinBox>(m_editor, "portSpinBox")->value(), m_engine->sshd->port());
    find<QPlainTextEdit>(m_editor, "privateKeyPlainTextEdit")
        ->setPlainText(QString::fromUtf8(m_engine->sshd->clientPrivateKey()));
    press(m_editor, "savePushButton");
    QVERIFY(waitUntilClosed());
    QVERIFY(idOfName(QStringLiteral("model copy")) != id);
}

void TestPlatformEditor::languageSwitchesWhileOpen()
{
    edit();
    QTest::keyClicks(find<QLineEdit>(m_editor, "nameLineEdit"), QStringLiteral("kept"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("ru"));
    QTRY_COMPARE(find<QPushButton>(m_editor, "savePushButton")->text(),
                 QStringLiteral("Сохранить"));
    QCOMPARE(find<QLabel>(m_editor, "hostLabel")->text().remove(u'&'), QStringLiteral("Адрес *"));
    QCOMPARE(find<QLineEdit>(m_editor, "nameLineEdit")->text(), QStringLiteral("kept"));
    m_engine->window.preferences().setLanguageChoice(QStringLiteral("en"));
    QTRY_COMPARE(find<QPushButton>(m_editor, "savePushButton")->text(), QStringLiteral("Save"));
}

void TestPlatformEditor::differingLettersAreMarked()
{
    FingerprintLabel label;
    label.setFingerprint(QStringLiteral("SHA256:abcd"), QStringLiteral("SHA256:abXd"));
    QVERIFY(!label.isMarked(0));
    QVERIFY(label.isMarked(9));
    QVERIFY(!label.isMarked(10));
}

void TestPlatformEditor::randomartIsOpenSshs()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("key"));
    QVERIFY(runTool(QStringLiteral("ssh-keygen"),
                    {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                     QStringLiteral("-N"), QString(), QStringLiteral("-f"), file}));
    QByteArray output;
    QVERIFY(runTool(QStringLiteral("ssh-keygen"), {QStringLiteral("-lvf"), file}, &output));
    const QString text = QString::fromUtf8(output).trimmed();
    const QString fingerprint = text.section(u' ', 1, 1);
    const QString expected = text.section(u'\n', 1);
    QCOMPARE(randomart(fingerprint, QStringLiteral("ED25519 256")), expected);
}

QTEST_MAIN(TestPlatformEditor)

#include "tst_platformeditor.moc"
