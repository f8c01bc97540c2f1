#include "crypto/phcstring.h"

#include "crypto/strictbase64.h"

#include <QRegularExpression>

namespace testum::crypto {

QString PhcString::toString() const
{
    return QStringLiteral("$scrypt$ln=%1,r=%2,p=%3$%4$%5")
        .arg(QString::number(cost.logN), QString::number(cost.r), QString::number(cost.p),
             QString::fromLatin1(salt.toBase64(kBase64Unpadded)),
             QString::fromLatin1(hash.toBase64(kBase64Unpadded)));
}

std::optional<PhcString> PhcString::parse(const QString &text)
{
    constexpr qsizetype kMaxLength = 512;
    static const QRegularExpression pattern(
        QStringLiteral("\\A\\$scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]?),p=([1-9][0-9]?)"
                       "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)\\z"));
    if (text.size() > kMaxLength)
        return std::nullopt;
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto salt = decodeStrictBase64(match.captured(4).toLatin1(), kBase64Unpadded);
    const auto hash = decodeStrictBase64(match.captured(5).toLatin1(), kBase64Unpadded);
    if (!salt || !hash || salt->size() < 8 || salt->size() > 64)
        return std::nullopt;
    return PhcString{
        {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()},
        *salt,
        *hash};
}

} // namespace testum::crypto
