#include "text/errortext.h"

#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

/// The sentence for a reason that has none of its own.
const Sentence &generalSentence(ErrorCode code)
{
    const Sentence *general = findSentence(toString(code));
    return general ? *general : *findSentence("internal");
}

/// Appends `part` to `text` with its placeholders filled; answers whether every argument was there.
bool appendFilled(QString &text, QStringView part, const ErrorArgs &args)
{
    bool complete = true;
    qsizetype at = 0;
    while (at < part.size()) {
        const qsizetype open = part.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : part.indexOf(u'}', open);
        if (close < 0)
            break;
        text += part.sliced(at, open - at);
        const auto value = args.constFind(part.sliced(open + 1, close - open - 1).toString());
        if (value == args.constEnd()) {
            complete = false;
            text += u'…';
        } else {
            text += *value;
        }
        at = close + 1;
    }
    text += part.sliced(at);
    return complete;
}

/// Fills a template of the catalogue; see Sentence for its two notations. Values are taken as they
/// are: a bracket or brace inside one means nothing.
QString filled(QStringView sentence, const ErrorArgs &args)
{
    QString text;
    qsizetype at = 0;
    while (at < sentence.size()) {
        const qsizetype open = sentence.indexOf(u'[', at);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(u']', open);
        if (close < 0)
            break;
        appendFilled(text, sentence.sliced(at, open - at), args);
        QString optional;
        if (appendFilled(optional, sentence.sliced(open + 1, close - open - 1), args))
            text += optional;
        at = close + 1;
    }
    appendFilled(text, sentence.sliced(at), args);
    return text;
}

QString inLanguage(const Sentence &sentence, Language language, const ErrorArgs &args)
{
    return filled(QString::fromUtf8(language == Language::Russian ? sentence.ru : sentence.en),
                  args);
}

} // namespace

QString errorText(const Error &error, Language language)
{
    const Sentence *sentence = findSentence(error.reason);
    return inLanguage(sentence ? *sentence : generalSentence(error.code), language, error.args);
}

QString fieldErrorText(const FieldError &field, Language language)
{
    const Sentence *sentence = findSentence(field.reason);
    return inLanguage(sentence ? *sentence : *findSentence("field.invalid"), language, field.args);
}

QStringList knownReasons()
{
    QStringList reasons;
    for (const auto table : allSentences()) {
        for (const Sentence &sentence : table)
            reasons.append(QString::fromLatin1(sentence.reason));
    }
    return reasons;
}

} // namespace testum::text
