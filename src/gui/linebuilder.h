#pragma once

#include "gui/ansiparser.h"
#include "gui/outputsegment.h"

#include <functional>

namespace testum::gui {

/// Puts the lines of one stream together: what AnsiParser tells becomes stored text
/// (outputsegment.h). CR makes the next text begin the line anew, as progress displays want it. One
/// thread.
class LineBuilder final : public AnsiParser::Sink
{
public:
    static constexpr int kMaxCells = 4096;            ///< then the line goes on in another
    static constexpr qsizetype kMaxBytes = 64 * 1024; ///< the same, for combining marks without end
    using Finished =
        std::function<void(QByteArrayView text, const OutputSegment::Entry &entry, qint64 atMs)>;

    LineBuilder(quint16 streamFlag, Finished finished);

    void setTime(qint64 atMs) { m_nowMs = atMs; } ///< of the bytes that come next

    // What stands unfinished; empty text: nothing.
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] OutputSegment::Entry entry() const;
    [[nodiscard]] qint64 atMs() const { return m_atMs; }
    /// The stream is over: an unfinished line is one now.
    void flush();

    void text(QByteArrayView utf8, int cells, bool isAscii) override;
    void tab() override;
    void newLine() override;
    void carriageReturn() override { m_returned = true; }
    void style(const TextStyle &style) override { m_style = style; }

private:
    void begin();
    void wrapUp(quint16 extraFlag);
    void textInParts(QByteArrayView utf8);

    Finished m_finished;
    quint16 m_streamFlag;
    QByteArray m_text;
    TextStyle m_style;     ///< of what comes next
    TextStyle m_textStyle; ///< at the end of m_text
    int m_cells = 0;
    quint16 m_flags = 0;
    qint64 m_nowMs = 0;
    qint64 m_atMs = 0;
    bool m_returned = false;
};

} // namespace testum::gui
