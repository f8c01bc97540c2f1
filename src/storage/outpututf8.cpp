#include "storage/outpututf8.h"

#include <algorithm>

namespace testum::storage {

namespace {

int sequenceLength(unsigned char lead)
{
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    if (lead >= 0xf0 && lead <= 0xf4)
        return 4;
    return 1; // ASCII, or a byte that starts nothing
}

bool mayFollow(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xe0:
        return second >= 0xa0 && second <= 0xbf;
    case 0xed:
        return second >= 0x80 && second <= 0x9f;
    case 0xf0:
        return second >= 0x90 && second <= 0xbf;
    case 0xf4:
        return second >= 0x80 && second <= 0x8f;
    default:
        return second >= 0x80 && second <= 0xbf;
    }
}

} // namespace

qsizetype completeUtf8Length(QByteArrayView bytes)
{
    const qsizetype size = bytes.size();
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, size); ++back) {
        const auto lead = static_cast<unsigned char>(bytes[size - back]);
        if (lead >= 0x80 && lead <= 0xbf)
            continue; // a continuation byte: its lead is further back
        if (sequenceLength(lead) <= back)
            return size;
        const bool wellFormed =
            back == 1 || mayFollow(lead, static_cast<unsigned char>(bytes[size - back + 1]));
        return wellFormed ? size - back : size;
    }
    return size;
}

} // namespace testum::storage
