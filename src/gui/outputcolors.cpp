#include "gui/outputcolors.h"

#include "gui/theme.h"

#include <cmath>

namespace testum::gui {

namespace {

constexpr qsizetype kMaxCached = 4096; ///< a host can ask for 2^48 pairs

double luminance(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) {
        return static_cast<int>(std::lround(x + (y - x) * share));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor readable(const QColor &foreground, const QColor &background, double ratio)
{
    if (contrastRatio(foreground, background) >= ratio)
        return foreground;
    const QColor white(255, 255, 255);
    const QColor black(0, 0, 0);
    const QColor target =
        contrastRatio(white, background) >= contrastRatio(black, background) ? white : black;
    double low = 0;
    double high = 1;
    for (int step = 0; step < 10; ++step) {
        const double middle = (low + high) / 2;
        if (contrastRatio(mix(foreground, target, middle), background) >= ratio)
            high = middle;
        else
            low = middle;
    }
    return mix(foreground, target, high);
}

OutputColors::OutputColors() { reload(); }

void OutputColors::reload()
{
    const auto token = [](const char *name) { return theme().color(QLatin1String(name)); };
    background = token("bgOutput");
    text = token("text");
    standardError = token("outStderr");
    host = token("outHost");
    meta = token("outMeta");
    selectionText = token("selectionText");
    selection = token("selectionBg");
    inactiveSelection = token("selectionInactiveBg");
    findText = token("findText");
    find = token("findBg");
    findCurrentText = token("findCurrentText");
    findCurrent = token("findCurrentBg");
    m_ansi = theme().ansi();
    m_ratio = theme().isHighContrast() ? 7.0 : 4.5;
    m_readable.clear();
}

QColor OutputColors::color(quint32 packed, const QColor &standard) const
{
    if (packed == TextStyle::kDefault)
        return standard;
    if ((packed & TextStyle::kRgb) != 0)
        return QColor::fromRgb(packed & 0xffffff);
    return paletteColor(static_cast<int>(packed & 0xff), m_ansi);
}

OutputColors::Pair OutputColors::of(const TextStyle &style, bool isStderr) const
{
    Pair pair{isStderr ? standardError : text, std::nullopt};
    if (style.isPlain())
        return pair;
    QColor foreground = color(style.foreground, pair.foreground);
    QColor behind = color(style.background, background);
    if ((style.flags & TextStyle::Inverse) != 0)
        std::swap(foreground, behind);
    if ((style.flags & TextStyle::Dim) != 0)
        foreground = mix(foreground, behind, 0.35);
    if (behind.rgb() != background.rgb())
        pair.background = behind;
    const quint64 key = quint64(foreground.rgb()) << 32 | behind.rgb();
    const auto cached = m_readable.constFind(key);
    if (cached != m_readable.constEnd()) {
        pair.foreground = *cached;
        return pair;
    }
    if (m_readable.size() >= kMaxCached)
        m_readable.clear();
    // Who sets both to the same wants nothing to be seen; on the pane's own colour that is chance.
    const bool isMeant = pair.background && foreground.rgb() == behind.rgb();
    pair.foreground = isMeant ? foreground : readable(foreground, behind, m_ratio);
    m_readable.insert(key, pair.foreground);
    return pair;
}

} // namespace testum::gui
