#include "keychain/keychainthread.h"

#include <QObject>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace testum::keychain {

namespace {

using Outcome = KeychainAnswer::Outcome;

/// One caller's wait, shared with the thread, which may finish after the caller gave up.
class Waiting
{
public:
    void finish(KeychainAnswer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(answer);
        m_finished.notify_all();
    }

    KeychainAnswer wait(std::chrono::milliseconds timeout)
    {
        std::unique_lock lock(m_mutex);
        if (!m_finished.wait_for(lock, timeout, [this] { return m_answer.has_value(); }))
            return {Outcome::Unavailable, QStringLiteral("no answer in time")};
        return std::move(*m_answer);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_finished;
    std::optional<KeychainAnswer> m_answer;
};

/// An object of the keychain thread, to run things there. Never destroyed, see the header.
QObject *keychainContext()
{
    static QObject *const context = [] {
        static auto *const thread = new QThread; // NOLINT(cppcoreguidelines-owning-memory)
        thread->setObjectName(QStringLiteral("keychain"));
        auto *object = new QObject; // NOLINT(cppcoreguidelines-owning-memory)
        object->moveToThread(thread);
        thread->start();
        return object;
    }();
    return context;
}

Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Outcome::Locked;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return Outcome::Unavailable;
}

SecretBytes secretOf(const QKeychain::Job *job)
{
    // QtKeychain's own copy is freed unwiped with the job; ours is a SecretBytes from here on.
    if (const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(job))
        return SecretBytes(reading->binaryData());
    return {};
}

/// `makeJob` runs in the keychain thread and returns a job that deletes itself when finished.
KeychainAnswer runJob(std::function<QKeychain::Job *()> makeJob, std::chrono::milliseconds timeout)
{
    auto waiting = std::make_shared<Waiting>();
    QObject *const context = keychainContext();
    QMetaObject::invokeMethod(
        context,
        [waiting, context, makeJob = std::move(makeJob)] {
            QKeychain::Job *const job = makeJob();
            job->setAutoDelete(true);
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, context,
                             [waiting](const QKeychain::Job *finished) {
                                 waiting->finish({outcomeOf(finished->error()),
                                                  finished->errorString(), secretOf(finished)});
                             });
            job->start();
        },
        Qt::QueuedConnection);
    return waiting->wait(timeout);
}

template <typename Job>
Job *newJob(const QString &service, const QString &account)
{
    auto *job = new Job(service); // NOLINT(cppcoreguidelines-owning-memory): deletes itself
    job->setKey(account);
    return job;
}

} // namespace

KeychainAnswer readEntry(const QString &service, const QString &account,
                         std::chrono::milliseconds timeout)
{
    return runJob(
        [service, account] { return newJob<QKeychain::ReadPasswordJob>(service, account); },
        timeout);
}

KeychainAnswer writeEntry(const QString &service, const QString &account, const SecretBytes &text,
                          std::chrono::milliseconds timeout)
{
    const auto copy = std::make_shared<const SecretBytes>(text.clone());
    return runJob(
        [service, account, copy] {
            auto *job = newJob<QKeychain::WritePasswordJob>(service, account);
            QString value = QString::fromLatin1(copy->view());
            job->setTextData(value);
            wipe(value);
            return job;
        },
        timeout);
}

KeychainAnswer deleteEntry(const QString &service, const QString &account,
                           std::chrono::milliseconds timeout)
{
    return runJob(
        [service, account] { return newJob<QKeychain::DeletePasswordJob>(service, account); },
        timeout);
}

} // namespace testum::keychain
