#include "support/engine/certificate.h"

#include <QProcess>
#include <QStringList>

namespace testum::tests {

namespace {

QByteArray openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qFatal("openssl: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

} // namespace

Certificate Certificate::make(const QString &directory)
{
    Certificate made;
    made.certFile = directory + QStringLiteral("/server.pem");
    made.keyFile = directory + QStringLiteral("/server.key");
    openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
             QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
             QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
             QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
             QStringLiteral("/CN=testum test"), QStringLiteral("-addext"),
             QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"), made.keyFile,
             QStringLiteral("-out"), made.certFile});
    // "sha256 Fingerprint=AB:CD:…": the same words the window tells the user to compare with.
    const QByteArray shown =
        openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-fingerprint"),
                 QStringLiteral("-sha256"), QStringLiteral("-in"), made.certFile});
    made.sha256 = QByteArray::fromHex(shown.mid(shown.indexOf('=') + 1).trimmed().replace(":", ""));
    return made;
}

} // namespace testum::tests
