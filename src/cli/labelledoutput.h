#pragma once

#include "cli/console.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace testum::cli {

/// Prints hosts' output as it arrives, line by line: "web01: text". A line ends at LF, CR LF or a
/// lone CR (a progress display then shows every update); an unfinished one waits for its rest, at
/// most 1 MiB of it. A value of one follower; the console locks for itself.
class LabelledOutput
{
public:
    enum class Style {
        Labels,
        Bare,  ///< whole lines without labels; a CR stays what it is
        Exact, ///< as it comes, for a single run
    };

    LabelledOutput(Console &console, Style style)
        : m_console(console)
        , m_style(style)
    {}

    void append(const QString &runId, const QString &label, Console::Channel channel,
                QByteArrayView text);
    /// The run has ended: its last line has no rest to wait for.
    void finish(const QString &runId);
    void finishAll();

private:
    struct Pending
    {
        QByteArray label;
        QByteArray lines[2]; ///< by channel
    };
    void takeLines(const QByteArray &label, QByteArray &held, QByteArrayView text);
    void flushHeld(Pending &run);

    Console &m_console;
    Style m_style;
    QHash<QString, Pending> m_runs;
    QByteArray m_ready; ///< reused
};

} // namespace testum::cli
