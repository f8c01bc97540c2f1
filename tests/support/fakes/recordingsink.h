#pragma once

#include "domain/outputsink.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <mutex>
#include <optional>

namespace testum::fakes {

/// An OutputSink in memory that remembers what it was given. Thread-safe.
class RecordingSink final : public domain::OutputSink
{
public:
    // What the port answers from now on; unset: success.
    void failStarts(const std::optional<Error> &error);
    void failAppends(const std::optional<Error> &error);
    void failPins(const std::optional<Error> &error);

    [[nodiscard]] Result<void> start(const domain::RunRef &run) override;
    [[nodiscard]] Result<void> append(const domain::RunRef &run, domain::Stream stream,
                                      QByteArrayView bytes) override;
    void finish(const domain::RunRef &run, const domain::RunOutcome &outcome) override;
    [[nodiscard]] Result<void> pinHostKey(const domain::HostKey &key) override;

    [[nodiscard]] QStringList started() const; ///< run ids, in order
    [[nodiscard]] int finishedCount() const;   ///< calls of finish()
    [[nodiscard]] std::optional<domain::RunOutcome> outcome(const QString &runId) const;
    [[nodiscard]] QByteArray output(const QString &runId, domain::Stream stream) const;
    [[nodiscard]] QList<domain::HostKey> pins() const;

private:
    mutable std::mutex m_mutex;
    std::optional<Error> m_startError;
    std::optional<Error> m_appendError;
    std::optional<Error> m_pinError;
    QStringList m_started;
    int m_finishes = 0;
    QHash<QString, domain::RunOutcome> m_outcomes;
    QHash<QString, QByteArray> m_output; ///< by run id and stream
    QList<domain::HostKey> m_pins;
};

} // namespace testum::fakes
