#include "gui/connection.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QMutex>
#include <QPointer>

#include <algorithm>
#include <vector>

namespace testum::gui {

namespace {

constexpr int kWorkers = 3;
constexpr int kFirstPauseMs = 1000;
constexpr int kLongestPauseMs = 30'000;
constexpr int kLastCallsMs = 2000;
constexpr int kLastPromisedMs = 10'000; ///< a long list of deletions on a slow server

/// No answer came: the other side, or the way to it, is gone.
bool isLoss(const Error &error)
{
    return error.is("client.server_unreachable") || error.is("client.tls_failed") ||
           error.is("client.pin_mismatch");
}

/// An error that this side made because none came from the other.
bool isNoAnswer(const Error &error)
{
    return QLatin1String(error.reason).startsWith(QLatin1String("client."));
}

Error noConnection()
{
    return {ErrorCode::Unavailable, "client.server_unreachable",
            QStringLiteral("There is no connection")};
}

bool isSessionEnd(const Error &error)
{
    return error.is("auth.session_ended") || error.is("auth.token_expired") ||
           error.is("auth.token_invalid") || error.is("auth.required");
}

} // namespace

PendingCall::PendingCall()
    : m_cancelled(std::make_shared<std::atomic<bool>>(false))
{}

void PendingCall::cancel() { m_cancelled->store(true); }

bool PendingCall::isCancelled() const { return m_cancelled->load(); }

/// The threads of one attachment, and the clients that no call uses at the moment.
struct Connection::Workers
{
    explicit Workers(TransportFactory factory)
        : makeTransport(std::move(factory))
    {
        pool.setMaxThreadCount(kWorkers);
        pool.setObjectName(QStringLiteral("testum-client"));
        promised.setMaxThreadCount(1);
        promised.setObjectName(QStringLiteral("testum-commit"));
        probes.setMaxThreadCount(1);
        probes.setObjectName(QStringLiteral("testum-probe"));
    }
    ~Workers()
    {
        dropQueued();
        for (QThreadPool *one : {&pool, &promised, &probes})
            one->waitForDone();
    }
    [[nodiscard]] bool isIdle() const
    {
        return pool.activeThreadCount() == 0 && promised.activeThreadCount() == 0 &&
               probes.activeThreadCount() == 0;
    }
    QThreadPool &poolOf(Kind kind)
    {
        return kind == Kind::Asked ? pool : kind == Kind::Promised ? promised : probes;
    }
    /// What nobody was promised and has not begun will not begin any more.
    void dropQueued()
    {
        pool.clear();
        probes.clear();
    }
    /// Gives what was promised and what else runs these times, then cuts it short.
    void end(const QDeadlineTimer &forPromised, const QDeadlineTimer &forOthers)
    {
        bool isDone = promised.waitForDone(int(forPromised.remainingTime()));
        for (QThreadPool *one : {&pool, &probes})
            isDone = one->waitForDone(int(forOthers.remainingTime())) && isDone;
        if (!isDone)
            abort();
    }

    Result<std::unique_ptr<client::ApiClient>> take()
    {
        std::unique_ptr<client::ApiClient> client;
        {
            const QMutexLocker lock(&mutex);
            if (!idle.empty()) {
                client = std::move(idle.back());
                idle.pop_back();
            }
        }
        if (!client) {
            TESTUM_TRY(std::unique_ptr<client::Transport> transport, makeTransport());
            client = std::make_unique<client::ApiClient>(std::move(transport));
        }
        const QMutexLocker lock(&mutex);
        inUse.push_back(client.get());
        if (isAborted)
            client->abort();
        return client;
    }
    void giveBack(std::unique_ptr<client::ApiClient> client, int asOf)
    {
        const QMutexLocker lock(&mutex);
        std::erase(inUse, client.get());
        if (asOf == generation)
            idle.push_back(std::move(client));
    }
    void abort()
    {
        const QMutexLocker lock(&mutex);
        isAborted = true;
        for (client::ApiClient *client : inUse)
            client->abort();
    }
    int currentGeneration()
    {
        const QMutexLocker lock(&mutex);
        return generation;
    }
    void renew()
    {
        const QMutexLocker lock(&mutex);
        ++generation;
        idle.clear();
    }

    const TransportFactory makeTransport;
    QMutex mutex;
    std::vector<std::unique_ptr<client::ApiClient>> idle;
    std::vector<client::ApiClient *> inUse;
    int generation = 0;
    bool isAborted = false;
    std::atomic<bool> isLost{false};
    // Last: their threads are gone before the rest is.
    QThreadPool pool;
    QThreadPool promised; ///< never cleared
    QThreadPool probes;   ///< never behind a call that hangs
};

Connection::Connection(QObject *parent)
    : QObject(parent)
{
    m_probeTimer.setSingleShot(true);
    connect(&m_probeTimer, &QTimer::timeout, this, &Connection::probe);
}

Connection::~Connection()
{
    if (m_workers)
        m_retired.push_back(std::move(m_workers));
    // One patience for all: the process, and with it the lock of its data, waits for this.
    const QDeadlineTimer forPromised(kLastPromisedMs);
    const QDeadlineTimer forOthers(kLastCallsMs);
    for (const std::unique_ptr<Workers> &workers : m_retired)
        workers->dropQueued();
    for (const std::unique_ptr<Workers> &workers : m_retired)
        workers->end(forPromised, forOthers);
}

void Connection::open(const ServerProfile &profile, TransportFactory factory, Done<void> done)
{
    retire();
    m_profile = profile;
    m_factory = factory;
    m_workers = std::make_unique<Workers>(std::move(factory));
    ++m_serial;
    setState(State::Connecting);
    call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(QStringLiteral("/api/v1/me")); },
        [this, done = std::move(done)](const Result<QJsonObject> &me) {
            if (!me) {
                close();
                done(me.error());
                return;
            }
            takeMe(*me);
            setState(State::Online);
            done({});
        });
}

void Connection::close()
{
    retire();
    m_factory = nullptr;
    takeMe({});
    setState(State::Closed);
}

void Connection::retire()
{
    m_probeTimer.stop();
    m_probeFailures = 0;
    m_isProbing = false;
    m_retired.remove_if([](const std::unique_ptr<Workers> &workers) { return workers->isIdle(); });
    if (!m_workers)
        return;
    Q_EMIT leaving();
    ++m_serial;
    // Calls that run are not waited for here: a dead server may hold them for a minute.
    m_workers->dropQueued();
    m_retired.push_back(std::move(m_workers));
}

bool Connection::may(const QString &permission) const { return m_permissions.contains(permission); }

void Connection::refreshMe()
{
    call<QJsonObject>(
        this, [](client::ApiClient &client) { return client.get(QStringLiteral("/api/v1/me")); },
        [this](const Result<QJsonObject> &me) {
            if (me)
                takeMe(*me);
        });
}

void Connection::takeMe(const QJsonObject &me)
{
    if (me == m_me)
        return;
    m_me = me;
    m_permissions.clear();
    for (const QJsonValue &permission : me.value(QStringLiteral("permissions")).toArray())
        m_permissions.insert(permission.toString());
    Q_EMIT meChanged();
}

void Connection::renewTransports()
{
    if (m_workers)
        m_workers->renew();
}

void Connection::start(Kind kind, QObject *context, const PendingCall &pending,
                       std::function<const Error *(client::ApiClient &)> work,
                       std::function<void(const Error &)> fail, std::function<void()> deliver)
{
    // Owns the closures: whatever they hold is freed on the main thread with the answer.
    struct Job
    {
        QPointer<QObject> context;
        PendingCall pending;
        std::function<const Error *(client::ApiClient &)> work;
        std::function<void(const Error &)> fail;
        std::function<void()> deliver;
        bool ran = false;
        std::optional<Error> error;
    };
    auto job = std::make_shared<Job>(Job{context ? context : this, pending, std::move(work),
                                         std::move(fail), std::move(deliver), false, std::nullopt});
    Workers *workers = m_workers.get();
    const auto answer = [this, kind, serial = m_serial](const std::shared_ptr<Job> &done) {
        if (serial == m_serial) {
            if (done->ran)
                noteOutcome(done->error);
        } else if (kind != Kind::Promised) {
            return;
        }
        if (done->context && !done->pending.isCancelled())
            done->deliver();
    };
    // What would hang until a dead server's time is up is not begun.
    if (!workers || (kind == Kind::Asked && workers->isLost)) {
        job->fail(noConnection());
        QMetaObject::invokeMethod(
            this, [answer, job] { answer(job); }, Qt::QueuedConnection);
        return;
    }
    workers->poolOf(kind).start([this, kind, workers, answer, job = std::move(job)]() mutable {
        if (kind == Kind::Asked && workers->isLost) {
            job->fail(noConnection()); // lost while it waited for a thread
        } else if (!job->pending.isCancelled()) {
            job->ran = true;
            const int generation = workers->currentGeneration();
            Result<std::unique_ptr<client::ApiClient>> client = workers->take();
            if (!client) {
                job->error = client.error();
                job->fail(client.error());
            } else {
                const Error *error = job->work(**client);
                if (error)
                    job->error = *error;
                workers->giveBack(std::move(*client), generation);
            }
        }
        QMetaObject::invokeMethod(
            this, [answer, job = std::move(job)] { answer(job); }, Qt::QueuedConnection);
    });
}

void Connection::noteOutcome(const std::optional<Error> &error)
{
    if (!m_workers || m_state == State::Connecting || m_state == State::SignedOut)
        return;
    if (error && isSessionEnd(*error)) {
        m_probeTimer.stop();
        m_workers->isLost = false;
        setState(State::SignedOut);
    } else if (error && isLoss(*error)) {
        loseIt(*error);
    } else if (error && isNoAnswer(*error)) {
        // One slow answer is no loss yet; the probe finds out.
        if (m_state == State::Online && !m_probeTimer.isActive() && !m_isProbing)
            m_probeTimer.start(0);
    } else if (m_state == State::Lost) {
        m_probeTimer.stop();
        m_probeFailures = 0;
        m_workers->isLost = false;
        setState(State::Online);
        Q_EMIT restored();
        refreshMe();
    }
}

void Connection::loseIt(const Error &why)
{
    if (m_state == State::Lost) {
        // The way it is lost may change: back with another certificate. A slow answer says nothing.
        if (isLoss(why) && !why.is(m_loss.reason)) {
            m_loss = why;
            Q_EMIT lossChanged();
        }
        return;
    }
    if (m_state != State::Online)
        return;
    m_probeFailures = 0;
    m_loss = why;
    m_workers->isLost = true;
    setState(State::Lost);
    m_probeTimer.start(kFirstPauseMs);
}

void Connection::retryNow()
{
    if (m_state == State::Lost)
        sendProbe(true);
}

void Connection::probe() { sendProbe(false); }

void Connection::sendProbe(bool isByHand)
{
    if (m_isProbing) {
        m_probeAgain = m_probeAgain || isByHand;
        return;
    }
    m_probeTimer.stop();
    m_isProbing = true;
    m_probeAgain = false;
    send<QJsonObject>(
        Kind::Probe, this,
        [](client::ApiClient &client) { return client.get(QStringLiteral("/health")); },
        [this, isByHand](const Result<QJsonObject> &health) {
            m_isProbing = false;
            if (health || !isNoAnswer(health.error()))
                return;
            loseIt(health.error());
            if (m_state != State::Lost)
                return;
            if (m_probeAgain) {
                sendProbe(true);
                return;
            }
            // Asking often does not make it wait longer.
            if (!isByHand)
                ++m_probeFailures;
            const int doublings = std::min(m_probeFailures, 5);
            m_probeTimer.start(std::min(kFirstPauseMs << doublings, kLongestPauseMs));
        });
}

void Connection::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace testum::gui
