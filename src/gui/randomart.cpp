#include "gui/randomart.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace testum::gui {

namespace {

constexpr int kColumns = 17;
constexpr int kRows = 9;
constexpr char kSymbols[] = " .o+=*BOX@%&#/^SE";
constexpr int kStart = 15;
constexpr int kEnd = 16;

QString frame(const QString &title)
{
    const QString inner = QLatin1Char('[') + title.left(kColumns - 2) + QLatin1Char(']');
    const int left = (kColumns - int(inner.size())) / 2;
    return QLatin1Char('+') + QString(left, QLatin1Char('-')) + inner +
           QString(kColumns - left - int(inner.size()), QLatin1Char('-')) + QLatin1Char('+');
}

} // namespace

QString randomart(const QString &fingerprint, const QString &title)
{
    if (!fingerprint.startsWith(QLatin1String("SHA256:")))
        return {};
    const QByteArray hash = QByteArray::fromBase64(fingerprint.mid(7).toLatin1());
    std::array<std::array<int, kColumns>, kRows> field{};
    int x = kColumns / 2;
    int y = kRows / 2;
    for (const char byte : hash) {
        for (int pair = 0; pair < 4; ++pair) {
            const int move = (static_cast<unsigned char>(byte) >> (2 * pair)) & 3;
            x = std::clamp(x + ((move & 1) != 0 ? 1 : -1), 0, kColumns - 1);
            y = std::clamp(y + ((move & 2) != 0 ? 1 : -1), 0, kRows - 1);
            int &visits = field.at(std::size_t(y)).at(std::size_t(x));
            visits = std::min(visits + 1, kStart - 1);
        }
    }
    field.at(kRows / 2).at(kColumns / 2) = kStart;
    field.at(std::size_t(y)).at(std::size_t(x)) = kEnd;
    QString art = frame(title) + QLatin1Char('\n');
    for (const auto &row : field) {
        art += QLatin1Char('|');
        for (const int visits : row)
            art += QLatin1Char(kSymbols[visits]);
        art += QStringLiteral("|\n");
    }
    return art + frame(QStringLiteral("SHA256"));
}

} // namespace testum::gui
