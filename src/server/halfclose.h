#pragma once

#include <QTcpSocket>

namespace testum::server {

/// Tells the client that nothing more comes (FIN), while its own bytes can still be taken. For a
/// plain connection with nothing unsent; does nothing on TLS, whose end is a message of its own.
void halfClose(QTcpSocket &socket);

} // namespace testum::server
