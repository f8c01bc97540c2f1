#pragma once

#include "core/secretbytes.h"

#include <QString>

#include <chrono>

namespace testum::keychain {

/// What one QtKeychain job came to.
struct KeychainAnswer
{
    enum class Outcome { Done, NotFound, Locked, Unavailable };

    Outcome outcome = Outcome::Unavailable;
    QString detail; ///< the keychain's own words
    SecretBytes secret{};
};

/// The one thread of the process that talks to the keychain. It lives as long as the process,
/// because QtKeychain queues all jobs behind one object that belongs to the thread of the first
/// job, and libsecret answers in the thread that asked. Functions: any thread. Blocks: up to
/// `timeout`. A job that got no answer in time is left to the thread, which drops it when an answer
/// comes.
[[nodiscard]] KeychainAnswer readEntry(const QString &service, const QString &account,
                                       std::chrono::milliseconds timeout);
[[nodiscard]] KeychainAnswer writeEntry(const QString &service, const QString &account,
                                        const SecretBytes &text, std::chrono::milliseconds timeout);
[[nodiscard]] KeychainAnswer deleteEntry(const QString &service, const QString &account,
                                         std::chrono::milliseconds timeout);

} // namespace testum::keychain
