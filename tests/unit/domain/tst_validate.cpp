#include "domain/validate.h"

#include <QTest>

using namespace testum::domain;

namespace {

void addTextColumns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
}

QTestData &row(const char *name, const QString &text, bool valid)
{
    return QTest::newRow(name) << text << valid;
}

/// One refused row for each character, wherever it stands.
void addRefusedCharacters(const QString &characters)
{
    for (const QChar c : characters) {
        QTest::addRow("with U+%04x", static_cast<unsigned>(c.unicode()))
            << (QStringLiteral("a") + c + QStringLiteral("b")) << false;
    }
}

} // namespace

class TestValidate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data()
    {
        addTextColumns();
        row("name", QStringLiteral("web-1.example.com"), true);
        row("IPv4", QStringLiteral("192.0.2.7"), true);
        row("IPv6", QStringLiteral("2001:db8::1"), true);
        row("IPv6 with a scope", QStringLiteral("fe80::1%eth0"), true);
        row("one letter", QStringLiteral("a"), true);
        row("253 letters", QString(253, u'a'), true);
        row("254 letters", QString(254, u'a'), false);
        row("empty", QString(), false);
        row("an option", QStringLiteral("-oProxyCommand=x"), false);
        row("dash inside", QStringLiteral("a-b"), true);
        row("brackets", QStringLiteral("[::1]"), false);
        row("user in front", QStringLiteral("root@web"), false);
        row("NUL", QString(QStringLiteral("a")) + QChar(0), false);
        addRefusedCharacters(QStringLiteral("'`\"$\\;&<>|(){}[],/@#?!* \t\n\r\x1b\x7f"));
        addRefusedCharacters(QString(QChar(0x85)) + QChar(0xa0) + QChar(0x2028) + QChar(0x3000));
    }
    void hosts()
    {
        QFETCH(const QString, text);
        QTEST(isValidHost(text), "valid");
    }

    void users_data()
    {
        addTextColumns();
        row("plain", QStringLiteral("root"), true);
        row("with a dot and digits", QStringLiteral("j.doe_2"), true);
        row("domain account", QStringLiteral("CORP\\jdoe"), true);
        row("realm", QStringLiteral("jdoe@corp.example"), true);
        row("dollar", QStringLiteral("host$"), true);
        row("not ASCII", QStringLiteral(u"жанна"), true);
        row("empty", QString(), false);
        row("an option", QStringLiteral("-lroot"), false);
        row("backslash at the end", QStringLiteral("corp\\"), false);
        row("128 letters", QString(128, u'a'), true);
        row("129 letters", QString(129, u'a'), false);
        addRefusedCharacters(QStringLiteral("'`\";&<>|(){} \t\n\r\x1b\x7f"));
    }
    void users()
    {
        QFETCH(const QString, text);
        QTEST(isValidSshUser(text), "valid");
    }

    void platformNames_data()
    {
        addTextColumns();
        row("plain", QStringLiteral("web-1"), true);
        row("with a blank inside", QStringLiteral("web 1 (old)"), true);
        row("Russian", QStringLiteral(u"сервер 1"), true);
        row("empty", QString(), false);
        row("blank in front", QStringLiteral(" web"), false);
        row("blank at the end", QStringLiteral("web "), false);
        row("only a blank", QStringLiteral(" "), false);
        row("an option", QStringLiteral("-web"), false);
        row("a group reference", QStringLiteral("@web"), false);
        row("128 letters", QString(128, u'a'), true);
        row("129 letters", QString(129, u'a'), false);
        addRefusedCharacters(QStringLiteral(",\n\r\t\x1b\x7f"));
        addRefusedCharacters(QString(QChar(0)) + QChar(0x9b) + QChar(0x2028) + QChar(0x2029));
    }
    void platformNames()
    {
        QFETCH(const QString, text);
        QTEST(isValidPlatformName(text), "valid");
    }

    void tags_data()
    {
        addTextColumns();
        row("plain", QStringLiteral("db"), true);
        row("key=value", QStringLiteral("env=prod"), true);
        row("64 letters", QString(64, u'a'), true);
        row("65 letters", QString(65, u'a'), false);
        row("empty", QString(), false);
        row("blank at the end", QStringLiteral("db "), false);
        addRefusedCharacters(QStringLiteral(",\n\x1b"));
    }
    void tags()
    {
        QFETCH(const QString, text);
        QTEST(isValidTag(text), "valid");
    }
};

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
