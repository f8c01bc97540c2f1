#include "cli/labelledoutput.h"

#include <cstring>

namespace testum::cli {

namespace {

constexpr qsizetype kMaxHeldBytes = 1024 * 1024;

/// Index of the first line end, or -1.
qsizetype lineEnd(QByteArrayView text, bool carriageReturns)
{
    if (text.isEmpty())
        return -1;
    const auto *begin = text.data();
    const auto *feed =
        static_cast<const char *>(std::memchr(begin, '\n', static_cast<std::size_t>(text.size())));
    if (carriageReturns) {
        const auto length = feed ? feed - begin : text.size();
        const auto *carriage =
            static_cast<const char *>(std::memchr(begin, '\r', static_cast<std::size_t>(length)));
        if (carriage)
            return carriage - begin;
    }
    return feed ? feed - begin : -1;
}

} // namespace

void LabelledOutput::append(const QString &runId, const QString &label, Console::Channel channel,
                            QByteArrayView text)
{
    if (m_style == Style::Exact) {
        m_console.write(channel, text);
        return;
    }
    const bool labels = m_style == Style::Labels;
    Pending &run = m_runs[runId];
    if (labels && run.label.isEmpty())
        run.label = label.toUtf8() + ": ";
    QByteArray &held = run.lines[channel == Console::Channel::Output ? 0 : 1];
    const bool onlyGrows = !held.endsWith('\r') && held.size() + text.size() < kMaxHeldBytes &&
                           lineEnd(text, labels) < 0;
    if (onlyGrows) {
        held.append(text);
        return;
    }
    m_ready.resize(0);
    if (held.isEmpty()) {
        takeLines(run.label, held, text);
    } else {
        const QByteArray whole = std::exchange(held, {}).append(text);
        takeLines(run.label, held, whole);
    }
    m_console.write(channel, m_ready);
}

void LabelledOutput::takeLines(const QByteArray &label, QByteArray &held, QByteArrayView text)
{
    while (!text.isEmpty()) {
        const qsizetype end = lineEnd(text, m_style == Style::Labels);
        const bool waitsForFeed = end >= 0 && text[end] == '\r' && end + 1 == text.size();
        if (end < 0 || waitsForFeed) {
            if (text.size() < kMaxHeldBytes)
                held = text.toByteArray();
            else
                m_ready.append(label).append(text).append('\n'); // too long to wait for its end
            return;
        }
        const bool isPair = text[end] == '\r' && text[end + 1] == '\n';
        // A CR behind a CR only rewinds: it prints no empty line.
        if (end > 0 || text[end] == '\n' || isPair)
            m_ready.append(label).append(text.first(end)).append('\n');
        text = text.sliced(end + (isPair ? 2 : 1));
    }
}

void LabelledOutput::flushHeld(Pending &run)
{
    for (const Console::Channel channel : {Console::Channel::Output, Console::Channel::Error}) {
        QByteArray held = std::exchange(run.lines[channel == Console::Channel::Output ? 0 : 1], {});
        if (m_style == Style::Labels && held.endsWith('\r'))
            held.chop(1);
        if (!held.isEmpty())
            m_console.write(channel, run.label + held + '\n');
    }
}

void LabelledOutput::finish(const QString &runId)
{
    const auto run = m_runs.find(runId);
    if (run == m_runs.end())
        return;
    flushHeld(*run);
    m_runs.erase(run);
}

void LabelledOutput::finishAll()
{
    for (Pending &run : m_runs)
        flushHeld(run);
    m_runs.clear();
}

} // namespace testum::cli
