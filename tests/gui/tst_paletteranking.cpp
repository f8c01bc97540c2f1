#include "gui/otherlanguage.h"
#include "gui/paletteranking.h"

#include <QElapsedTimer>
#include <QTest>

using namespace testum::gui;

namespace {

PaletteEntry entry(const QString &title, PaletteEntry::Kind kind = PaletteEntry::Kind::Page,
                   const QStringList &otherKeys = {})
{
    PaletteEntry made;
    made.kind = kind;
    made.key = title;
    made.title = title;
    made.searchKeys = QStringList(title.toLower()) + otherKeys;
    return made;
}

QStringList found(const PaletteEntries &entries, const QString &typed,
                  const QHash<QString, int> &recent = {})
{
    QStringList titles;
    for (const PaletteMatch &match : rankEntries(entries, PaletteQuery::parse(typed), recent, 100))
        titles.append(entries.at(match.index).title);
    return titles;
}

} // namespace

class TestPaletteRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksExactBeforePrefixBeforeWordBeforeInsideBeforeLetters()
    {
        const PaletteEntries entries{entry(QStringLiteral("r.u.n")), entry(QStringLiteral("Prune")),
                                     entry(QStringLiteral("Test run")),
                                     entry(QStringLiteral("Runs")), entry(QStringLiteral("Run"))};
        QCOMPARE(
            found(entries, QStringLiteral("run")),
            (QStringList{QStringLiteral("Run"), QStringLiteral("Runs"), QStringLiteral("Test run"),
                         QStringLiteral("Prune"), QStringLiteral("r.u.n")}));
    }

    void marksTheLettersOfTheTitleThatMatched()
    {
        QList<int> letters;
        QVERIFY(matchScore(QStringLiteral("deploy keys"), QStringLiteral("dk"), &letters) > 0);
        QCOMPARE(letters, (QList<int>{0, 7}));
        letters.clear();
        QVERIFY(matchScore(QStringLiteral("ssh keys"), QStringLiteral("keys"), &letters) > 0);
        QCOMPARE(letters, (QList<int>{4, 5, 6, 7}));
    }

    void leavesOutWhatDoesNotMatch()
    {
        QCOMPARE(matchScore(QStringLiteral("platforms"), QStringLiteral("xyz")), 0);
        QCOMPARE(matchScore(QStringLiteral("a very long title with letters far apart, z"),
                            QStringLiteral("az")),
                 0);
    }

    void putsTheRecentFirstAmongEquals()
    {
        const PaletteEntries entries{entry(QStringLiteral("web-01")),
                                     entry(QStringLiteral("web-02")),
                                     entry(QStringLiteral("web-03"))};
        const QHash<QString, int> recent{{QStringLiteral("web-03"), 1}};
        QCOMPARE(found(entries, QStringLiteral("web"), recent).first(), QStringLiteral("web-03"));
        QCOMPARE(found(entries, QString(), recent).first(), QStringLiteral("web-03"));
    }

    void readsAQueryTypedOnTheOtherLayout_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("здфе") << QStringLiteral("здфе");
        QTest::newRow("ЗДФЕ") << QStringLiteral("ЗДФЕ");
        QTest::newRow("gkfnajhvs") << QStringLiteral("gkfnajhvs");
    }
    void readsAQueryTypedOnTheOtherLayout()
    {
        QFETCH(const QString, typed);
        const PaletteEntries entries{entry(QStringLiteral("Platforms"), PaletteEntry::Kind::Page,
                                           {QStringLiteral("платформы")})};
        QCOMPARE(found(entries, typed), QStringList{QStringLiteral("Platforms")});
    }

    void aPrefixNarrowsToOneKind_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        QTest::newRow("commands") << QStringLiteral(">") << QStringLiteral("Refresh");
        QTest::newRow("platforms") << QStringLiteral("@ we") << QStringLiteral("web-01");
        QTest::newRow("tasks") << QStringLiteral("#up") << QStringLiteral("uptime");
        QTest::newRow("settings") << QStringLiteral(":") << QStringLiteral("Language");
        QTest::newRow("help") << QStringLiteral("?") << QStringLiteral(">  Commands");
    }
    void aPrefixNarrowsToOneKind()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, title);
        using Kind = PaletteEntry::Kind;
        const PaletteEntries entries{entry(QStringLiteral("Home")),
                                     entry(QStringLiteral("Refresh"), Kind::Command),
                                     entry(QStringLiteral("web-01"), Kind::Platform),
                                     entry(QStringLiteral("uptime"), Kind::Task),
                                     entry(QStringLiteral("Language"), Kind::Setting),
                                     entry(QStringLiteral(">  Commands"), Kind::Mode)};
        QCOMPARE(found(entries, typed), QStringList{title});
    }

    void findsByTheNameInTheOtherLanguage()
    {
        const OtherLanguage words;
        QCOMPARE(words.of(QStringLiteral("Platforms")), QStringLiteral("Платформы"));
        QCOMPARE(words.of(QStringLiteral("Платформы")), QStringLiteral("Platforms"));
        QCOMPARE(words.of(QStringLiteral("web-01")), QString());
    }

    void ranksTwentyThousandEntriesWithinAKeystroke()
    {
        PaletteEntries entries;
        for (int i = 0; i < 20'000; ++i)
            entries.append(entry(QStringLiteral("web-%1.example.org").arg(i, 5, 10, QChar(u'0')),
                                 PaletteEntry::Kind::Platform, {QStringLiteral("10.0.0.1")}));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(found(entries, QStringLiteral("web-19999")).first(),
                 QStringLiteral("web-19999.example.org"));
        // 30 ms on the reference machine; a loaded one may take longer.
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_MAIN(TestPaletteRanking)
#include "tst_paletteranking.moc"
