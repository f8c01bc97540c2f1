#include "cli/console.h"

#include "cli/hosttext.h"

#include <chrono>

namespace testum::cli {

namespace {

constexpr qsizetype kFlushBytes = 64 * 1024;
constexpr std::chrono::milliseconds kFlushAfter{20};
constexpr char kEraseLine[] = "\r\x1b[K";

} // namespace

Console::Console(QIODevice *output, QIODevice *error, bool outputIsTerminal, bool errorIsTerminal)
    : m_output{output, outputIsTerminal}
    , m_error{error, errorIsTerminal}
{}

Console::~Console()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_wake.notify_all();
    }
    if (m_flusher.joinable())
        m_flusher.join();
    flush();
}

void Console::write(Channel channel, QByteArrayView text) { append(channel, text, false); }

void Console::print(const QString &line)
{
    append(Channel::Output, line.toUtf8().append('\n'), false);
}

void Console::note(const QString &line)
{
    append(Channel::Error, line.toUtf8().append('\n'), false);
}

void Console::writeExact(QByteArrayView bytes) { append(Channel::Output, bytes, true); }

void Console::progress(const QString &line)
{
    if (!m_error.isTerminal)
        return;
    const std::lock_guard lock(m_mutex);
    flushSide(m_output);
    m_error.pending.append(kEraseLine);
    appendVisible(m_error.pending, line.toUtf8());
    m_hasProgress = !line.isEmpty();
    flushSide(m_error);
}

void Console::append(Channel channel, QByteArrayView text, bool exact)
{
    const std::lock_guard lock(m_mutex);
    Side &target = side(channel);
    if (m_hasProgress) {
        m_error.pending.append(kEraseLine);
        m_hasProgress = false;
        flushSide(m_error);
    }
    // On one terminal both must come out in the order they were written.
    if (m_output.isTerminal && m_error.isTerminal)
        flushSide(channel == Channel::Output ? m_error : m_output);
    const bool wasEmpty = target.pending.isEmpty();
    if (target.isTerminal && !exact)
        appendVisible(target.pending, text);
    else
        target.pending.append(text);
    if (target.pending.size() >= kFlushBytes)
        flushSide(target);
    else if (wasEmpty)
        m_wake.notify_all();
}

void Console::flush()
{
    const std::lock_guard lock(m_mutex);
    flushLocked();
}

void Console::flushLocked()
{
    flushSide(m_output);
    flushSide(m_error);
}

void Console::flushSide(Side &side)
{
    QByteArrayView rest = side.pending;
    while (!rest.isEmpty() && !side.broken) {
        const qint64 written = side.device->write(rest.data(), rest.size());
        if (written <= 0)
            side.broken = true;
        else
            rest = rest.sliced(written);
    }
    side.pending.resize(0);
}

bool Console::isBroken() const
{
    const std::lock_guard lock(m_mutex);
    return m_output.broken;
}

void Console::startStreaming()
{
    if (!m_flusher.joinable())
        m_flusher = std::thread([this] { flushLoop(); });
}

void Console::flushLoop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        m_wake.wait(lock, [this] {
            return m_stop || !m_output.pending.isEmpty() || !m_error.pending.isEmpty();
        });
        // Wait a little for more, so that many small lines become one write.
        m_wake.wait_for(lock, kFlushAfter, [this] { return m_stop; });
        flushLocked();
    }
}

} // namespace testum::cli
