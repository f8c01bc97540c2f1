#include "text/errorcatalogue.h"
#include "text/errortext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace testum;
using text::Language;

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsWellFormed_data();
    void catalogueIsWellFormed();
    void everyReasonStandsOnce();
    void everyCodeHasItsGeneralSentence();
    void fillsPlaceholders();
    void dropsOptionalPartsWithoutTheirArguments();
    void takesArgumentsLiterally();
    void fallsBackToTheCode();
    void wordsFields();
    void choosesTheLanguage_data();
    void choosesTheLanguage();
    void choosesTheLanguageOfALocale_data();
    void choosesTheLanguageOfALocale();
};

namespace {

QSet<QString> placeholders(const QString &sentence)
{
    static const QRegularExpression pattern(QStringLiteral("\\{([a-z_]+)\\}"));
    QSet<QString> names;
    auto matches = pattern.globalMatch(sentence);
    while (matches.hasNext())
        names.insert(matches.next().captured(1));
    return names;
}

} // namespace

void ErrorTextTest::catalogueIsWellFormed_data()
{
    QTest::addColumn<QString>("en");
    QTest::addColumn<QString>("ru");
    for (const auto table : text::allSentences()) {
        for (const text::Sentence &row : table)
            QTest::newRow(row.reason) << QString::fromUtf8(row.en) << QString::fromUtf8(row.ru);
    }
}

void ErrorTextTest::catalogueIsWellFormed()
{
    QFETCH(QString, en);
    QFETCH(QString, ru);
    static const QRegularExpression cyrillic(QStringLiteral("[а-яА-Я]"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    QVERIFY(en.endsWith(u'.') || en.endsWith(QStringLiteral(".]")));
    QVERIFY(ru.endsWith(u'.') || ru.endsWith(QStringLiteral(".]")));
    QVERIFY(!en.contains(cyrillic));
    QVERIFY(ru.contains(cyrillic));
    QVERIFY(!ru.contains(u'ё') && !ru.contains(u'Ё'));
    QCOMPARE(placeholders(en), placeholders(ru));
    for (const QString &sentence : {en, ru}) {
        QCOMPARE(sentence.count(u'{'), sentence.count(u'}'));
        QCOMPARE(sentence.count(u'['), sentence.count(u']'));
        QCOMPARE(sentence.trimmed(), sentence);
        QVERIFY(!sentence.contains(QStringLiteral("  ")));
    }
}

void ErrorTextTest::everyReasonStandsOnce()
{
    const QStringList reasons = text::knownReasons();
    QVERIFY(reasons.size() > 100);
    QCOMPARE(QSet<QString>(reasons.begin(), reasons.end()).size(), reasons.size());
}

void ErrorTextTest::everyCodeHasItsGeneralSentence()
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::DataLoss); ++code)
        QVERIFY(text::findSentence(toString(static_cast<ErrorCode>(code))));
}

void ErrorTextTest::fillsPlaceholders()
{
    Error error{ErrorCode::FailedPrecondition, "storage.schema_newer"};
    error.args = {{QStringLiteral("found"), QStringLiteral("9")},
                  {QStringLiteral("known"), QStringLiteral("2")}};
    QCOMPARE(text::errorText(error, Language::English),
             QStringLiteral("The database belongs to a newer testum (its version 9, known here 2). "
                            "Update testum."));
    QVERIFY(text::errorText(error, Language::Russian).contains(QStringLiteral("версия 9")));
}

void ErrorTextTest::dropsOptionalPartsWithoutTheirArguments()
{
    const Error error{ErrorCode::FailedPrecondition, "storage.schema_newer"};
    QCOMPARE(text::errorText(error, Language::English),
             QStringLiteral("The database belongs to a newer testum. Update testum."));
}

void ErrorTextTest::takesArgumentsLiterally()
{
    Error error{ErrorCode::NotFound, "platform.not_found"};
    error.args = {{QStringLiteral("platform"), QStringLiteral("[x] {platform} %1")}};
    QVERIFY(
        text::errorText(error, Language::English).contains(QStringLiteral("[x] {platform} %1")));
}

void ErrorTextTest::fallsBackToTheCode()
{
    const Error error{ErrorCode::NotFound, "test.never_worded"};
    const Error general{ErrorCode::NotFound, "not_found"};
    QCOMPARE(text::errorText(error, Language::Russian),
             text::errorText(general, Language::Russian));
}

void ErrorTextTest::wordsFields()
{
    const FieldError field{QStringLiteral("port"),
                           "field.out_of_range",
                           {{QStringLiteral("min"), QStringLiteral("1")},
                            {QStringLiteral("max"), QStringLiteral("65535")}}};
    QCOMPARE(text::fieldErrorText(field, Language::English),
             QStringLiteral("The value is out of range: at least 1, at most 65535."));
    const FieldError unknown{QStringLiteral("port"), "test.never_worded"};
    QCOMPARE(text::fieldErrorText(unknown, Language::English),
             QStringLiteral("The value cannot be accepted."));
}

void ErrorTextTest::choosesTheLanguage_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("tag");
    QTest::newRow("nothing asked") << QString() << QStringLiteral("en");
    QTest::newRow("russian") << QStringLiteral("ru") << QStringLiteral("ru");
    QTest::newRow("region") << QStringLiteral("ru-RU") << QStringLiteral("ru");
    QTest::newRow("upper case") << QStringLiteral("RU-ru") << QStringLiteral("ru");
    QTest::newRow("first of equals") << QStringLiteral("ru, en") << QStringLiteral("ru");
    QTest::newRow("english first") << QStringLiteral("en, ru") << QStringLiteral("en");
    QTest::newRow("weights") << QStringLiteral("en;q=0.3, ru;q=0.8") << QStringLiteral("ru");
    QTest::newRow("browser") << QStringLiteral("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7")
                             << QStringLiteral("ru");
    QTest::newRow("foreign first") << QStringLiteral("de, ru;q=0.5") << QStringLiteral("ru");
    QTest::newRow("foreign only") << QStringLiteral("de, fr") << QStringLiteral("en");
    QTest::newRow("refused") << QStringLiteral("ru;q=0") << QStringLiteral("en");
    QTest::newRow("anything") << QStringLiteral("*") << QStringLiteral("en");
    QTest::newRow("not a prefix") << QStringLiteral("run, rue") << QStringLiteral("en");
    QTest::newRow("malformed weight") << QStringLiteral("ru;q=x, en;q=0.1") << QStringLiteral("en");
    QTest::newRow("weight over one") << QStringLiteral("ru;q=7") << QStringLiteral("en");
    QTest::newRow("noise") << QStringLiteral(",,;;q=,ru") << QStringLiteral("ru");
}

void ErrorTextTest::choosesTheLanguage()
{
    QFETCH(QString, header);
    QTEST(text::languageTag(text::languageFromHeader(header)), "tag");
}

void ErrorTextTest::choosesTheLanguageOfALocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("tag");
    QTest::newRow("russian") << QStringLiteral("ru_RU.UTF-8") << QStringLiteral("ru");
    QTest::newRow("english") << QStringLiteral("en_GB.UTF-8") << QStringLiteral("en");
    QTest::newRow("C") << QStringLiteral("C") << QStringLiteral("en");
    QTest::newRow("german") << QStringLiteral("de_DE") << QStringLiteral("en");
    QTest::newRow("empty") << QString() << QStringLiteral("en");
}

void ErrorTextTest::choosesTheLanguageOfALocale()
{
    QFETCH(QString, locale);
    QTEST(text::languageTag(text::languageFromLocale(locale)), "tag");
}

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
