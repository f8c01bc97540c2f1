#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace testum::ssh {

/// Which process a command became, as its wrapper said.
struct RemoteProcess
{
    QByteArray nonce;
    QByteArray pid;       ///< decimal digits
    QByteArray startTime; ///< of /proc/PID/stat; empty where the host has no /proc
};

/// Takes the wrapper's one line out of the head of stdout; what a login script prints before it
/// passes. Holds back no more than what may still become the line. Use in one thread.
class StartMarker
{
public:
    explicit StartMarker(QByteArray nonce);

    /// The bytes of stdout that belong to the user, in order.
    [[nodiscard]] QByteArray filter(QByteArrayView bytes);
    /// stdout has ended: what was held back is the user's.
    [[nodiscard]] QByteArray rest();
    /// The line has come or can no longer come: filter() passes everything.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] const std::optional<RemoteProcess> &process() const { return m_process; }

private:
    [[nodiscard]] bool takeLine(qsizetype begin, qsizetype end);

    QByteArray m_nonce;
    QByteArray m_prefix;
    QByteArray m_held;
    qsizetype m_passed = 0;
    bool m_isDone = false;
    std::optional<RemoteProcess> m_process;
};

} // namespace testum::ssh
