#include "crypto/sshpublickey.h"

#include "crypto/sshkeyblob.h"
#include "crypto/sshwire.h"
#include "crypto/strictbase64.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace testum::crypto {

namespace {

constexpr qsizetype kMaxLineLength = 16 * 1024;

Error refused(const char *reason, const ErrorArgs &args = {})
{
    return fieldError(QStringLiteral("public_key"), reason, args);
}

bool looksPrivate(const QString &text)
{
    return text.contains(QLatin1String("PRIVATE KEY-----")) ||
           text.startsWith(QLatin1String("PuTTY-User-Key-File"));
}

bool isBlank(QChar c) { return c == u' ' || c == u'\t'; }

/// Cuts the next word off `rest`, as sshd does: words are separated by spaces and tabs.
QStringView takeWord(QStringView &rest)
{
    const auto *const end = std::find_if(rest.begin(), rest.end(), isBlank);
    const QStringView word = rest.first(end - rest.begin());
    const auto *const next = std::find_if_not(end, rest.end(), isBlank);
    rest = rest.sliced(next - rest.begin());
    return word;
}

bool hasControlCharacter(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
}

/// The line without the one line end that copying brings along.
Result<QStringView> singleLine(const QString &text)
{
    QStringView line(text);
    if (line.endsWith(u'\n'))
        line.chop(1);
    if (line.endsWith(u'\r'))
        line.chop(1);
    if (line.trimmed().isEmpty())
        return refused("key.empty");
    if (line.contains(u'\n') || line.contains(u'\r'))
        return refused("key.several_lines");
    if (line.size() > kMaxLineLength)
        return refused("key.malformed");
    while (!line.isEmpty() && isBlank(line.front()))
        line = line.sliced(1);
    while (!line.isEmpty() && isBlank(line.back()))
        line.chop(1);
    return line;
}

Error refusedType(QStringView firstWord, QStringView rest)
{
    while (!rest.isEmpty()) {
        if (isSupportedKeyType(takeWord(rest)))
            return refused("key.options_in_front");
    }
    constexpr qsizetype kShown = 64;
    return refused("key.unsupported_type",
                   {{QStringLiteral("type"), firstWord.left(kShown).toString()}});
}

} // namespace

QString SshPublicKey::canonicalLine() const
{
    const QString line = type + u' ' + QString::fromLatin1(blob.toBase64());
    return comment.isEmpty() ? line : line + u' ' + comment;
}

bool isValidKeyComment(const QString &comment)
{
    constexpr qsizetype kMaxCommentLength = 256;
    return comment.size() <= kMaxCommentLength && comment.trimmed() == comment &&
           !hasControlCharacter(comment);
}

Result<SshPublicKey> parsePublicKey(const QString &text)
{
    if (looksPrivate(text))
        return refused("key.private_key_pasted");
    TESTUM_TRY(QStringView rest, singleLine(text));
    const QStringView type = takeWord(rest);
    if (!isSupportedKeyType(type))
        return refusedType(type, rest);
    const auto blob = decodeStrictBase64(takeWord(rest).toUtf8(), kBase64);
    if (!blob)
        return refused("key.bad_base64");
    const auto blobType = SshWireReader(*blob).readString();
    if (!blobType || hasControlCharacter(rest))
        return refused("key.malformed");
    if (*blobType != QByteArrayView(type.toUtf8()))
        return refused(
            "key.type_mismatch",
            {{QStringLiteral("type"), type.toString()},
             {QStringLiteral("blob_type"),
              QString::fromUtf8(blobType->first(qMin<qsizetype>(blobType->size(), 64)))}});
    TESTUM_TRY(const int bits, publicKeyBits(type, *blob));
    SshPublicKey key;
    key.type = type.toString();
    key.blob = *blob;
    key.comment = rest.toString();
    key.bits = bits;
    const QByteArray digest = QCryptographicHash::hash(*blob, QCryptographicHash::Sha256);
    key.fingerprint =
        QStringLiteral("SHA256:") + QString::fromLatin1(digest.toBase64(kBase64Unpadded));
    return key;
}

} // namespace testum::crypto
