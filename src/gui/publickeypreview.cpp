#include "gui/publickeypreview.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QStringList>
#include <QtEndian>

namespace testum::gui {

namespace {

constexpr int kWeakRsaBits = 3072;

/// One length-prefixed string of SSH's wire format (RFC 4251 5); moves `at` behind it.
bool takeString(const QByteArray &blob, qsizetype &at, QByteArray &value)
{
    if (blob.size() - at < 4)
        return false;
    const auto length = qsizetype(qFromBigEndian<quint32>(blob.constData() + at));
    if (length > blob.size() - at - 4)
        return false;
    value = blob.mid(at + 4, length);
    at += 4 + length;
    return true;
}

int bitsOfNumber(QByteArray number)
{
    while (number.startsWith('\0'))
        number.remove(0, 1);
    if (number.isEmpty())
        return 0;
    int bits = int(number.size()) * 8;
    for (auto top = static_cast<unsigned char>(number.front()); (top & 0x80U) == 0; top <<= 1U)
        --bits;
    return bits;
}

} // namespace

PublicKeyPreview PublicKeyPreview::of(const QString &text)
{
    PublicKeyPreview preview;
    preview.line = text.trimmed();
    if (preview.line.isEmpty())
        return preview;
    preview.kind = Kind::Unknown;
    if (text.contains(QLatin1String("PRIVATE KEY")) ||
        text.startsWith(QLatin1String("PuTTY-User-Key-File"))) {
        preview.kind = Kind::PrivateKey;
        return preview;
    }
    const QStringList words = preview.line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 2 || preview.line.contains(QLatin1Char('\n')))
        return preview;
    const auto decoded = QByteArray::fromBase64Encoding(words.at(1).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return preview;
    const QByteArray blob = decoded.decoded;
    qsizetype at = 0;
    QByteArray type;
    if (!takeString(blob, at, type) || type != words.at(0).toLatin1())
        return preview;
    QByteArray exponent;
    QByteArray modulus;
    if (type == "ssh-rsa" && takeString(blob, at, exponent) && takeString(blob, at, modulus))
        preview.bits = bitsOfNumber(modulus);
    preview.kind = Kind::PublicKey;
    preview.keyType = words.at(0);
    preview.comment = words.mid(2).join(QLatin1Char(' '));
    preview.fingerprint =
        QStringLiteral("SHA256:") +
        QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Sha256)
                                .toBase64(QByteArray::OmitTrailingEquals));
    return preview;
}

QString keyTypeText(const QString &keyType, int bits)
{
    if (keyType == QLatin1String("ssh-ed25519"))
        return QStringLiteral("ed25519");
    if (keyType == QLatin1String("ssh-rsa"))
        return bits > 0 ? QStringLiteral("RSA %1").arg(bits) : QStringLiteral("RSA");
    if (keyType.startsWith(QLatin1String("ecdsa-sha2-nistp")))
        return QStringLiteral("ECDSA P-%1").arg(keyType.mid(16));
    return keyType;
}

bool isWeakKey(const QString &keyType, int bits)
{
    return keyType == QLatin1String("ssh-dss") ||
           (keyType == QLatin1String("ssh-rsa") && bits > 0 && bits < kWeakRsaBits);
}

} // namespace testum::gui
