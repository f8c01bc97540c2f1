#pragma once

#include "gui/outputmatcher.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace testum::gui {

/// Searches output on a worker thread, from the first line on, and goes on where lines are added.
/// Hits come in order, some at a time. Main thread.
class OutputSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaxHits = 100'000; ///< nobody steps through more

    explicit OutputSearch(QObject *parent = nullptr);
    ~OutputSearch() override; ///< stops the worker and waits for it: a few milliseconds

    /// Begins anew. An empty pattern: nothing is searched. Null lines: none.
    void start(std::shared_ptr<const OutputLines> lines, const OutputPattern &pattern);
    /// There may be more lines.
    void catchUp();

    [[nodiscard]] const OutputPattern &pattern() const { return m_pattern; }
    [[nodiscard]] const std::vector<OutputHit> &hits() const { return m_hits; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isFull() const { return m_hits.size() >= kMaxHits; } ///< there are more
    [[nodiscard]] QString error() const { return m_error; } ///< of a regular expression
    /// The first and behind the last hit that touches a line, as indexes.
    [[nodiscard]] std::pair<std::size_t, std::size_t> hitsOf(qint64 line) const;

    /// Index into hits(), -1: none.
    [[nodiscard]] int current() const { return m_current; }
    /// The next hit behind the current one, or from `line` on when there is none; wraps around.
    bool next(qint64 line);
    bool previous(qint64 line);

Q_SIGNALS:
    void changed();        ///< hits, progress or pattern
    void currentChanged(); ///< by next() and previous()

private:
    void run(qint64 from);
    void take(int generation, std::vector<OutputHit> hits, qint64 searchedTo, bool isEnd);

    std::shared_ptr<const OutputLines> m_lines;
    OutputPattern m_pattern;
    std::shared_ptr<const OutputMatcher> m_matcher;
    std::vector<OutputHit> m_hits;
    QString m_error;
    qint64 m_searchedTo = 0;
    bool m_isRunning = false;
    int m_current = -1;
    std::shared_ptr<std::atomic<int>> m_generation; ///< an older worker stops
    QThreadPool m_pool;
};

} // namespace testum::gui
