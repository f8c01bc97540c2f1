#include "gui/errors.h"

#include "text/errorcatalogue.h"
#include "text/errortext.h"

#include <QLocale>

namespace testum::gui {

namespace {

text::Language language() { return text::languageFromLocale(QLocale().name()); }

} // namespace

QString errorSentence(const Error &error, bool withFields)
{
    // The language may have changed since the engine worded its answer, so what has a sentence here
    // is worded here; the answer's own is for reasons of a newer server.
    const bool known = text::findSentence(error.reason) != nullptr;
    QString sentence =
        known || error.message.isEmpty() ? text::errorText(error, language()) : error.message;
    if (!error.detail.isEmpty() && QLatin1String(error.reason).startsWith(QLatin1String("client.")))
        sentence += QStringLiteral(" (%1)").arg(error.detail);
    if (!withFields)
        return sentence;
    for (const FieldError &field : error.fields)
        sentence += QStringLiteral("\n%1: %2").arg(field.field, fieldSentence(error, field.field));
    return sentence;
}

QString fieldSentence(const Error &error, const QString &field)
{
    for (const FieldError &refused : error.fields) {
        if (refused.field != field)
            continue;
        const QString given = refused.args.value(QStringLiteral("message"));
        if (given.isEmpty() || text::findSentence(refused.reason))
            return text::fieldErrorText(refused, language());
        return given;
    }
    return {};
}

QString reasonSentence(const QString &reason, const QString &fallback)
{
    const QByteArray token = reason.toLatin1();
    if (!token.isEmpty() && text::findSentence(token.constData()))
        return text::errorText(Error{ErrorCode::Internal, token.constData()}, language());
    return fallback;
}

} // namespace testum::gui
