#include "text/errortext.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

/// Reads the sources for reason tokens and holds them against the catalogue. A token is a bare
/// string literal "noun.what"; the same shape names audit actions and permissions, which are told
/// apart by the call they stand in.
class ReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void passesOverOtherLiterals_data();
    void passesOverOtherLiterals();
    void everyReasonOfTheSourcesHasASentence();
};

namespace {

/// `source` without its comments; literals stay.
QString withoutComments(const QString &source)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"re("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/)re"),
        QRegularExpression::DotMatchesEverythingOption);
    QString text;
    qsizetype at = 0;
    auto matches = pattern.globalMatch(source);
    while (matches.hasNext()) {
        const auto match = matches.next();
        text += QStringView(source).mid(at, match.capturedStart() - at);
        if (!match.captured().startsWith(u'/'))
            text += match.captured();
        at = match.capturedEnd();
    }
    return text + source.mid(at);
}

/// The name of the innermost call or initializer whose parenthesis or brace is open at `at`,
/// looking back at most a few lines: "auditRecord", "Error", "QStringLiteral".
QString enclosingCall(const QString &source, qsizetype at)
{
    int depth = 0;
    for (qsizetype i = at - 1; i >= 0 && at - i < 600; --i) {
        const QChar c = source[i];
        if (c == u')' || c == u'}') {
            ++depth;
        } else if (c == u'(' || c == u'{') {
            if (depth-- > 0)
                continue;
            qsizetype start = i;
            while (start > 0 && (source[start - 1].isLetterOrNumber() || source[start - 1] == u'_'))
                --start;
            return source.sliced(start, i - start);
        }
    }
    return {};
}

/// Reason tokens of one source text.
QStringList tokensOf(const QString &source)
{
    static const QRegularExpression literal(
        QStringLiteral(R"re((u?)"([a-z][a-z0-9]*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)")re"));
    static const QRegularExpression reasonAssignment(
        QStringLiteral(R"re([rR]eason(?:\s*=|\(|,)?\s*(?:QStringLiteral\(|QLatin1String\()?$)re"));
    static const QStringList otherCalls{
        QStringLiteral("auditRecord"), QStringLiteral("permissionName"),
        QStringLiteral("field"),       QStringLiteral("Q_LOGGING_CATEGORY"),
        QStringLiteral("put"),         QStringLiteral("value"),
        QStringLiteral("putIfAbsent"),
    };
    QStringList tokens;
    const QString text = withoutComments(source);
    auto matches = literal.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString before = text.sliced(qMax<qsizetype>(0, match.capturedStart() - 80),
                                           qMin<qsizetype>(80, match.capturedStart()));
        const QString call = enclosingCall(text, match.capturedStart());
        const bool wrapped = !match.captured(1).isEmpty() || call.startsWith(u'Q');
        if (wrapped ? !before.contains(reasonAssignment) : otherCalls.contains(call))
            continue;
        tokens.append(match.captured(2));
    }
    return tokens;
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Literals of the tokens' shape that are none.
bool isException(const QString &file, const QString &token)
{
    static const QStringList settings{QStringLiteral("vault.canary"),
                                      QStringLiteral("vault.key_id")};
    static const QRegularExpression permission(
        QStringLiteral("^(platforms|keys|tasks|audit|users|settings|host_keys|self)\\.(read|write|"
                       "run|cancel|manage|accept)$"));
    if (file.startsWith(QStringLiteral("gui/")) && permission.match(token).hasMatch())
        return true;
    return file == QStringLiteral("gui/auditrecord.cpp") // names of audited actions
           || file == QStringLiteral("domain/actor.cpp") // names of permissions
           || settings.contains(token)                   // keys of stored settings
           || token.startsWith(QStringLiteral("cli."));  // worded by the command line itself
}

} // namespace

void ReasonsTest::findsTokens_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("error") << QStringLiteral(R"(return Error{ErrorCode::NotFound, "a.b_c", x};)");
    QTest::newRow("next line") << QStringLiteral(
        "return Error{ErrorCode::NotFound,\n  \"a.b_c\"};");
    QTest::newRow("field") << QStringLiteral(R"(return fieldError(QStringLiteral("n"), "a.b_c");)");
    QTest::newRow("ternary") << QStringLiteral(R"(Error{code, late ? "a.b_c" : "a.b_c"};)");
    QTest::newRow("appended") << QStringLiteral(R"(fields.append({name, "a.b_c"});)");
    QTest::newRow("assigned") << QStringLiteral(R"(error.reason = "a.b_c";)");
    QTest::newRow("as a string") << QStringLiteral(
        R"(outcome.errorReason = QStringLiteral("a.b_c");)");
    QTest::newRow("after a comment") << QStringLiteral("// it's \"odd\nreason = \"a.b_c\";");
}

void ReasonsTest::findsTokens()
{
    QFETCH(QString, source);
    QVERIFY(tokensOf(source).contains(QStringLiteral("a.b_c")));
}

void ReasonsTest::passesOverOtherLiterals_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("audit") << QStringLiteral(R"(auditRecord(actor, "a.b_c", "x", id, now);)");
    QTest::newRow("line comment") << QStringLiteral(R"(// reason = "a.b_c")");
    QTest::newRow("block comment") << QStringLiteral("/* \"a.b_c\" */");
    QTest::newRow("sql") << QStringLiteral(R"(exec(QStringLiteral("a.b_c"));)");
    QTest::newRow("part of a text") << QStringLiteral(R"(f("see a.b_c");)");
    QTest::newRow("include") << QStringLiteral(R"(#include "a/b.h")");
}

void ReasonsTest::passesOverOtherLiterals()
{
    QFETCH(QString, source);
    QCOMPARE(tokensOf(source), QStringList());
}

void ReasonsTest::everyReasonOfTheSourcesHasASentence()
{
    const QString root = QStringLiteral(TESTUM_SOURCE_DIR "/src");
    const QStringList known = testum::text::knownReasons();
    QMap<QString, QString> missing;
    int found = 0;
    QDirIterator files(root, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.sliced(root.size() + 1);
        if (name.startsWith(QStringLiteral("text/")))
            continue;
        for (const QString &token : tokensOf(read(path))) {
            if (isException(name, token))
                continue;
            ++found;
            if (!known.contains(token))
                missing.insert(token, name);
        }
    }
    QStringList report;
    for (auto it = missing.begin(); it != missing.end(); ++it)
        report.append(it.key() + QStringLiteral(" (") + it.value() + u')');
    QVERIFY2(report.isEmpty(), qPrintable(report.join(QStringLiteral("\n"))));
    QVERIFY2(found > 100, "the search itself is broken");
}

QTEST_GUILESS_MAIN(ReasonsTest)
#include "tst_reasons.moc"
