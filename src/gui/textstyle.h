#pragma once

#include <QByteArray>
#include <QColor>
#include <QList>

#include <array>

namespace testum::gui {

/// How a piece of output looks: what SGR sequences ask for. A colour is the default one, one of
/// 256, or RGB.
struct TextStyle
{
    enum Flag : quint8 {
        Bold = 1,
        Dim = 2,
        Italic = 4,
        Underline = 8,
        Inverse = 16,
        Strike = 32,
    };
    static constexpr quint32 kDefault = 0;
    static constexpr quint32 kIndexed = 1U << 24; ///< | index
    static constexpr quint32 kRgb = 2U << 24;     ///< | 0xRRGGBB

    quint32 foreground = kDefault;
    quint32 background = kDefault;
    quint8 flags = 0;

    friend bool operator==(const TextStyle &, const TextStyle &) = default;
    [[nodiscard]] bool isPlain() const { return *this == TextStyle(); }
};

/// A style inside stored text: ESC and nine bytes. No other ESC is ever stored, it is shown as
/// <ESC>.
namespace StyleMark {
constexpr char kByte = '\x1b';
constexpr int kSize = 10;
void append(QByteArray &text, const TextStyle &style);
/// `mark`: kSize bytes.
[[nodiscard]] TextStyle read(const char *mark);
} // namespace StyleMark

/// What an SGR's parameters ("1;38;5;208", no CSI and no m) make of `style`. False when they are
/// not understood to the end; `style` is as before then.
[[nodiscard]] bool applySgr(QByteArrayView parameters, TextStyle &style);
/// The 256-colour palette from 16 on: the 6×6×6 cube and the greys (xterm's values). Below 16: of
/// `base`.
[[nodiscard]] QColor paletteColor(int index, const std::array<QColor, 16> &base);

} // namespace testum::gui
