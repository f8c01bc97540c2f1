#include "server/serveroptions.h"

namespace testum::server {

namespace {

Error addressInvalid(const QString &text)
{
    return {.code = ErrorCode::InvalidArgument,
            .reason = "server.address_invalid",
            .message = QStringLiteral("The listen address is not IP:PORT: %1").arg(text),
            .args = {{QStringLiteral("address"), text}}};
}

} // namespace

Result<void> ServerOptions::setListen(const QString &hostAndPort)
{
    const qsizetype colon = hostAndPort.lastIndexOf(u':');
    if (colon <= 0)
        return addressInvalid(hostAndPort);
    QString host = hostAndPort.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        return addressInvalid(hostAndPort);
    bool isNumber = false;
    const ushort number = hostAndPort.mid(colon + 1).toUShort(&isNumber);
    if (!isNumber || host.isEmpty())
        return addressInvalid(hostAndPort);
    listenHost = host;
    port = number;
    return {};
}

Result<QHostAddress> ServerOptions::bindAddress() const
{
    QHostAddress address;
    if (listenHost.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        address = QHostAddress(QHostAddress::LocalHost);
    else if (listenHost == QLatin1String("*"))
        address = QHostAddress(QHostAddress::Any);
    else if (!address.setAddress(listenHost))
        return addressInvalid(listenHost);
    if (!address.isLoopback() && !tls() && !insecureHttp) {
        return Error{.code = ErrorCode::InvalidArgument,
                     .reason = "server.tls_needed",
                     .message = QStringLiteral("Plain HTTP is refused on %1, which other machines "
                                               "reach")
                                    .arg(listenHost),
                     .args = {{QStringLiteral("address"), listenHost}}};
    }
    return address;
}

} // namespace testum::server
