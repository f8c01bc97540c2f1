#pragma once

#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace testum::server {

/// Bytes that were written to the socket and are not yet in the kernel. QSslSocket encrypts at
/// once into the buffer of its inner socket, which bytesToWrite() does not count.
[[nodiscard]] inline qint64 unsentBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

/// Calls `slot(qint64 bytes)` when bytes went to the kernel.
template <typename Slot>
void connectSent(QTcpSocket &socket, const QObject *context, Slot slot)
{
    if (auto *tls = qobject_cast<QSslSocket *>(&socket))
        QObject::connect(tls, &QSslSocket::encryptedBytesWritten, context, std::move(slot));
    else
        QObject::connect(&socket, &QTcpSocket::bytesWritten, context, std::move(slot));
}

} // namespace testum::server
