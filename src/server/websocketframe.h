#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>

namespace testum::server {

/// Status codes of RFC 6455 7.4.1 that the server uses.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    NoStatus = 1005, ///< never on the wire
    PolicyViolation = 1008,
    TooMuchData = 1009,
    InternalError = 1011,
    TryAgainLater = 1013,
};

/// Appends a whole, unmasked text message in one frame. Several may stand behind each other in one
/// byte array, encoded once and sent to many sockets.
void appendTextFrame(QByteArray &out, QByteArrayView utf8);
[[nodiscard]] QByteArray closeFrame(CloseCode code, QByteArrayView reason);
[[nodiscard]] QByteArray pingFrame();
[[nodiscard]] QByteArray pongFrame(QByteArrayView payload);

/// Reads a client's frames (RFC 6455 5.2) from bytes as they come. The server takes no messages:
/// their bytes are counted against a limit and let go, so that a client costs no memory.
class FrameReader
{
public:
    struct Callbacks
    {
        std::function<void(QByteArrayView payload)> ping;
        std::function<void()> pong;
        std::function<void(CloseCode code)> closed; ///< the client's close frame
    };
    FrameReader(qint64 maxMessageBytes, Callbacks callbacks);

    /// Answers the close code when the client broke the protocol or a limit; nothing more is to be
    /// fed then, nor after `closed`.
    [[nodiscard]] std::optional<CloseCode> feed(QByteArrayView bytes);

private:
    [[nodiscard]] bool headerComplete() const;
    [[nodiscard]] std::optional<CloseCode> beginFrame();
    [[nodiscard]] std::optional<CloseCode> endFrame();
    [[nodiscard]] std::optional<CloseCode> endClose();

    const qint64 m_maxMessageBytes;
    Callbacks m_callbacks;
    QByteArray m_header;
    bool m_inPayload = false;
    bool m_done = false;
    bool m_inMessage = false; ///< between the first and the last fragment
    qint64 m_messageBytes = 0;
    quint64 m_payloadLeft = 0;
    QByteArray m_control; ///< payload of a control frame, unmasked
};

} // namespace testum::server
