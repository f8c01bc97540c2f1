#include "pageengine.h"
#include "pagewidgets.h"
#include "scriptedtransport.h"

#include "gui/confirmdialog.h"
#include "gui/emptystate.h"
#include "gui/formerrors.h"
#include "gui/keygeneratedialog.h"
#include "gui/keyimportdialog.h"
#include "gui/keymodel.h"
#include "gui/keyrenamedialog.h"
#include "gui/keyspage.h"
#include "gui/publickeypreview.h"
#include "gui/status.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSemaphore>

using namespace testum;
using namespace testum::gui;
using namespace testum::tests;

namespace {

constexpr int kPatienceMs = 30'000;

QString generatedLine(const QStringList &options, const QString &comment)
{
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("key"));
    if (!runTool(QStringLiteral("ssh-keygen"),
                 QStringList{QStringLiteral("-q"), QStringLiteral("-N"), QString(),
                             QStringLiteral("-C"), comment, QStringLiteral("-f"), file} +
                     options))
        qFatal("ssh-keygen failed");
    return QString::fromUtf8(readFile(file + QStringLiteral(".pub"))).trimmed();
}

} // namespace

class TestKeysPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void emptyListOffersTheFirstKey();
    void generatedKeyIsListed();
    void takenNameIsShownAtTheField();
    void pastedKeyIsRecognised();
    void privateKeyIsNeverSent();
    void nonsenseIsToldByTheEngine();
    void droppedFileIsRead();
    void publicKeyIsCopied();
    void publicKeyIsExported();
    void keyIsRenamed();
    void openedRowIsRenamed();
    void escapeWaitsForTheKey();
    void newerThanTheAnswerIsAskedAgain();
    void deletingCanBeUndone();
    void keyInUseStays();
    void weakKeysAreMarkedAndFound();
    void viewersMayOnlyLook();
    void previewMatchesSshKeygen();
    void previewMatchesSshKeygen_data();

private:
    DataTable *table() { return m_page->findChild<DataTable *>(); }
    [[nodiscard]] QStringList names() { return shownTexts(*table(), KeyModel::Name); }
    void show()
    {
        m_page = std::make_unique<KeysPage>(m_engine->window.context());
        showPage(*m_page);
    }
    QString add(const QString &name, const QString &line = {})
    {
        return PageEngine::idOf(m_engine->engine.owner(
            "POST", QStringLiteral("/api/v1/keys"),
            QJsonObject{
                {QStringLiteral("name"), name},
                {QStringLiteral("public_key"),
                 line.isEmpty()
                     ? generatedLine({QStringLiteral("-t"), QStringLiteral("ed25519")}, name)
                     : line}}));
    }

    std::unique_ptr<PageEngine> m_engine;
    std::unique_ptr<KeysPage> m_page;
    bool m_isForeign = false;
};

void TestKeysPage::initTestCase()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    m_engine = std::make_unique<PageEngine>();
}

void TestKeysPage::cleanup()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(top) != nullptr)
            delete top;
    }
    m_page.reset();
    m_engine->window.notifications().commitAll();
    if (std::exchange(m_isForeign, false))
        QVERIFY(m_engine->window.openLocal());
    for (const QString &kind : {QStringLiteral("platforms"), QStringLiteral("keys")}) {
        const QString path = QStringLiteral("/api/v1/") + kind;
        const QJsonArray all =
            m_engine->engine.owner("GET", path).value(QStringLiteral("items")).toArray();
        for (const QJsonValue &one : all)
            (void)m_engine->engine.call("DELETE", path + u'/' + PageEngine::idOf(one.toObject()),
                                        {}, m_engine->engine.token(domain::Role::Admin));
    }
}

void TestKeysPage::emptyListOffersTheFirstKey()
{
    show();
    QTRY_VERIFY(table()->emptyState()->isVisible());
    QCOMPARE(table()->emptyState()->title(), QStringLiteral("No SSH keys yet"));
    press(table()->emptyState(), "generateKeyActionButton");
    QVERIFY(openedDialog<KeyGenerateDialog>());
}

void TestKeysPage::generatedKeyIsListed()
{
    show();
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::ControlModifier);
    auto *dialog = openedDialog<KeyGenerateDialog>();
    press(dialog, "generatePushButton");
    QCOMPARE(dialog->findChild<FormErrors *>()->sentence(QStringLiteral("name")),
             QStringLiteral("This field is required."));
    QTest::keyClicks(find<QLineEdit>(dialog, "nameLineEdit"), QStringLiteral("deploy"));
    find<QComboBox>(dialog, "typeComboBox")->setCurrentIndex(1);
    QTest::keyClicks(find<QLineEdit>(dialog, "commentLineEdit"), QStringLiteral("ops@example"));
    press(dialog, "generatePushButton");
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("deploy")}, kPatienceMs);
    QCOMPARE(shownTexts(*table(), KeyModel::Type), QStringList{QStringLiteral("ECDSA P-256")});
    QCOMPARE(shownTexts(*table(), KeyModel::PrivatePart), QStringList{QStringLiteral("Stored")});
    QCOMPARE(shownTexts(*table(), KeyModel::Comment), QStringList{QStringLiteral("ops@example")});
}

void TestKeysPage::takenNameIsShownAtTheField()
{
    add(QStringLiteral("taken"));
    show();
    trigger(*m_page, "generateKeyAction");
    auto *dialog = openedDialog<KeyGenerateDialog>();
    find<QLineEdit>(dialog, "nameLineEdit")->setText(QStringLiteral("taken"));
    press(dialog, "generatePushButton");
    QTRY_VERIFY_WITH_TIMEOUT(
        !dialog->findChild<FormErrors *>()->sentence(QStringLiteral("name")).isEmpty(),
        kPatienceMs);
    QVERIFY(dialog->isVisible());
}

void TestKeysPage::pastedKeyIsRecognised()
{
    const QString line =
        generatedLine({QStringLiteral("-t"), QStringLiteral("ed25519")}, QStringLiteral("olga@pc"));
    show();
    trigger(*m_page, "importKeyAction");
    auto *dialog = openedDialog<KeyImportDialog>();
    auto *text = find<QPlainTextEdit>(dialog, "publicKeyPlainTextEdit");
    text->setFocus();
    QApplication::clipboard()->setText(line + u'\n');
    text->paste();
    const QString detected = find<QLabel>(dialog, "detectedLabel")->text();
    QVERIFY2(detected.startsWith(QStringLiteral("ed25519\nSHA256:")), qPrintable(detected));
    QCOMPARE(find<QLineEdit>(dialog, "nameLineEdit")->text(), QStringLiteral("olga@pc"));
    press(dialog, "addPushButton");
    QTRY_COMPARE(names(), QStringList{QStringLiteral("olga@pc")});
    QCOMPARE(shownTexts(*table(), KeyModel::Fingerprint).first(), detected.section(u'\n', 1));
}

void TestKeysPage::privateKeyIsNeverSent()
{
    show();
    trigger(*m_page, "importKeyAction");
    auto *dialog = openedDialog<KeyImportDialog>();
    find<QPlainTextEdit>(dialog, "publicKeyPlainTextEdit")
        ->setPlainText(QString::fromUtf8(m_engine->sshd->clientPrivateKey()));
    find<QLineEdit>(dialog, "nameLineEdit")->setText(QStringLiteral("private"));
    QCOMPARE(find<QLabel>(dialog, "detectedLabel")->text(), QStringLiteral("A private key"));
    press(dialog, "addPushButton");
    QVERIFY(dialog->findChild<FormErrors *>()
                ->sentence(QStringLiteral("public_key"))
                .contains(QStringLiteral("private key")));
    dialog->readFile(m_engine->sshd->clientPrivateKeyFile());
    QVERIFY(dialog->isVisible());
    QCOMPARE(m_engine->engine.owner("GET", QStringLiteral("/api/v1/keys"))
                 .value(QStringLiteral("total"))
                 .toInt(),
             0);
}

void TestKeysPage::nonsenseIsToldByTheEngine()
{
    show();
    trigger(*m_page, "importKeyAction");
    auto *dialog = openedDialog<KeyImportDialog>();
    find<QPlainTextEdit>(dialog, "publicKeyPlainTextEdit")
        ->setPlainText(QStringLiteral("ssh-ed25519 AAAAnonsense"));
    QCOMPARE(find<QLabel>(dialog, "detectedLabel")->text(),
             QStringLiteral("This is not a supported key"));
    find<QLineEdit>(dialog, "nameLineEdit")->setText(QStringLiteral("nonsense"));
    press(dialog, "addPushButton");
    QTRY_VERIFY(
        !dialog->findChild<FormErrors *>()->sentence(QStringLiteral("public_key")).isEmpty());
}

void TestKeysPage::droppedFileIsRead()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("olga.pub"));
    const QString line =
        generatedLine({QStringLiteral("-t"), QStringLiteral("ed25519")}, QString());
    QVERIFY(writeFile(path, line.toUtf8(), 0644));
    show();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    auto *dialog = openedDialog<KeyImportDialog>();
    QCOMPARE(find<QLineEdit>(dialog, "nameLineEdit")->text(), QStringLiteral("olga"));
    press(dialog, "addPushButton");
    QTRY_COMPARE(names(), QStringList{QStringLiteral("olga")});
}

void TestKeysPage::publicKeyIsCopied()
{
    const QString line =
        generatedLine({QStringLiteral("-t"), QStringLiteral("ed25519")}, QStringLiteral("c"));
    const QString id = add(QStringLiteral("copied"), line);
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->select({id});
    table()->view()->setFocus();
    QTest::keyClick(table()->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString(line + u'\n'));
}

void TestKeysPage::publicKeyIsExported()
{
    const QString line =
        generatedLine({QStringLiteral("-t"), QStringLiteral("ed25519")}, QStringLiteral("c"));
    const QString id = add(QStringLiteral("exported"), line);
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->select({id});
    trigger(*m_page, "exportPublicKeyAction");
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("exported.pub"));
    auto *dialog = openedDialog<QFileDialog>();
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QCOMPARE(QString::fromUtf8(readFile(path)), QString(line + u'\n'));
}

void TestKeysPage::keyIsRenamed()
{
    const QString id = add(QStringLiteral("before"));
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->select({id});
    QTest::keyClick(table()->view(), Qt::Key_F2);
    auto *dialog = openedDialog<KeyRenameDialog>();
    auto *name = find<QLineEdit>(dialog, "nameLineEdit");
    QCOMPARE(name->selectedText(), QStringLiteral("before"));
    QTest::keyClicks(name, QStringLiteral("after"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{QStringLiteral("after")});
}

void TestKeysPage::openedRowIsRenamed()
{
    const QString a = add(QStringLiteral("a"));
    const QString b = add(QStringLiteral("b"));
    show();
    QTRY_COMPARE(names().size(), 2);
    table()->select({a, b});
    Q_EMIT table()->activated(b);
    QCOMPARE(find<QLineEdit>(openedDialog<KeyRenameDialog>(), "nameLineEdit")->text(),
             QStringLiteral("b"));
}

void TestKeysPage::escapeWaitsForTheKey()
{
    show();
    trigger(*m_page, "generateKeyAction");
    auto *dialog = openedDialog<KeyGenerateDialog>();
    find<QLineEdit>(dialog, "nameLineEdit")->setText(QStringLiteral("kept"));
    press(dialog, "generatePushButton");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{QStringLiteral("kept")}, kPatienceMs);
}

void TestKeysPage::newerThanTheAnswerIsAskedAgain()
{
    const auto engine = std::make_shared<ScriptedEngine>();
    QSemaphore gate;
    std::atomic<int> asked = 0;
    engine->answer(QStringLiteral("/api/v1/me"),
                   ScriptedEngine::me({QStringLiteral("keys.read"), QStringLiteral("keys.write")}));
    engine->answer(QStringLiteral("/api/v1/keys"), [&](const client::ApiCall &) {
        const QString name = QString::number(++asked);
        gate.acquire();
        const QJsonObject key{{QStringLiteral("id"), name}, {QStringLiteral("name"), name}};
        return client::ApiReply{
            200, "application/json",
            QJsonDocument(QJsonObject{{QStringLiteral("items"), QJsonArray{key}},
                                      {QStringLiteral("total"), 1}})
                .toJson()};
    });
    m_isForeign = true;
    bool isOpen = false;
    m_engine->window.connection().open(
        ServerProfile::thisComputer(), ScriptedTransport::factory(engine),
        [&isOpen](const Result<void> &done) { isOpen = done.has_value(); });
    QTRY_VERIFY(isOpen);
    show();
    QTRY_COMPARE(asked.load(), 1);
    m_page->refresh(); // while the first answer is on its way
    gate.release(2);
    QTRY_COMPARE(names(), QStringList{QStringLiteral("2")});
}

void TestKeysPage::deletingCanBeUndone()
{
    const QString id = add(QStringLiteral("deleted"));
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->select({id});
    QTest::keyClick(table()->view(), Qt::Key_Delete);
    QVERIFY(names().isEmpty());
    m_engine->window.notifications().all().first().action();
    QTRY_COMPARE(names().size(), 1);
    QTest::keyClick(table()->view(), Qt::Key_Delete);
    m_engine->window.notifications().commitAll();
    QTRY_COMPARE(m_engine->engine.owner("GET", QStringLiteral("/api/v1/keys"))
                     .value(QStringLiteral("total"))
                     .toInt(),
                 0);
}

void TestKeysPage::keyInUseStays()
{
    const QString id = PageEngine::idOf(
        m_engine->engine.owner("POST", QStringLiteral("/api/v1/keys/generate"),
                               QJsonObject{{QStringLiteral("name"), QStringLiteral("used")}}));
    m_engine->addPlatform(QStringLiteral("web-1"), {{QStringLiteral("ssh_key_id"), id},
                                                    {QStringLiteral("private_key"), QJsonValue()}});
    show();
    QTRY_COMPARE(shownTexts(*table(), KeyModel::UsedBy), QStringList{QStringLiteral("1 platform")});
    table()->select({id});
    QTest::keyClick(table()->view(), Qt::Key_Delete);
    auto *dialog = openedDialog<ConfirmDialog>();
    QCOMPARE(find<QPlainTextEdit>(dialog, "detailsPlainTextEdit")->toPlainText(),
             QStringLiteral("web-1"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(names().size(), 1);
}

void TestKeysPage::weakKeysAreMarkedAndFound()
{
    const QString weak =
        add(QStringLiteral("weak"), generatedLine({QStringLiteral("-t"), QStringLiteral("rsa"),
                                                   QStringLiteral("-b"), QStringLiteral("2048")},
                                                  QString()));
    add(QStringLiteral("strong"));
    show();
    QTRY_COMPARE(names().size(), 2);
    const QModelIndex index = table()->view()->model()->index(1, KeyModel::Type);
    QCOMPARE(index.data().toString(), QStringLiteral("RSA 2048, weak"));
    QCOMPARE(index.data(TableRole::kChip).value<StatusChip>().tone, Tone::Warning);
    press(m_page.get(), "filterPushButton");
    QWidget *popover = QApplication::activePopupWidget();
    QVERIFY(popover);
    find<QListWidget>(popover, "filter2ListWidget")->item(1)->setCheckState(Qt::Checked);
    popover->close();
    QCOMPARE(names(), QStringList{QStringLiteral("weak")});
}

void TestKeysPage::viewersMayOnlyLook()
{
    add(QStringLiteral("seen"));
    m_isForeign = true;
    QVERIFY(m_engine->openAs(domain::Role::Viewer));
    show();
    QTRY_COMPARE(names().size(), 1);
    table()->view()->selectAll();
    for (const char *action :
         {"generateKeyAction", "importKeyAction", "renameKeyAction", "deleteKeysAction"})
        QVERIFY2(!isEnabled(*m_page, action), action);
    QVERIFY(isEnabled(*m_page, "copyPublicKeyAction"));
}

void TestKeysPage::previewMatchesSshKeygen_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("type");
    const QString t = QStringLiteral("-t");
    const QString b = QStringLiteral("-b");
    QTest::newRow("ed25519") << QStringList{t, QStringLiteral("ed25519")} << "ed25519";
    QTest::newRow("rsa") << QStringList{t, QStringLiteral("rsa"), b, QStringLiteral("3072")}
                         << "RSA 3072";
    QTest::newRow("ecdsa") << QStringList{t, QStringLiteral("ecdsa"), b, QStringLiteral("384")}
                           << "ECDSA P-384";
}

void TestKeysPage::previewMatchesSshKeygen()
{
    QFETCH(QStringList, options);
    const QString line = generatedLine(options, QStringLiteral("me@here now"));
    const PublicKeyPreview preview = PublicKeyPreview::of(u' ' + line + u'\n');
    QCOMPARE(preview.kind, PublicKeyPreview::Kind::PublicKey);
    QTEST(keyTypeText(preview.keyType, preview.bits), "type");
    QCOMPARE(preview.comment, QStringLiteral("me@here now"));
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("key.pub"));
    QVERIFY(writeFile(file, line.toUtf8(), 0644));
    QByteArray output;
    QVERIFY(runTool(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), file}, &output));
    QCOMPARE(preview.fingerprint, QString::fromUtf8(output).section(u' ', 1, 1));
}

QTEST_MAIN(TestKeysPage)

#include "tst_keyspage.moc"
