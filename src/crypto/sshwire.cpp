#include "crypto/sshwire.h"

#include <QtEndian>

#include <cstring>

namespace testum::crypto {

std::optional<QByteArrayView> SshWireReader::readString()
{
    constexpr qsizetype kLengthBytes = 4;
    if (m_rest.size() < kLengthBytes)
        return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(m_rest.data()));
    if (length > m_rest.size() - kLengthBytes)
        return std::nullopt;
    const QByteArrayView value = m_rest.sliced(kLengthBytes, length);
    m_rest = m_rest.sliced(kLengthBytes + length);
    return value;
}

std::optional<QByteArrayView> SshWireReader::readPositiveMpint()
{
    const auto value = readString();
    if (!value || value->isEmpty())
        return std::nullopt;
    const auto isHigh = [](char byte) { return (static_cast<unsigned char>(byte) & 0x80) != 0; };
    if (isHigh(value->front()))
        return std::nullopt;
    if (value->front() != 0)
        return value;
    if (value->size() == 1 || !isHigh((*value)[1]))
        return std::nullopt;
    return value->sliced(1);
}

void appendSshString(QByteArray &blob, QByteArrayView value)
{
    char length[4];
    qToBigEndian<quint32>(static_cast<quint32>(value.size()), length);
    blob.append(length, sizeof length);
    blob.append(value);
}

void appendSshMpint(QByteArray &blob, QByteArrayView magnitude)
{
    while (!magnitude.isEmpty() && magnitude.front() == 0)
        magnitude = magnitude.sliced(1);
    QByteArray number;
    if (!magnitude.isEmpty() && (static_cast<unsigned char>(magnitude.front()) & 0x80) != 0)
        number.append('\0');
    number.append(magnitude);
    appendSshString(blob, number);
}

void SecretWireWriter::appendBytes(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= m_bytes.size() - m_size);
    if (!bytes.isEmpty())
        std::memcpy(m_bytes.data() + m_size, bytes.data(), static_cast<std::size_t>(bytes.size()));
    m_size += bytes.size();
}

void SecretWireWriter::appendUint32(quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    appendBytes({bytes, sizeof bytes});
}

void SecretWireWriter::appendString(QByteArrayView value)
{
    appendUint32(static_cast<quint32>(value.size()));
    appendBytes(value);
}

} // namespace testum::crypto
