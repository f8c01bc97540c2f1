#include "desktop/singleinstance.h"

#include "core/logging.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace testum::desktop {

namespace {

constexpr int kPatienceMs = 5'000;
constexpr int kEndingMs = 40'000; ///< running tasks get 30 s
constexpr int kPauseMs = 50;
constexpr qint64 kMaxRequestBytes = 8 * 1024;
constexpr QByteArrayView kAnswer = "ok\n";
constexpr const char *kFocusToken = "XDG_ACTIVATION_TOKEN";

/// The same for every spelling of the directory.
QByteArray nameOf(const QString &dataDir)
{
    const QFileInfo info(dataDir);
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    return QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent)
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!runtime.isEmpty())
        m_socketPath = runtime + QStringLiteral("/testum-") + QLatin1String(nameOf(dataDir));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Role SingleInstance::begin(const QString &page)
{
    if (m_socketPath.isEmpty()) {
        qCWarning(lcTestum, "There is no runtime directory: a second start will not be noticed");
        return Role::First;
    }
    // The lock decides who is first, the socket only carries words: a stale socket can be told
    // from one whose owner has not begun to listen yet.
    m_lock = std::make_unique<QLockFile>(m_socketPath + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0);
    const QDeadlineTimer patience(kPatienceMs);
    const QDeadlineTimer ending(kEndingMs);
    for (;;) {
        if (m_lock->tryLock(0)) {
            listen();
            return Role::First;
        }
        const Answer answer = handOver(page);
        if (answer == Answer::Given)
            return Role::HandedOver;
        // With the lock held and nobody listening the first one is ending.
        if ((answer == Answer::None ? patience : ending).hasExpired())
            break;
        QThread::msleep(kPauseMs); // there is no event loop yet
    }
    QString host;
    QString program;
    (void)m_lock->getLockInfo(&m_firstPid, &host, &program);
    return Role::NoAnswer;
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socketPath);
    if (!m_server.listen(m_socketPath)) {
        qCWarning(lcTestum, "A second start will not be noticed: %s",
                  qUtf8Printable(m_server.errorString()));
    }
}

void SingleInstance::stopListening()
{
    m_server.close();
    for (QLocalSocket *socket : m_server.findChildren<QLocalSocket *>())
        socket->abort();
}

void SingleInstance::release()
{
    stopListening();
    if (m_lock)
        m_lock->unlock();
}

SingleInstance::Answer SingleInstance::handOver(const QString &page) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(kPatienceMs)) {
        const bool isThere = socket.error() == QLocalSocket::SocketTimeoutError ||
                             socket.error() == QLocalSocket::SocketAccessError;
        return isThere ? Answer::None : Answer::NobodyListens;
    }
    const QJsonObject request{{QStringLiteral("page"), page},
                              {QStringLiteral("focus"), qEnvironmentVariable(kFocusToken)}};
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    QByteArray answer;
    while (!answer.endsWith('\n') && socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer == kAnswer ? Answer::Given : Answer::None;
}

void SingleInstance::serve()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kMaxRequestBytes)
                    socket->abort();
                return;
            }
            const QJsonObject request =
                QJsonDocument::fromJson(socket->readLine(kMaxRequestBytes)).object();
            // Wayland lets a window take the focus only with the token that the second start got.
            const QByteArray token = request.value(QStringLiteral("focus")).toString().toUtf8();
            if (!token.isEmpty())
                qputenv(kFocusToken, token);
            socket->write(kAnswer.data(), kAnswer.size());
            socket->disconnectFromServer();
            Q_EMIT activated(request.value(QStringLiteral("page")).toString());
        });
    }
}

} // namespace testum::desktop
