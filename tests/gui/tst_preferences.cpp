#include "gui/errors.h"
#include "gui/installedtranslations.h"
#include "gui/navigation.h"
#include "gui/preferences.h"

#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace testum;
using namespace testum::gui;

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasChosenForTheNextStart()
    {
        {
            Preferences preferences(file());
            QCOMPARE(preferences.themeChoice(), QStringLiteral("system"));
            QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.setThemeChoice(QStringLiteral("hc"));
            preferences.setThemeChoice(QStringLiteral("hc"));
            preferences.setOutputFontSize(100);
            preferences.setValue(QStringLiteral("run/draft"), QStringLiteral("uptime"));
            QCOMPARE(changed.size(), 2);
        }
        const Preferences next(file());
        QCOMPARE(next.themeChoice(), QStringLiteral("hc"));
        QCOMPARE(next.outputFontSize(), 24.0);
        QCOMPARE(next.value(QStringLiteral("run/draft")).toString(), QStringLiteral("uptime"));
    }

    void fallsBackFromNonsenseInTheFile()
    {
        QFile broken(file());
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("[appearance]\ntheme=pink\nlanguage=xx\noutputFontSize=nan\nscale=9999\n");
        broken.close();
        const Preferences preferences(file());
        QCOMPARE(preferences.themeChoice(), QStringLiteral("system"));
        QCOMPARE(preferences.languageChoice(), QStringLiteral("system"));
        QCOMPARE(preferences.outputFontSize(), 10.0);
        QCOMPARE(preferences.scalePercent(), 200);
    }

    void keepsServersButNoPassword()
    {
        ServerProfile server;
        server.id = QStringLiteral("s1");
        server.name = QStringLiteral("Office");
        server.url = QUrl(QStringLiteral("https://alice:secret@host.example.org:8000"));
        server.username = QStringLiteral("alice");
        server.pinnedSha256 = QByteArray(32, 'x');
        {
            Preferences preferences(file());
            preferences.setServers({server});
        }
        const QList<ServerProfile> servers = Preferences(file()).servers();
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers.first().name, server.name);
        QCOMPARE(servers.first().url.host(), server.url.host());
        QCOMPARE(servers.first().pinnedSha256, server.pinnedSha256);
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("secret"));
    }

    void takesPathsApartAndPutsThemTogether_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pageId");
        QTest::newRow("page") << QStringLiteral("tasks") << QStringLiteral("tasks");
        QTest::newRow("query") << QStringLiteral("tasks?status=failed") << QStringLiteral("tasks");
        QTest::newRow("one task") << QStringLiteral("tasks/42") << QStringLiteral("task");
        QTest::newRow("all") << QStringLiteral("settings/ssh?a=b/c?d")
                             << QStringLiteral("settings");
    }
    void takesPathsApartAndPutsThemTogether()
    {
        QFETCH(const QString, text);
        const PagePath path = PagePath::parse(text);
        QTEST(path.pageId(), "pageId");
        QCOMPARE(path.text(), text);
    }

    void forgetsTheWayForwardOnceAnotherIsTaken()
    {
        NavigationHistory history;
        for (const char *path : {"a", "b", "c"})
            history.visit(QLatin1String(path));
        history.goBack();
        history.goBack();
        QCOMPARE(history.peekForward(), QStringLiteral("b"));
        history.visit(QStringLiteral("d"));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.peekBack(), QStringLiteral("a"));
    }

    void wordsErrorsInTheLanguageOfTheWindow()
    {
        InstalledTranslations translations;
        const Error error{ErrorCode::Unavailable, "client.server_unreachable",
                          QStringLiteral("worded long ago in another language")};
        translations.choose(QStringLiteral("ru"));
        QCOMPARE(QLocale().language(), QLocale::Russian);
        QVERIFY(errorSentence(error).startsWith(QStringLiteral("Сервер недоступен")));
        translations.choose(QStringLiteral("en"));
        QVERIFY(errorSentence(error).startsWith(QStringLiteral("The server is unreachable")));
        const Error newer{ErrorCode::Conflict, "future.reason", QStringLiteral("Its own words.")};
        QCOMPARE(errorSentence(newer), QStringLiteral("Its own words."));
    }

    void speaksRussianWithItsThreePlurals()
    {
        InstalledTranslations translations;
        translations.choose(QStringLiteral("ru"));
        const auto unread = [](int count) {
            return QCoreApplication::translate("testum::gui::WindowActions",
                                               "%n unread notification(s)", nullptr, count);
        };
        QCOMPARE(unread(1), QStringLiteral("1 непрочитанное уведомление"));
        QCOMPARE(unread(2), QStringLiteral("2 непрочитанных уведомления"));
        QCOMPARE(unread(5), QStringLiteral("5 непрочитанных уведомлений"));
        translations.choose(QStringLiteral("en"));
        QCOMPARE(unread(1), QStringLiteral("1 unread notification"));
    }

private:
    [[nodiscard]] QString file() const
    {
        return m_directory.filePath(QLatin1String(QTest::currentTestFunction()) +
                                    QStringLiteral(".ini"));
    }

    QTemporaryDir m_directory;
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
