#pragma once

#include "core/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace testum::crypto {

/// Reads the data types of RFC 4251 5 from a blob that outlives the reader. Any error is final:
/// nullopt, and atEnd() stays false.
class SshWireReader
{
public:
    explicit SshWireReader(QByteArrayView blob)
        : m_rest(blob)
    {}

    [[nodiscard]] std::optional<QByteArrayView> readString();
    /// A positive mpint in its shortest form, as its bytes without the sign byte.
    [[nodiscard]] std::optional<QByteArrayView> readPositiveMpint();
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

/// Appends the same types to public data.
void appendSshString(QByteArray &blob, QByteArrayView value);
/// `magnitude`: big-endian bytes of a positive number.
void appendSshMpint(QByteArray &blob, QByteArrayView magnitude);

/// Writes the same types into memory of a fixed size that is wiped. Writing past the end is a bug.
class SecretWireWriter
{
public:
    explicit SecretWireWriter(qsizetype capacity)
        : m_bytes(SecretBytes::zeros(capacity))
    {}

    void appendBytes(QByteArrayView bytes);
    void appendUint32(quint32 value);
    void appendString(QByteArrayView value);
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] QByteArrayView view() const { return m_bytes.view().first(m_size); }

private:
    SecretBytes m_bytes;
    qsizetype m_size = 0;
};

} // namespace testum::crypto
