#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QList>
#include <QTcpSocket>

namespace testum::server {

/// One answer as it stood on the wire.
struct RawResponse
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        for (const auto &[name, value] : headers) {
            if (name == lowerCaseName)
                return value;
        }
        return {};
    }
};

/// A blocking client that writes exact bytes.
class RawClient
{
public:
    static constexpr int kTimeoutMs = 10'000;

    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_socket.waitForConnected(kTimeoutMs);
    }

    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kTimeoutMs)) {
        }
    }

    /// The next answer; status 0 when none came. `hasBody` false: of a HEAD request.
    [[nodiscard]] RawResponse receive(bool hasBody = true, int timeoutMs = kTimeoutMs)
    {
        const QDeadlineTimer deadline(timeoutMs);
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
            if (!more(deadline))
                return {};
        }
        RawResponse response = parseHead(m_input.left(end));
        m_input.remove(0, end + 4);
        const qint64 length = hasBody ? response.header("content-length").toLongLong() : 0;
        while (m_input.size() < length && more(deadline)) {
        }
        response.body = m_input.left(length);
        m_input.remove(0, response.body.size());
        return response;
    }

    [[nodiscard]] RawResponse request(const QByteArray &bytes)
    {
        send(bytes);
        return receive();
    }

    /// True once the server has ended the connection; what came before is in rest().
    [[nodiscard]] bool closedByServer(int timeoutMs = kTimeoutMs)
    {
        const QDeadlineTimer deadline(timeoutMs);
        while (m_socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired())
            more(deadline);
        m_input += m_socket.readAll();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QByteArray rest() const { return m_input; }

private:
    bool more(const QDeadlineTimer &deadline)
    {
        if (m_socket.bytesAvailable() == 0 &&
            !m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return false;
        m_input += m_socket.readAll();
        return true;
    }

    static RawResponse parseHead(const QByteArray &head)
    {
        RawResponse response;
        const QList<QByteArray> lines = head.split('\n');
        response.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            response.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
        }
        return response;
    }

    QTcpSocket m_socket;
    QByteArray m_input;
};

} // namespace testum::server
