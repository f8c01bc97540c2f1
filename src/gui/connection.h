#pragma once

#include "client/apiclient.h"
#include "core/result.h"
#include "gui/serverprofile.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace testum::gui {

/// A call on its way. Copies share it. Dropping it does not cancel.
class PendingCall
{
public:
    PendingCall();
    /// The answer will not be delivered. What the engine already does is not undone.
    void cancel();
    [[nodiscard]] bool isCancelled() const;

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

/// The engine the window talks to, this computer's or a server's: runs blocking ApiClient calls on
/// a few worker threads and answers on the main thread. Knows whether the other side is there,
/// finds it again by itself, and who is signed in. Main thread only; lives as long as the window.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,     ///< nothing chosen yet
        Connecting, ///< open() is on its way
        Online,
        Lost,     ///< was online; tried again with growing pauses (1 s … 30 s)
        SignedOut ///< the session ended: a password is needed
    };
    Q_ENUM(State)

    using TransportFactory = std::function<Result<std::unique_ptr<client::Transport>>()>;
    template <typename T>
    using Work = std::function<Result<T>(client::ApiClient &)>;
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    explicit Connection(QObject *parent = nullptr);
    /// Gives calls that run, and what was promised, two seconds; the rest is cut short.
    ~Connection() override;

    /// Attaches: makes a transport a worker, asks for /me. `done` with the error when that fails;
    /// the state is Closed again then. An earlier connection is left first.
    void open(const ServerProfile &profile, TransportFactory factory, Done<void> done);
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] const QJsonObject &me() const { return m_me; } ///< schema "Me"
    /// "platforms.write" and the like (domain/actor.h).
    [[nodiscard]] bool may(const QString &permission) const;
    /// While lost: why. The server may be there and not be trusted any more.
    [[nodiscard]] const Error &loss() const { return m_loss; }
    /// While lost: tries at once instead of after the pause.
    void retryNow();
    /// Asks /me again: after the own account was changed.
    void refreshMe();

    /// Runs `work` on a worker thread and `done` here, unless `context` is gone, the call was
    /// cancelled, or the connection was left for another one meanwhile. Fails at once while lost.
    template <typename T>
    PendingCall call(QObject *context, Work<T> work, Done<T> done)
    {
        return send(Kind::Asked, context, std::move(work), std::move(done));
    }
    /// A call that was promised to the user: made and answered even when the connection is left for
    /// another one meanwhile, and made when the window ends. See leaving().
    template <typename T>
    PendingCall commit(QObject *context, Work<T> work, Done<T> done)
    {
        return send(Kind::Promised, context, std::move(work), std::move(done));
    }
    /// Which attachment this is: another number after every open() and close().
    [[nodiscard]] quint64 serial() const { return m_serial; }

    /// Later calls get transports made anew: the language of the answers changed.
    void renewTransports();
    /// A client of its own for a long-lived user (a task's feed), which blocks on its own thread.
    [[nodiscard]] TransportFactory transportFactory() const { return m_factory; }

Q_SIGNALS:
    void stateChanged(testum::gui::Connection::State state);
    void meChanged();
    void lossChanged(); ///< loss() has become another one
    /// Lost, and back: what is shown may be old; ask again.
    void restored();
    /// The connection is about to be left: the last moment to commit() what this engine was
    /// promised.
    void leaving();

private:
    struct Workers;
    enum class Kind { Asked, Promised, Probe };

    template <typename T>
    PendingCall send(Kind kind, QObject *context, Work<T> work, Done<T> done)
    {
        PendingCall pending;
        auto answer = std::make_shared<std::optional<Result<T>>>();
        start(
            kind, context, pending,
            [work = std::move(work), answer](client::ApiClient &client) -> const Error * {
                answer->emplace(work(client));
                return (*answer)->has_value() ? nullptr : &(*answer)->error();
            },
            [answer](const Error &error) { answer->emplace(error); },
            [done = std::move(done), answer] { done(std::move(**answer)); });
        return pending;
    }
    void start(Kind kind, QObject *context, const PendingCall &pending,
               std::function<const Error *(client::ApiClient &)> work,
               std::function<void(const Error &)> fail, std::function<void()> deliver);
    void setState(State state);
    void noteOutcome(const std::optional<Error> &error);
    void probe();
    void sendProbe(bool isByHand);

    void retire();
    void loseIt(const Error &why);
    void takeMe(const QJsonObject &me);

    std::unique_ptr<Workers> m_workers;
    std::list<std::unique_ptr<Workers>> m_retired; ///< left, but with calls that still run
    TransportFactory m_factory;
    ServerProfile m_profile;
    State m_state = State::Closed;
    QJsonObject m_me;
    QSet<QString> m_permissions;
    QTimer m_probeTimer;
    int m_probeFailures = 0;
    bool m_isProbing = false;  ///< one is on its way
    bool m_probeAgain = false; ///< asked for by hand meanwhile
    Error m_loss;
    quint64 m_serial = 0;
};

} // namespace testum::gui
