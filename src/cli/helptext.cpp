#include "cli/helptext.h"

#include "cli/wording.h"

namespace testum::cli {

namespace {

constexpr int kWidth = 100;
constexpr int kTextColumn = 30;

/// `text` in lines of at most kWidth, all but the first indented to `column`.
QString wrapped(const QString &text, int column)
{
    QString result;
    qsizetype used = column;
    for (const QString &word : text.split(u' ')) {
        if (used > column && used + 1 + word.size() > kWidth) {
            result += u'\n' + QString(column, u' ');
            used = column;
        } else if (used > column) {
            result += u' ';
            ++used;
        }
        result += word;
        used += word.size();
    }
    return result;
}

QString entry(const QString &left, const QString &text)
{
    const QString start = QStringLiteral("  ") + left;
    const QString gap = start.size() + 2 > kTextColumn ? u'\n' + QString(kTextColumn, u' ')
                                                       : QString(kTextColumn - start.size(), u' ');
    return start + gap + wrapped(text, kTextColumn) + u'\n';
}

QString optionEntry(const Option &option)
{
    QString left = option.letter.isNull() ? QStringLiteral("    ")
                                          : QStringLiteral("-%1, ").arg(option.letter);
    left += QStringLiteral("--") + option.name;
    if (!option.value.isEmpty())
        left += u' ' + option.value;
    return entry(left, option.help);
}

QString exitCodes()
{
    return entry(QStringLiteral("0"), Wording::tr("Everything succeeded.")) +
           entry(QStringLiteral("1"), Wording::tr("Another error.")) +
           entry(QStringLiteral("2"), Wording::tr("The command line is wrong.")) +
           entry(QStringLiteral("3"), Wording::tr("A command timed out or was cancelled.")) +
           entry(QStringLiteral("4"),
                 Wording::tr("Connection or login failed, to a host or to the server.")) +
           entry(QStringLiteral("5"),
                 Wording::tr("A remote command ended with another code than 0. With -S the largest "
                             "remote code is the exit code instead.")) +
           entry(QStringLiteral("130"), Wording::tr("Ctrl-C.")) + QStringLiteral("  ") +
           wrapped(Wording::tr("When hosts end differently, the first of 4, 3, 1, 5 that occurred "
                               "is the exit code."),
                   2) +
           u'\n';
}

} // namespace

QString usageLine(const Verb &verb)
{
    QString line = QStringLiteral("testumctl ") + verb.name;
    if (verb.operandsEndOptions)
        line += u' ' + Wording::tr("[options]");
    for (const Operand &operand : verb.operands) {
        if (verb.operandsEndOptions && operand.rest)
            line += QStringLiteral(" --");
        const QString name = operand.rest ? operand.name + QStringLiteral("…") : operand.name;
        line += u' ' + (operand.required ? name : u'[' + name + u']');
    }
    if (!verb.operandsEndOptions)
        line += u' ' + Wording::tr("[options]");
    return line;
}

QString generalHelp(const QList<Verb> &verbs)
{
    QString help =
        wrapped(
            Wording::tr("testumctl runs commands on many hosts over SSH and keeps their output. It "
                        "works on the local data directory, or on a server after \"testumctl "
                        "login\"."),
            0) +
        QStringLiteral("\n\n") + Wording::tr("Verbs:") + u'\n';
    for (const Verb &verb : verbs)
        help += entry(verb.name, verb.summary);
    help += u'\n' + Wording::tr("Options of every verb:") + u'\n';
    for (const Option &option : commonOptions())
        help += optionEntry(option);
    help += optionEntry({QStringLiteral("version"), {}, {}, Wording::tr("Print the version.")});
    help +=
        u'\n' + Wording::tr("Environment:") + u'\n' +
        entry(QStringLiteral("TESTUM_URL"),
              Wording::tr("The server to work on, instead of the one of \"testumctl login\".")) +
        entry(QStringLiteral("TESTUM_TOKEN"), Wording::tr("The access token for it.")) +
        entry(QStringLiteral("TESTUM_FINGERPRINT"),
              Wording::tr("SHA-256 fingerprint of its certificate.")) +
        entry(QStringLiteral("TESTUM_CA_FILE"),
              Wording::tr("Certificates of the authorities to trust for it, PEM."));
    help += u'\n' + Wording::tr("Exit codes:") + u'\n' + exitCodes();
    help += u'\n' + Wording::tr("\"testumctl help VERB\" explains one verb.") + u'\n';
    return help;
}

QString verbHelp(const Verb &verb)
{
    QString help = Wording::tr("Usage: %1").arg(usageLine(verb)) + QStringLiteral("\n\n") +
                   wrapped(verb.summary, 0) + u'\n';
    if (!verb.details.isEmpty())
        help += u'\n' + wrapped(verb.details, 0) + u'\n';
    if (!verb.options.isEmpty()) {
        help += u'\n' + Wording::tr("Options:") + u'\n';
        for (const Option &option : verb.options)
            help += optionEntry(option);
    }
    help += u'\n' + Wording::tr("Options of every verb:") + u'\n';
    for (const Option &option : commonOptions())
        help += optionEntry(option);
    if (verb.operandsEndOptions || verb.name == QLatin1String("exec"))
        help += u'\n' + Wording::tr("Exit codes:") + u'\n' + exitCodes();
    return help;
}

} // namespace testum::cli
