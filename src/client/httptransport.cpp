#include "client/httptransport.h"

#include "client/eventstream.h"
#include "client/httpsender.h"
#include "client/tlstrust.h"
#include "core/guardthread.h"

#include <QSslCertificate>
#include <QThread>

#include <future>
#include <semaphore>

namespace testum::client {

namespace {

constexpr qsizetype kSha256Bytes = 32;

/// Runs the event loop the sockets live in. Everything in it is made and destroyed by run().
class SocketThread final : public QThread
{
public:
    SocketThread(const HttpOptions &options, TlsTrust trust)
        : m_options(options)
        , m_trust(std::move(trust))
    {
        setObjectName(QStringLiteral("http"));
        start();
        m_ready.acquire();
    }
    ~SocketThread() override
    {
        quit();
        wait();
    }

    /// Runs `work(sender)` in the thread and waits for it.
    template <typename Work>
    void call(Work work)
    {
        QMetaObject::invokeMethod(
            m_sender, [this, &work] { work(*m_sender); }, Qt::BlockingQueuedConnection);
    }
    void abort() { QMetaObject::invokeMethod(m_sender, &HttpSender::abort, Qt::QueuedConnection); }

protected:
    void run() override
    {
        guardThread("http", [this] {
            HttpSender sender(m_options, m_trust);
            m_sender = &sender;
            m_ready.release();
            exec();
        });
    }

private:
    const HttpOptions &m_options;
    TlsTrust m_trust;
    std::binary_semaphore m_ready{0};
    HttpSender *m_sender = nullptr; ///< on run()'s stack
};

Result<TlsTrust> trustOf(const HttpOptions &options)
{
    if (!options.pinnedSha256.isEmpty())
        return TlsTrust::pinned(options.pinnedSha256);
    if (options.caFile.isEmpty())
        return TlsTrust();
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(options.caFile);
    if (certificates.isEmpty()) {
        return Error{ErrorCode::InvalidArgument,
                     "client.ca_unreadable",
                     QStringLiteral("The CA file holds no certificate or cannot be read"),
                     {},
                     {{QStringLiteral("file"), options.caFile}}};
    }
    return TlsTrust::authorities(certificates);
}

bool isUsable(const QUrl &url)
{
    const bool scheme =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && scheme && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           !url.hasQuery() && !url.hasFragment();
}

} // namespace

struct HttpTransport::Private
{
    HttpOptions options;
    std::unique_ptr<SocketThread> thread;
};

Result<std::unique_ptr<HttpTransport>> HttpTransport::create(HttpOptions options)
{
    if (!isUsable(options.url)) {
        return Error{ErrorCode::InvalidArgument,
                     "client.url_invalid",
                     QStringLiteral("The server's address must look like https://host:8000"),
                     {},
                     {{QStringLiteral("url"), options.url.toString(QUrl::RemoveUserInfo)}}};
    }
    if (options.url.path().endsWith(u'/'))
        options.url.setPath(options.url.path().chopped(1));
    TESTUM_TRY(TlsTrust trust, trustOf(options));
    auto priv = std::make_unique<Private>();
    priv->options = std::move(options);
    priv->thread = std::make_unique<SocketThread>(priv->options, std::move(trust));
    return std::unique_ptr<HttpTransport>(new HttpTransport(std::move(priv)));
}

HttpTransport::HttpTransport(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{}

HttpTransport::~HttpTransport() = default;

Result<ApiReply> HttpTransport::send(const ApiCall &call)
{
    std::promise<Result<ApiReply>> promise;
    auto answer = promise.get_future();
    d->thread->call([&](HttpSender &sender) {
        sender.send(call,
                    [&promise](Result<ApiReply> reply) { promise.set_value(std::move(reply)); });
    });
    return answer.get();
}

Result<void> HttpTransport::follow(const QString &taskId, qint64 afterSeq,
                                   const std::function<bool(const QJsonObject &)> &onMessage,
                                   CancelToken &cancel)
{
    constexpr std::chrono::milliseconds kCancelPoll{50};
    FeedQueue queue;
    std::unique_ptr<EventStream> stream;
    d->thread->call([&](HttpSender &sender) {
        stream = std::make_unique<EventStream>(d->options, sender, taskId, afterSeq, queue);
        stream->open();
    });
    const auto leave = [&](Result<void> result) {
        queue.close(); // first: the thread may be waiting in push()
        d->thread->call([&](HttpSender &) { stream.reset(); });
        return result;
    };
    for (;;) {
        for (const QJsonObject &message : queue.take(kCancelPoll)) {
            if (cancel.isCancelled())
                break;
            if (!onMessage(message))
                return leave({});
        }
        if (cancel.isCancelled()) {
            return leave(Error{ErrorCode::Cancelled, "task.cancelled",
                               QStringLiteral("Following the task was cancelled")});
        }
        if (auto result = queue.result())
            return leave(std::move(*result));
    }
}

void HttpTransport::abort() { d->thread->abort(); }

QByteArray fingerprintFromText(const QString &text)
{
    QString digits = text.trimmed();
    if (digits.startsWith(QLatin1String("SHA256:"), Qt::CaseInsensitive))
        digits = digits.mid(7);
    digits.remove(u':');
    for (const QChar c : digits) {
        if (!isxdigit(c.unicode() < 0x80 ? c.unicode() : 0))
            return {};
    }
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    return bytes.size() == kSha256Bytes && digits.size() == 2 * kSha256Bytes ? bytes : QByteArray();
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':')).toUpper();
}

} // namespace testum::client
