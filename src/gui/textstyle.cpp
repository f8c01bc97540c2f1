#include "gui/textstyle.h"

#include <cstring>

namespace testum::gui {

namespace {

constexpr int kMaxParameters = 32;

/// Parameters as numbers; an absent one is 0. Colons part like semicolons, except that
/// "38:2::R:G:B" (ITU T.416) has a colour space before R, which is dropped.
struct Parameters
{
    std::array<int, kMaxParameters> values{};
    std::array<bool, kMaxParameters> joined{}; ///< by a colon to the one before
    int count = 0;

    [[nodiscard]] bool parse(QByteArrayView text)
    {
        int value = 0;
        bool colon = false;
        const auto push = [&] {
            if (count == kMaxParameters)
                return false;
            values[static_cast<std::size_t>(count)] = value;
            joined[static_cast<std::size_t>(count)] = colon;
            ++count;
            value = 0;
            return true;
        };
        for (const char c : text) {
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                if (value > 65535)
                    return false;
            } else if (c == ';' || c == ':') {
                if (!push())
                    return false;
                colon = c == ':';
            } else {
                return false;
            }
        }
        return push();
    }
    [[nodiscard]] int at(int index) const { return values[static_cast<std::size_t>(index)]; }
    /// Parameters behind `index` that hang on it by colons.
    [[nodiscard]] int joinedBehind(int index) const
    {
        int n = 0;
        for (int next = index + 1; next < count && joined[static_cast<std::size_t>(next)]; ++next)
            ++n;
        return n;
    }
};

/// Reads "5;N" or "2;R;G;B" behind a 38 or 48 at `index`; how many parameters it took, 0:
/// malformed.
int readColor(const Parameters &p, int index, quint32 &color)
{
    const int joined = p.joinedBehind(index);
    const int available = joined > 0 ? joined : p.count - index - 1;
    if (available < 2)
        return 0;
    if (p.at(index + 1) == 5) {
        if (p.at(index + 2) > 255)
            return 0;
        color = TextStyle::kIndexed | static_cast<quint32>(p.at(index + 2));
        return joined > 0 ? joined : 2;
    }
    const int first = joined >= 5 ? index + 3 : index + 2;
    if (p.at(index + 1) != 2 || available < 4)
        return 0;
    quint32 rgb = 0;
    for (int i = 0; i < 3; ++i) {
        if (p.at(first + i) > 255)
            return 0;
        rgb = rgb << 8 | static_cast<quint32>(p.at(first + i));
    }
    color = TextStyle::kRgb | rgb;
    return joined > 0 ? joined : 4;
}

void setFlag(TextStyle &style, int flag, bool on)
{
    style.flags = static_cast<quint8>(on ? style.flags | flag : style.flags & ~flag);
}

/// One parameter that needs no further one. Blinking and concealed text stay as they are: hiding
/// what a host wrote is not a look.
bool applySimple(int code, TextStyle &style)
{
    switch (code) {
    case 0:
        style = {};
        return true;
    case 1:
        setFlag(style, TextStyle::Bold, true);
        return true;
    case 2:
        setFlag(style, TextStyle::Dim, true);
        return true;
    case 3:
        setFlag(style, TextStyle::Italic, true);
        return true;
    case 4:
    case 21: // double underline
        setFlag(style, TextStyle::Underline, true);
        return true;
    case 5:
    case 6:
    case 8:
    case 25:
    case 28:
        return true;
    case 7:
        setFlag(style, TextStyle::Inverse, true);
        return true;
    case 9:
        setFlag(style, TextStyle::Strike, true);
        return true;
    case 22:
        setFlag(style, TextStyle::Bold | TextStyle::Dim, false);
        return true;
    case 23:
        setFlag(style, TextStyle::Italic, false);
        return true;
    case 24:
        setFlag(style, TextStyle::Underline, false);
        return true;
    case 27:
        setFlag(style, TextStyle::Inverse, false);
        return true;
    case 29:
        setFlag(style, TextStyle::Strike, false);
        return true;
    case 39:
        style.foreground = TextStyle::kDefault;
        return true;
    case 49:
        style.background = TextStyle::kDefault;
        return true;
    default:
        break;
    }
    const auto indexed = [](int n) { return TextStyle::kIndexed | static_cast<quint32>(n); };
    if (code >= 30 && code <= 37)
        style.foreground = indexed(code - 30);
    else if (code >= 90 && code <= 97)
        style.foreground = indexed(code - 90 + 8);
    else if (code >= 40 && code <= 47)
        style.background = indexed(code - 40);
    else if (code >= 100 && code <= 107)
        style.background = indexed(code - 100 + 8);
    else
        return false;
    return true;
}

} // namespace

void StyleMark::append(QByteArray &text, const TextStyle &style)
{
    char mark[kSize];
    mark[0] = kByte;
    mark[1] = static_cast<char>(style.flags);
    std::memcpy(mark + 2, &style.foreground, sizeof style.foreground);
    std::memcpy(mark + 6, &style.background, sizeof style.background);
    text.append(mark, kSize);
}

TextStyle StyleMark::read(const char *mark)
{
    TextStyle style;
    style.flags = static_cast<quint8>(mark[1]);
    std::memcpy(&style.foreground, mark + 2, sizeof style.foreground);
    std::memcpy(&style.background, mark + 6, sizeof style.background);
    return style;
}

bool applySgr(QByteArrayView parameters, TextStyle &style)
{
    Parameters p;
    if (!p.parse(parameters))
        return false;
    TextStyle result = style;
    for (int i = 0; i < p.count; ++i) {
        const int code = p.at(i);
        const int joined = p.joinedBehind(i);
        if (code == 38 || code == 48) {
            const int taken = readColor(p, i, code == 38 ? result.foreground : result.background);
            if (taken == 0)
                return false;
            i += taken;
        } else if (code == 4 && joined > 0) { // 4:0 none, 4:1 … 4:5 kinds of underline
            setFlag(result, TextStyle::Underline, p.at(i + 1) != 0);
            i += joined;
        } else if (joined > 0 || !applySimple(code, result)) {
            return false;
        }
    }
    style = result;
    return true;
}

QColor paletteColor(int index, const std::array<QColor, 16> &base)
{
    if (index < 16)
        return base[static_cast<std::size_t>(std::max(0, index))];
    if (index >= 232) {
        const int grey = 8 + (std::min(index, 255) - 232) * 10;
        return {grey, grey, grey};
    }
    const int cube = index - 16;
    const auto level = [](int n) { return n == 0 ? 0 : 55 + n * 40; };
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

} // namespace testum::gui
