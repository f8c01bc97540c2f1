#include "cli/hosttext.h"

namespace testum::cli {

namespace {

bool isPlain(unsigned char c)
{
    return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t' ||
           (c > 0x7f && c != 0xc2 && c != 0xd8 && c != 0xe2);
}

/// Length of the unwanted character that starts at `at` (two or three bytes), 0 when it is fine.
int unwantedLength(QByteArrayView text, qsizetype at, int *codePoint)
{
    const auto byte = [&](qsizetype i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const int first = byte(at);
    const int second = byte(at + 1);
    const int third = byte(at + 2);
    if (first == 0xc2 && second >= 0x80 && second < 0xa0) { // C1: 8-bit escape sequences
        *codePoint = second;
        return 2;
    }
    if (first == 0xd8 && second == 0x9c) { // Arabic letter mark
        *codePoint = 0x061c;
        return 2;
    }
    if (first != 0xe2)
        return 0;
    *codePoint = 0x2000 | ((second & 0x3f) << 6) | (third & 0x3f);
    const bool reorders = (*codePoint >= 0x200e && *codePoint <= 0x200f) ||
                          (*codePoint >= 0x2028 && *codePoint <= 0x202e) ||
                          (*codePoint >= 0x2066 && *codePoint <= 0x2069);
    return reorders ? 3 : 0;
}

} // namespace

void appendVisible(QByteArray &to, QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && isPlain(static_cast<unsigned char>(text[end])))
            ++end;
        to.append(text.sliced(at, end - at));
        if (end == text.size())
            return;
        const auto c = static_cast<unsigned char>(text[end]);
        at = end + 1;
        int codePoint = 0;
        if (c == '\r') {
            if (at == text.size() || text[at] != '\n')
                to.append('\n');
        } else if (c < 0x20) {
            to.append('^').append(static_cast<char>(c + 0x40));
        } else if (c == 0x7f) {
            to.append("^?");
        } else if (const int length = unwantedLength(text, end, &codePoint)) {
            to.append("<U+" + QByteArray::number(codePoint, 16).toUpper().rightJustified(4, '0') +
                      '>');
            at = end + length;
        } else {
            to.append(static_cast<char>(c));
        }
    }
}

} // namespace testum::cli
