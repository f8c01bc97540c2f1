#include "cli/argumentparser.h"

#include "cli/exitcode.h"
#include "cli/wording.h"

namespace testum::cli {

namespace {

constexpr double kMaxSeconds = 366.0 * 24 * 3600;

const Verb *findVerb(const QStringList &words, const QList<Verb> &verbs)
{
    const Verb *best = nullptr;
    for (const Verb &verb : verbs) {
        const QStringList name = verb.name.split(u' ');
        if (words.first(std::min(words.size(), name.size())) != name)
            continue;
        if (!best || verb.name.size() > best->name.size())
            best = &verb;
    }
    return best;
}

Error unknownVerb(const QStringList &words, const QList<Verb> &verbs)
{
    QStringList known;
    for (const Verb &verb : verbs) {
        if (verb.name.startsWith(words.first() + u' '))
            known.append(verb.name.mid(words.first().size() + 1));
    }
    if (!known.isEmpty()) {
        return usageError(Wording::tr("\"%1\" needs one of these after it: %2.")
                              .arg(words.first(), known.join(QStringLiteral(", "))));
    }
    return usageError(
        Wording::tr("There is no verb \"%1\". \"testumctl help\" lists them.").arg(words.first()));
}

/// Reads the words behind the verb one by one.
class WordReader
{
public:
    WordReader(const Verb &verb, QStringList words)
        : m_verb(verb)
        , m_options(verb.options + commonOptions())
        , m_words(std::move(words))
    {}

    Result<Arguments> read()
    {
        bool optionsEnded = false;
        while (!m_words.isEmpty()) {
            const QString word = m_words.takeFirst();
            if (!optionsEnded && word == QLatin1String("--")) {
                optionsEnded = true;
            } else if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
                TESTUM_TRY_VOID(readLong(word.mid(2)));
            } else if (!optionsEnded && word.size() > 1 && word.startsWith(u'-')) {
                TESTUM_TRY_VOID(readLetters(word.mid(1)));
            } else {
                m_arguments.addOperand(word);
                optionsEnded = optionsEnded || m_verb.operandsEndOptions;
            }
        }
        if (!m_arguments.has("help"))
            TESTUM_TRY_VOID(checkOperands());
        return std::move(m_arguments);
    }

private:
    Result<void> readLong(const QString &word)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.left(equals);
        for (const Option &option : m_options) {
            if (option.name != name)
                continue;
            if (option.value.isEmpty() && equals >= 0)
                return usageError(Wording::tr("The option --%1 takes no value.").arg(name));
            return take(option, equals >= 0 ? std::optional(word.mid(equals + 1)) : std::nullopt);
        }
        return usageError(Wording::tr("There is no option --%1. \"testumctl help %2\" lists them.")
                              .arg(name, m_verb.name));
    }

    Result<void> readLetters(QString letters)
    {
        while (!letters.isEmpty()) {
            const QChar letter = letters.front();
            letters.remove(0, 1);
            const auto option = std::find_if(m_options.cbegin(), m_options.cend(),
                                             [&](const Option &o) { return o.letter == letter; });
            if (option == m_options.cend()) {
                return usageError(
                    Wording::tr("There is no option -%1. \"testumctl help %2\" lists them.")
                        .arg(letter)
                        .arg(m_verb.name));
            }
            if (option->value.isEmpty()) {
                TESTUM_TRY_VOID(take(*option, std::nullopt));
                continue;
            }
            return take(*option, letters.isEmpty() ? std::nullopt : std::optional(letters));
        }
        return {};
    }

    Result<void> take(const Option &option, std::optional<QString> value)
    {
        if (m_arguments.has(option.name.toLatin1().constData()) && !option.repeatable &&
            !option.value.isEmpty()) {
            return usageError(Wording::tr("The option --%1 is given twice.").arg(option.name));
        }
        if (option.value.isEmpty()) {
            m_arguments.addOption(option.name, {});
            return {};
        }
        if (!value) {
            if (m_words.isEmpty())
                return usageError(Wording::tr("The option --%1 needs a value.").arg(option.name));
            value = m_words.takeFirst();
        }
        TESTUM_TRY_VOID(checkValue(option, *value));
        m_arguments.addOption(option.name, *value);
        return {};
    }

    static Result<void> checkValue(const Option &option, const QString &value)
    {
        if (option.kind == Option::Kind::Seconds && !secondsFromText(value)) {
            return usageError(
                Wording::tr("\"%1\" is no time for --%2: give seconds, or a number with "
                            "s, m or h.")
                    .arg(value, option.name));
        }
        if (option.kind != Option::Kind::Number)
            return {};
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        if (!ok)
            return usageError(Wording::tr("\"%1\" is no number for --%2.").arg(value, option.name));
        if (number < option.min || (option.max > 0 && number > option.max)) {
            return usageError(
                option.max > 0
                    ? Wording::tr("--%1 must be between %2 and %3.")
                          .arg(option.name)
                          .arg(option.min)
                          .arg(option.max)
                    : Wording::tr("--%1 must be at least %2.").arg(option.name).arg(option.min));
        }
        return {};
    }

    Result<void> checkOperands() const
    {
        const qsizetype given = m_arguments.operands().size();
        qsizetype at = 0;
        for (const Operand &operand : m_verb.operands) {
            if (operand.required && given <= at) {
                return usageError(
                    Wording::tr("%1 is missing. \"testumctl help %2\" shows the usage.")
                        .arg(operand.name, m_verb.name));
            }
            if (operand.rest)
                return {};
            ++at;
        }
        if (given > at) {
            return usageError(
                Wording::tr("\"%1\" is one argument too many. \"testumctl help %2\" shows "
                            "the usage.")
                    .arg(m_arguments.operand(at), m_verb.name));
        }
        return {};
    }

    const Verb &m_verb;
    QList<Option> m_options;
    QStringList m_words;
    Arguments m_arguments;
};

/// "help VERB…": the verb's help, or the general one.
Result<Parsed> parseHelp(const QStringList &words, const QList<Verb> &verbs)
{
    Parsed parsed;
    parsed.help = true;
    if (words.isEmpty())
        return parsed;
    parsed.verb = findVerb(words, verbs);
    if (!parsed.verb)
        return unknownVerb(words, verbs);
    return parsed;
}

/// How many words in front of the verb are common options.
qsizetype leadingOptions(const QStringList &words)
{
    const QList<Option> common = commonOptions();
    qsizetype at = 0;
    while (at < words.size() && words[at].startsWith(u'-')) {
        const bool takesNext =
            std::any_of(common.cbegin(), common.cend(), [&](const Option &option) {
                return !option.value.isEmpty() && words[at] == QLatin1String("--") + option.name;
            });
        at += takesNext ? 2 : 1;
    }
    return std::min(at, words.size());
}

} // namespace

std::optional<double> secondsFromText(const QString &text)
{
    double factor = 1;
    QString digits = text;
    if (text.endsWith(u'h'))
        factor = 3600;
    else if (text.endsWith(u'm'))
        factor = 60;
    if (factor > 1 || text.endsWith(u's'))
        digits.chop(1);
    bool ok = false;
    const double seconds = digits.toDouble(&ok) * factor;
    if (!ok || !(seconds > 0) || seconds > kMaxSeconds)
        return std::nullopt;
    return seconds;
}

Result<Parsed> parseArguments(const QStringList &words, const QList<Verb> &verbs)
{
    Parsed parsed;
    if (words.isEmpty())
        return usageError(Wording::tr("What is to be done? \"testumctl help\" lists the verbs."));
    if (words.first() == QLatin1String("--version")) {
        parsed.version = true;
        return parsed;
    }
    const qsizetype leading = leadingOptions(words);
    const QStringList options = words.first(leading);
    const QStringList rest = words.sliced(leading);
    if (rest.isEmpty()) {
        parsed.help =
            options.contains(QLatin1String("--help")) || options.contains(QLatin1String("-h"));
        if (parsed.help)
            return parsed;
        return usageError(Wording::tr("What is to be done? \"testumctl help\" lists the verbs."));
    }
    if (rest.first() == QLatin1String("help"))
        return parseHelp(rest.sliced(1), verbs);
    parsed.verb = findVerb(rest, verbs);
    if (!parsed.verb)
        return unknownVerb(rest, verbs);
    const qsizetype verbWords = parsed.verb->name.count(u' ') + 1;
    TESTUM_TRY(parsed.arguments, WordReader(*parsed.verb, options + rest.sliced(verbWords)).read());
    parsed.help = parsed.arguments.has("help");
    return parsed;
}

} // namespace testum::cli
