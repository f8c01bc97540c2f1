#include "cli/cli.h"

#include "cli/argumentparser.h"
#include "cli/exitcode.h"
#include "cli/helptext.h"
#include "cli/invocation.h"
#include "cli/wording.h"

#include <QJsonDocument>

namespace testum::cli {

namespace {

/// --lang is looked for before the verb is known: mistakes are explained in it, too.
text::Language languageOf(const QStringList &words, const QProcessEnvironment &variables)
{
    for (qsizetype i = 0; i < words.size() && words[i] != QLatin1String("--"); ++i) {
        if (words[i].startsWith(QLatin1String("--lang=")))
            return text::languageFromLocale(words[i].mid(7));
        if (words[i] == QLatin1String("--lang") && i + 1 < words.size())
            return text::languageFromLocale(words[i + 1]);
    }
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) { // POSIX: the first that is set
        const QString locale = variables.value(QLatin1String(name));
        if (!locale.isEmpty())
            return text::languageFromLocale(locale);
    }
    return text::Language::English;
}

QJsonObject errorJson(const Error &error, const QString &sentence)
{
    QJsonArray fields;
    for (const FieldError &field : error.fields) {
        fields.append(QJsonObject{{QStringLiteral("field"), field.field},
                                  {QStringLiteral("reason"), QLatin1String(field.reason)}});
    }
    QJsonObject json{{QStringLiteral("code"), QLatin1String(toString(error.code))},
                     {QStringLiteral("reason"), QLatin1String(error.reason)},
                     {QStringLiteral("message"), sentence}};
    if (!fields.isEmpty())
        json.insert(QStringLiteral("errors"), fields);
    return json;
}

int fail(Invocation &invocation, const Error &error)
{
    const QString sentence = invocation.errorSentence(error);
    if (invocation.wantsJson()) {
        invocation.console().note(QString::fromUtf8(
            QJsonDocument(errorJson(error, sentence)).toJson(QJsonDocument::Compact)));
    } else {
        invocation.console().note(QStringLiteral("testumctl: ") + sentence);
    }
    return exitCodeOf(error);
}

int dispatch(const QStringList &arguments, const CliEnvironment &environment,
             text::Language language, Console &console)
{
    const QList<Verb> verbs = allVerbs();
    Result<Parsed> parsed = parseArguments(arguments, verbs);
    if (!parsed) {
        Invocation invocation(environment, {}, language, console);
        return fail(invocation, parsed.error());
    }
    if (parsed->version) {
        console.print(QStringLiteral("testumctl " TESTUM_VERSION));
        return kExitOk;
    }
    if (parsed->help) {
        console.write(Console::Channel::Output,
                      (parsed->verb ? verbHelp(*parsed->verb) : generalHelp(verbs)).toUtf8());
        return kExitOk;
    }
    Invocation invocation(environment, std::move(parsed->arguments), language, console);
    const Result<int> code = parsed->verb->run(invocation);
    return code ? code.value() : fail(invocation, code.error());
}

} // namespace

int run(const QStringList &arguments, const CliEnvironment &environment)
{
    const text::Language language = languageOf(arguments, environment.variables);
    const InstalledLanguage installed(language);
    Console console(environment.output, environment.error, environment.outputIsTerminal,
                    environment.errorIsTerminal);
    const int code = dispatch(arguments, environment, language, console);
    console.flush();
    return console.isBroken() && code == kExitOk ? int{kExitBrokenPipe} : code;
}

} // namespace testum::cli
