#pragma once

#include "gui/textstyle.h"

#include <QByteArray>

namespace testum::gui {

/// Takes the bytes of one stream apart as they arrive: UTF-8 (broken parts become U+FFFD), lines,
/// CR, tabs and SGR. Every other control character or sequence is text: ESC is shown as ␛, BEL as
/// ␇, U+202E as <202E>. Nothing a host writes is executed. What is cut off at the end of a piece
/// waits for the next one. One thread.
class AnsiParser
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        /// Valid UTF-8 without control characters. `isAscii`: bytes and cells are the same number.
        virtual void text(QByteArrayView utf8, int cells, bool isAscii) = 0;
        virtual void tab() = 0;
        virtual void newLine() = 0;
        virtual void carriageReturn() = 0;
        virtual void style(const TextStyle &style) = 0;
    };

    void parse(QByteArrayView bytes, Sink &sink);
    /// The stream is over: what waited is shown as it is.
    void finish(Sink &sink);

private:
    class Pass;
    QByteArray m_held;
    TextStyle m_style;
};

} // namespace testum::gui
