#include "gui/ansiparser.h"

#include "gui/cellwidth.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace testum::gui {

namespace {

constexpr int kMaxSequence = 128; ///< a longer one is no SGR anybody writes
constexpr qsizetype kMaxRun = 4096;
constexpr char kReplacement[] = "\xef\xbf\xbd"; // U+FFFD

/// The first byte in [p, end) that is not 0x20 … 0x7e, eight at a time.
const char *skipPlain(const char *p, const char *end)
{
    constexpr quint64 kOnes = 0x0101010101010101ULL;
    constexpr quint64 kHigh = 0x8080808080808080ULL;
    while (end - p >= 8) {
        quint64 word;
        std::memcpy(&word, p, sizeof word);
        const quint64 del = word ^ (kOnes * 0x7f);
        // A byte's high bit is set where it is below 0x20, is 0x7f, or is not ASCII. A borrow can
        // only set further bits above a byte that is one already.
        const quint64 bad = ((word - kOnes * 0x20) | (del - kOnes) | word) & kHigh;
        if (bad != 0)
            break;
        p += 8;
    }
    while (p < end && static_cast<uchar>(*p) >= 0x20 && static_cast<uchar>(*p) < 0x7f)
        ++p;
    return p;
}

/// What stands at `p`: a code point, a broken part, or the beginning of one that is cut off.
struct Decoded
{
    enum class Kind { CodePoint, Broken, CutOff } kind = Kind::Broken;
    char32_t codePoint = 0;
    int length = 1; ///< of Broken: the maximal subpart (Unicode 3.9, table 3-7)
};

Decoded decode(const char *p, const char *end)
{
    const auto lead = static_cast<uchar>(*p);
    int length = 0;
    char32_t value = 0;
    uchar low = 0x80;
    uchar high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) {
        length = 2;
        value = lead & 0x1fU;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        length = 3;
        value = lead & 0x0fU;
        low = lead == 0xe0 ? 0xa0 : low;
        high = lead == 0xed ? 0x9f : high;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        length = 4;
        value = lead & 0x07U;
        low = lead == 0xf0 ? 0x90 : low;
        high = lead == 0xf4 ? 0x8f : high;
    } else {
        return {};
    }
    for (int i = 1; i < length; ++i) {
        if (p + i == end)
            return {Decoded::Kind::CutOff, 0, i};
        const auto byte = static_cast<uchar>(p[i]);
        if (byte < low || byte > high)
            return {Decoded::Kind::Broken, 0, i};
        value = value << 6 | (byte & 0x3fU);
        low = 0x80;
        high = 0xbf;
    }
    return {Decoded::Kind::CodePoint, value, length};
}

} // namespace

/// One walk over a piece; `isLast`: nothing is held back.
class AnsiParser::Pass
{
public:
    Pass(AnsiParser &parser, Sink &sink, QByteArrayView bytes, bool isLast)
        : m_parser(parser)
        , m_sink(sink)
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
        , m_isLast(isLast)
    {}

    /// Where it stopped: the rest waits for more.
    const char *walk()
    {
        while (m_at < m_end) {
            const char *end = skipPlain(m_at, m_end);
            if (end != m_at) {
                plain(end);
                continue;
            }
            const auto byte = static_cast<uchar>(*m_at);
            const bool goesOn = byte >= 0x80 ? wide() : control(byte);
            if (!goesOn)
                break;
        }
        return m_at;
    }

private:
    void plain(const char *end)
    {
        while (m_at < end) {
            const qsizetype size = std::min<qsizetype>(end - m_at, kMaxRun);
            m_sink.text({m_at, size}, static_cast<int>(size), true);
            m_at += size;
        }
    }
    /// A run of what is not ASCII, spaces between words included.
    bool wide()
    {
        const char *begin = m_at;
        int cells = 0;
        const auto flush = [&] {
            if (m_at > begin)
                m_sink.text({begin, m_at - begin}, cells, false);
        };
        while (m_at < m_end && m_at - begin < kMaxRun) {
            if (*m_at == ' ') {
                ++m_at;
                ++cells;
                continue;
            }
            if (static_cast<uchar>(*m_at) < 0x80)
                break;
            const Decoded d = decode(m_at, m_end);
            if (d.kind == Decoded::Kind::CodePoint && !isDeceptive(d.codePoint)) {
                m_at += d.length;
                cells += cellWidth(d.codePoint);
                continue;
            }
            flush();
            return odd(d);
        }
        flush();
        return true;
    }
    /// What is not drawn as it is. False: cut off.
    bool odd(const Decoded &d)
    {
        if (d.kind == Decoded::Kind::CutOff && !m_isLast)
            return false;
        m_at += d.length;
        if (d.kind == Decoded::Kind::CodePoint) {
            name(QByteArray::number(static_cast<uint>(d.codePoint), 16).toUpper());
        } else {
            m_sink.text(QByteArrayView(kReplacement, 3), 1, false);
        }
        return true;
    }
    bool control(uchar byte)
    {
        switch (byte) {
        case '\n':
            m_sink.newLine();
            break;
        case '\r':
            m_sink.carriageReturn();
            break;
        case '\t':
            m_sink.tab();
            break;
        case 0x1b:
            return escape();
        default:
            byName(byte);
        }
        ++m_at;
        return true;
    }
    bool escape()
    {
        const char *p = m_at + 1;
        if (p < m_end && *p == '[') {
            const char *limit = m_at + std::min<qsizetype>(m_end - m_at, kMaxSequence);
            for (++p; p < limit && *p >= 0x30 && *p <= 0x3f;)
                ++p;
            if (p < limit) {
                TextStyle &style = m_parser.m_style;
                if (*p == 'm' && applySgr({m_at + 2, p - m_at - 2}, style)) {
                    m_sink.style(style);
                    m_at = p + 1;
                    return true;
                }
                p = nullptr; // not an SGR
            } else if (limit != m_end) {
                p = nullptr;
            }
        } else if (p < m_end) {
            p = nullptr;
        }
        if (p && !m_isLast)
            return false;
        byName(0x1b);
        ++m_at;
        return true;
    }
    /// A C0 control character by its name (ASCII's own): every font can show that.
    void byName(uchar byte)
    {
        static constexpr const char *kNames[] = {
            "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS",  "TAB", "LF",
            "VT",  "FF",  "CR",  "SO",  "SI",  "DLE", "DC1", "DC2", "DC3", "DC4", "NAK",
            "SYN", "ETB", "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",  "US"};
        name(byte == 0x7f ? QByteArray("DEL") : QByteArray(kNames[byte]));
    }
    void name(const QByteArray &what)
    {
        const QByteArray text = '<' + what + '>';
        m_sink.text(text, static_cast<int>(text.size()), true);
    }

    AnsiParser &m_parser;
    Sink &m_sink;
    const char *m_at;
    const char *m_end;
    bool m_isLast;
};

void AnsiParser::parse(QByteArrayView bytes, Sink &sink)
{
    QByteArray joined;
    if (!m_held.isEmpty()) {
        joined = m_held;
        joined.append(bytes);
        m_held.clear();
        bytes = joined;
    }
    const char *rest = Pass(*this, sink, bytes, false).walk();
    m_held = QByteArray(rest, bytes.data() + bytes.size() - rest);
}

void AnsiParser::finish(Sink &sink)
{
    const QByteArray rest = std::exchange(m_held, QByteArray());
    Pass(*this, sink, rest, true).walk();
}

} // namespace testum::gui
