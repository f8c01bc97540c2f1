#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/// Every sentence of the sources is in both translation files, finished, with its placeholders.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySentenceIsTranslated_data();
    void everySentenceIsTranslated();
    void placeholdersAreKept();
};

namespace {

struct Message
{
    QString source;
    QStringList translations;
    bool finished = true;
};

QString committedFile(const QString &language)
{
    return QStringLiteral(TESTUM_SOURCE_DIR "/translations/testum_%1.ts").arg(language);
}

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "message"_L1)
            messages.append(Message());
        else if (xml.name() == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            messages.last().finished = !xml.attributes().hasAttribute("type"_L1);
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().translations = text.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    return messages;
}

} // namespace

void TestTranslations::everySentenceIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void TestTranslations::everySentenceIsTranslated()
{
    QFETCH(QString, language);
    QTemporaryDir directory;
    const QString copy = directory.filePath(u"testum_%1.ts"_s.arg(language));
    QVERIFY(QFile::copy(committedFile(language), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    const QString lupdate = QLibraryInfo::path(QLibraryInfo::BinariesPath) + u"/lupdate"_s;
    QProcess process;
    process.start(lupdate, {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s,
                            QStringLiteral(TESTUM_SOURCE_DIR "/src"),
                            QStringLiteral(TESTUM_SOURCE_DIR "/src/cli"), u"-ts"_s, copy});
    QVERIFY2(process.waitForStarted(), qPrintable(lupdate));
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);

    const QList<Message> messages = messagesOf(copy);
    QVERIFY(messages.size() > 200);
    QStringList missing;
    for (const Message &message : messages) {
        if (!message.finished || message.translations.join(QString()).trimmed().isEmpty())
            missing.append(message.source); // new, unfinished, or no longer in the sources
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u" | "_s)));
}

void TestTranslations::placeholdersAreKept()
{
    static const QRegularExpression placeholder(u"%(\\d|n)"_s);
    const auto placeholdersOf = [](const QString &text) {
        QStringList found;
        for (const auto &match : placeholder.globalMatch(text))
            found.append(match.captured());
        found.sort();
        return found;
    };
    for (const Message &message : messagesOf(committedFile(u"ru"_s))) {
        for (const QString &form : message.translations) {
            if (form.trimmed().isEmpty())
                continue;
            QVERIFY2(placeholdersOf(form) == placeholdersOf(message.source), qPrintable(form));
        }
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
