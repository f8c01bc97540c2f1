#include "pagewidgets.h"

#include "gui/banner.h"
#include "gui/chipbutton.h"
#include "gui/confirmdialog.h"
#include "gui/passwordedit.h"
#include "gui/searchedit.h"
#include "gui/tagedit.h"
#include "gui/toggleswitch.h"
#include "support/window/windowfixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace testum::gui;
using namespace testum::tests;

class TestFormWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void tagsAreAddedByEnterAndComma();
    void tagsAreRemovedByKeys();
    void unfinishedTagCounts();
    void passwordIsNotCopied();
    void takenPasswordIsGone();
    void switchIsACheckBox();
    void bannerFoldsItsDetails();
    void searchIsToldOnce();
    void confirmIsSafeByDefault();
    void confirmNeedsTheTick();
    void confirmNeedsTheNumber();

private:
    std::unique_ptr<WindowFixture> m_window;
};

void TestFormWidgets::initTestCase() { m_window = std::make_unique<WindowFixture>(EngineAccess{}); }

void TestFormWidgets::tagsAreAddedByEnterAndComma()
{
    TagEdit edit;
    edit.show();
    QSignalSpy changed(&edit, &TagEdit::tagsChanged);
    QTest::keyClicks(edit.lineEdit(), QStringLiteral("web"));
    QTest::keyClick(edit.lineEdit(), Qt::Key_Return);
    QTest::keyClicks(edit.lineEdit(), QStringLiteral("db,web,"));
    QCOMPARE(edit.tags(), QStringList({QStringLiteral("web"), QStringLiteral("db")}));
    QVERIFY(changed.count() > 0);
    QVERIFY(edit.lineEdit()->text().isEmpty());
}

void TestFormWidgets::tagsAreRemovedByKeys()
{
    TagEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    edit.setTags({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    edit.setFocus();
    QTest::keyClick(edit.lineEdit(), Qt::Key_Backspace);
    QCOMPARE(edit.tags(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QTest::keyClick(edit.lineEdit(), Qt::Key_Left);
    auto *chip = qobject_cast<ChipButton *>(QApplication::focusWidget());
    QVERIFY(chip);
    QCOMPARE(chip->accessibleName(), QStringLiteral("Remove tag b"));
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(edit.tags(), QStringList{QStringLiteral("a")});
    QVERIFY(edit.lineEdit()->hasFocus());
}

void TestFormWidgets::unfinishedTagCounts()
{
    TagEdit edit;
    edit.setTags({QStringLiteral("a")});
    QTest::keyClicks(edit.lineEdit(), QStringLiteral(" b "));
    QCOMPARE(edit.tags(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
}

void TestFormWidgets::passwordIsNotCopied()
{
    PasswordEdit edit;
    edit.show();
    QApplication::clipboard()->setText(QStringLiteral("before"));
    edit.setText(QStringLiteral("secret"));
    edit.setRevealed(true);
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QCOMPARE(edit.text(), QStringLiteral("secret"));
}

void TestFormWidgets::takenPasswordIsGone()
{
    PasswordEdit edit;
    QTest::keyClicks(&edit, QStringLiteral("secret"));
    edit.setRevealed(true);
    QCOMPARE(edit.takeText(), QStringLiteral("secret"));
    QVERIFY(edit.text().isEmpty());
    QVERIFY(!edit.isRevealed());
    edit.undo();
    QVERIFY(edit.text().isEmpty());
}

void TestFormWidgets::switchIsACheckBox()
{
    ToggleSwitch toggle(QStringLiteral("&Notify"));
    toggle.show();
    QSignalSpy toggled(&toggle, &QCheckBox::toggled);
    QTest::keyClick(&toggle, Qt::Key_Space);
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QCOMPARE(toggled.count(), 2);
    QCOMPARE(QAccessible::queryAccessibleInterface(&toggle)->role(), QAccessible::CheckBox);
}

void TestFormWidgets::bannerFoldsItsDetails()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    banner.showMessage(Tone::Danger, QStringLiteral("It failed"), QString(),
                       QStringLiteral("errno 5"));
    auto *details = find<QPlainTextEdit>(&banner, "bannerDetailsPlainTextEdit");
    QVERIFY(!details->isVisible());
    press(&banner, "bannerDetailsButton");
    QVERIFY(details->isVisible());
    QCOMPARE(details->toPlainText(), QStringLiteral("errno 5"));
    QVERIFY(!banner.actionButton()->isVisible());
}

void TestFormWidgets::searchIsToldOnce()
{
    SearchEdit edit;
    QSignalSpy searched(&edit, &SearchEdit::searched);
    QTest::keyClicks(&edit, QStringLiteral("abc"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(searched.count(), 1);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(searched.count(), 2);
    QVERIFY(searched.last().first().toString().isEmpty());
}

void TestFormWidgets::confirmIsSafeByDefault()
{
    bool confirmed = false;
    ConfirmQuestion question;
    question.title = QStringLiteral("Cancel <b>this</b> task?");
    question.confirmText = QStringLiteral("Cancel task");
    question.keepText = QStringLiteral("Keep running");
    QPointer<ConfirmDialog> dialog =
        ConfirmDialog::ask(nullptr, question, [&confirmed] { confirmed = true; });
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(find<QLabel>(dialog, "headingLabel")->textFormat(), Qt::PlainText);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(!confirmed);
    dialog = ConfirmDialog::ask(nullptr, question, [&confirmed] { confirmed = true; });
    press(dialog, "confirmPushButton");
    QVERIFY(confirmed);
    QTRY_VERIFY(dialog.isNull());
}

void TestFormWidgets::confirmNeedsTheTick()
{
    ConfirmQuestion question;
    question.title = question.confirmText = QStringLiteral("Replace");
    question.checkText = QStringLiteral("I know");
    QPointer<ConfirmDialog> dialog = ConfirmDialog::ask(nullptr, question, [] {});
    auto *confirm = find<QPushButton>(dialog, "confirmPushButton");
    QVERIFY(!confirm->isEnabled());
    press(dialog, "checkCheckBox");
    QVERIFY(confirm->isEnabled());
    delete dialog;
}

void TestFormWidgets::confirmNeedsTheNumber()
{
    ConfirmQuestion question;
    question.title = question.confirmText = QStringLiteral("Run");
    question.typedCount = 61;
    QPointer<ConfirmDialog> dialog = ConfirmDialog::ask(nullptr, question, [] {});
    auto *confirm = find<QPushButton>(dialog, "confirmPushButton");
    QTest::keyClicks(find<QLineEdit>(dialog, "countLineEdit"), QStringLiteral("6"));
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(find<QLineEdit>(dialog, "countLineEdit"), QStringLiteral("1"));
    QVERIFY(confirm->isEnabled());
    delete dialog;
}

QTEST_MAIN(TestFormWidgets)

#include "tst_formwidgets.moc"
