#include "server/halfclose.h"

#include <QSslSocket>

#include <winsock2.h>

namespace testum::server {

void halfClose(QTcpSocket &socket)
{
    if (qobject_cast<QSslSocket *>(&socket))
        return;
    // Fails only when the client is gone already, which its socket tells by itself.
    static_cast<void>(::shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND));
}

} // namespace testum::server
