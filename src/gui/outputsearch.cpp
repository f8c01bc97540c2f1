#include "gui/outputsearch.h"

#include "core/guardthread.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

constexpr qint64 kReportEveryMs = 60;

} // namespace

OutputSearch::OutputSearch(QObject *parent)
    : QObject(parent)
    , m_generation(std::make_shared<std::atomic<int>>(0))
{
    m_pool.setMaxThreadCount(1);
}

OutputSearch::~OutputSearch()
{
    ++*m_generation;
    m_pool.clear();
    m_pool.waitForDone();
}

void OutputSearch::start(std::shared_ptr<const OutputLines> lines, const OutputPattern &pattern)
{
    ++*m_generation;
    m_pool.clear();
    m_lines = std::move(lines);
    m_pattern = pattern;
    m_matcher.reset();
    m_hits.clear();
    m_hits.shrink_to_fit();
    m_error.clear();
    m_searchedTo = 0;
    m_current = -1;
    m_isRunning = false;
    if (m_lines && !pattern.text.isEmpty()) {
        m_matcher = std::make_shared<OutputMatcher>(pattern);
        m_error = m_matcher->error();
        if (m_error.isEmpty())
            run(0);
    }
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

void OutputSearch::catchUp()
{
    if (m_matcher && m_error.isEmpty() && !m_isRunning && !isFull() &&
        m_lines->finishedLines() > m_searchedTo)
        run(m_searchedTo);
}

void OutputSearch::run(qint64 from)
{
    m_isRunning = true;
    const int generation = m_generation->load();
    m_pool.start([this, generation, from, lines = m_lines, matcher = m_matcher,
                  room = kMaxHits - m_hits.size(), latest = m_generation] {
        guardThread("output search", [&] {
            // `this` outlives the pool's work: the destructor waits.
            const auto report = [this, generation](std::vector<OutputHit> hits, qint64 to,
                                                   bool isEnd) {
                QMetaObject::invokeMethod(
                    this,
                    [this, generation, hits = std::move(hits), to, isEnd]() mutable {
                        take(generation, std::move(hits), to, isEnd);
                    },
                    Qt::QueuedConnection);
            };
            std::vector<OutputHit> hits;
            std::size_t found = 0;
            qint64 line = from;
            QElapsedTimer sinceReport;
            sinceReport.start();
            while (latest->load() == generation && found + hits.size() < room) {
                const qint64 walked = matcher->find(*lines, line, hits);
                if (walked == 0)
                    break;
                line += walked;
                if (sinceReport.elapsed() >= kReportEveryMs) {
                    found += hits.size();
                    report(std::exchange(hits, {}), line, false);
                    sinceReport.restart();
                }
            }
            report(std::move(hits), line, true);
        });
    });
}

void OutputSearch::take(int generation, std::vector<OutputHit> hits, qint64 searchedTo, bool isEnd)
{
    if (generation != m_generation->load())
        return;
    hits.resize(std::min(hits.size(), kMaxHits - m_hits.size()));
    m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    m_searchedTo = searchedTo;
    m_isRunning = !isEnd;
    Q_EMIT changed();
    if (isEnd)
        catchUp();
}

std::pair<std::size_t, std::size_t> OutputSearch::hitsOf(qint64 line) const
{
    const auto first =
        std::lower_bound(m_hits.begin(), m_hits.end(), line,
                         [](const OutputHit &hit, qint64 value) { return hit.line < value; });
    const auto last =
        std::upper_bound(first, m_hits.end(), line,
                         [](qint64 value, const OutputHit &hit) { return value < hit.line; });
    return {static_cast<std::size_t>(first - m_hits.begin()),
            static_cast<std::size_t>(last - m_hits.begin())};
}

bool OutputSearch::next(qint64 line)
{
    if (m_hits.empty())
        return false;
    const auto count = static_cast<int>(m_hits.size());
    m_current =
        m_current >= 0 ? (m_current + 1) % count : static_cast<int>(hitsOf(line).first) % count;
    Q_EMIT currentChanged();
    return true;
}

bool OutputSearch::previous(qint64 line)
{
    if (m_hits.empty())
        return false;
    const auto count = static_cast<int>(m_hits.size());
    const int from = m_current >= 0 ? m_current : static_cast<int>(hitsOf(line).first);
    m_current = (from - 1 + count) % count;
    Q_EMIT currentChanged();
    return true;
}

} // namespace testum::gui
