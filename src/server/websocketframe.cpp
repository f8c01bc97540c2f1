#include "server/websocketframe.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace testum::server {

namespace {

enum Opcode : quint8 {
    kContinuation = 0x0,
    kText = 0x1,
    kBinary = 0x2,
    kClose = 0x8,
    kPing = 0x9,
    kPong = 0xa,
};

constexpr quint8 kFinal = 0x80;
constexpr quint8 kReserved = 0x70;
constexpr quint8 kMasked = 0x80;
constexpr qsizetype kMaxControlBytes = 125;
constexpr qsizetype kMaskBytes = 4;

void appendFrame(QByteArray &out, Opcode opcode, QByteArrayView payload)
{
    const auto size = static_cast<quint64>(payload.size());
    out.append(static_cast<char>(kFinal | opcode));
    if (size <= 125) {
        out.append(static_cast<char>(size));
    } else if (size <= 0xffff) {
        const quint16 bigEndian = qToBigEndian(static_cast<quint16>(size));
        out.append(char(126)).append(reinterpret_cast<const char *>(&bigEndian), 2);
    } else {
        const quint64 bigEndian = qToBigEndian(size);
        out.append(char(127)).append(reinterpret_cast<const char *>(&bigEndian), 8);
    }
    out.append(payload);
}

quint8 byteAt(const QByteArray &bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

bool isControl(quint8 opcode) { return opcode >= kClose; }

} // namespace

void appendTextFrame(QByteArray &out, QByteArrayView utf8) { appendFrame(out, kText, utf8); }

QByteArray closeFrame(CloseCode code, QByteArrayView reason)
{
    const quint16 bigEndian = qToBigEndian(static_cast<quint16>(code));
    QByteArray payload(reinterpret_cast<const char *>(&bigEndian), 2);
    payload.append(reason.first(std::min(reason.size(), kMaxControlBytes - 2)));
    QByteArray frame;
    appendFrame(frame, kClose, payload);
    return frame;
}

QByteArray pingFrame()
{
    QByteArray frame;
    appendFrame(frame, kPing, {});
    return frame;
}

QByteArray pongFrame(QByteArrayView payload)
{
    QByteArray frame;
    appendFrame(frame, kPong, payload);
    return frame;
}

FrameReader::FrameReader(qint64 maxMessageBytes, Callbacks callbacks)
    : m_maxMessageBytes(maxMessageBytes)
    , m_callbacks(std::move(callbacks))
{}

std::optional<CloseCode> FrameReader::feed(QByteArrayView bytes)
{
    while (!m_done && (!bytes.isEmpty() || (m_inPayload && m_payloadLeft == 0))) {
        if (!m_inPayload) {
            m_header.append(bytes.front());
            bytes = bytes.sliced(1);
            if (headerComplete()) {
                if (const auto error = beginFrame())
                    return error;
            }
            continue;
        }
        const auto size = static_cast<qsizetype>(
            std::min<quint64>(m_payloadLeft, static_cast<quint64>(bytes.size())));
        if (isControl(byteAt(m_header, 0) & 0x0f)) {
            const QByteArrayView mask = QByteArrayView(m_header).last(kMaskBytes);
            for (const char c : bytes.first(size))
                m_control.append(static_cast<char>(c ^ mask[m_control.size() % kMaskBytes]));
        }
        bytes = bytes.sliced(size);
        m_payloadLeft -= static_cast<quint64>(size);
        if (m_payloadLeft == 0) {
            if (const auto error = endFrame())
                return error;
        }
    }
    return std::nullopt;
}

bool FrameReader::headerComplete() const
{
    if (m_header.size() < 2)
        return false;
    const quint8 length = byteAt(m_header, 1) & 0x7f;
    const qsizetype extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    const qsizetype mask = (byteAt(m_header, 1) & kMasked) != 0 ? kMaskBytes : 0;
    return m_header.size() == 2 + extended + mask;
}

std::optional<CloseCode> FrameReader::beginFrame()
{
    const quint8 first = byteAt(m_header, 0);
    const quint8 opcode = first & 0x0f;
    const bool final = (first & kFinal) != 0;
    const quint8 length = byteAt(m_header, 1) & 0x7f;
    m_payloadLeft = length;
    if (length == 126)
        m_payloadLeft = qFromBigEndian<quint16>(m_header.constData() + 2);
    else if (length == 127)
        m_payloadLeft = qFromBigEndian<quint64>(m_header.constData() + 2);

    const bool masked = (byteAt(m_header, 1) & kMasked) != 0;
    if (!masked || (first & kReserved) != 0)
        return CloseCode::ProtocolError;
    m_inPayload = true;
    if (isControl(opcode)) {
        m_control.clear();
        if (!final || length > kMaxControlBytes || opcode > kPong)
            return CloseCode::ProtocolError;
        return std::nullopt;
    }
    if (opcode > kBinary || (opcode == kContinuation) != m_inMessage)
        return CloseCode::ProtocolError;
    if (!m_inMessage)
        m_messageBytes = 0;
    m_inMessage = !final;
    if (m_payloadLeft > static_cast<quint64>(m_maxMessageBytes - m_messageBytes))
        return CloseCode::TooMuchData;
    m_messageBytes += static_cast<qint64>(m_payloadLeft);
    return std::nullopt;
}

std::optional<CloseCode> FrameReader::endFrame()
{
    const quint8 opcode = byteAt(m_header, 0) & 0x0f;
    m_inPayload = false;
    m_header.clear();
    if (opcode == kPing)
        m_callbacks.ping(m_control);
    else if (opcode == kPong)
        m_callbacks.pong();
    else if (opcode == kClose)
        return endClose();
    return std::nullopt;
}

std::optional<CloseCode> FrameReader::endClose()
{
    m_done = true;
    if (m_control.size() == 1)
        return CloseCode::ProtocolError;
    auto code = CloseCode::NoStatus;
    if (m_control.size() >= 2)
        code = static_cast<CloseCode>(qFromBigEndian<quint16>(m_control.constData()));
    m_callbacks.closed(code);
    return std::nullopt;
}

} // namespace testum::server
