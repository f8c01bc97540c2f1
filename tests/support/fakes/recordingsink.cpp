#include "support/fakes/recordingsink.h"

namespace testum::fakes {

namespace {

QString keyOf(const QString &runId, domain::Stream stream)
{
    return runId + u'/' + domain::streamName(stream);
}

Result<void> answer(const std::optional<Error> &error)
{
    return error ? Result<void>(*error) : Result<void>();
}

} // namespace

void RecordingSink::failStarts(const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    m_startError = error;
}

void RecordingSink::failAppends(const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    m_appendError = error;
}

void RecordingSink::failPins(const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    m_pinError = error;
}

Result<void> RecordingSink::start(const domain::RunRef &run)
{
    const std::lock_guard lock(m_mutex);
    if (!m_startError)
        m_started.append(run.runId);
    return answer(m_startError);
}

Result<void> RecordingSink::append(const domain::RunRef &run, domain::Stream stream,
                                   QByteArrayView bytes)
{
    const std::lock_guard lock(m_mutex);
    if (!m_appendError)
        m_output[keyOf(run.runId, stream)].append(bytes);
    return answer(m_appendError);
}

void RecordingSink::finish(const domain::RunRef &run, const domain::RunOutcome &outcome)
{
    const std::lock_guard lock(m_mutex);
    ++m_finishes;
    m_outcomes.insert(run.runId, outcome);
}

Result<void> RecordingSink::pinHostKey(const domain::HostKey &key)
{
    const std::lock_guard lock(m_mutex);
    if (!m_pinError)
        m_pins.append(key);
    return answer(m_pinError);
}

QStringList RecordingSink::started() const
{
    const std::lock_guard lock(m_mutex);
    return m_started;
}

int RecordingSink::finishedCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_finishes;
}

std::optional<domain::RunOutcome> RecordingSink::outcome(const QString &runId) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_outcomes.constFind(runId);
    return found == m_outcomes.constEnd() ? std::nullopt : std::optional(*found);
}

QByteArray RecordingSink::output(const QString &runId, domain::Stream stream) const
{
    const std::lock_guard lock(m_mutex);
    return m_output.value(keyOf(runId, stream));
}

QList<domain::HostKey> RecordingSink::pins() const
{
    const std::lock_guard lock(m_mutex);
    return m_pins;
}

} // namespace testum::fakes
