#include "core/ids.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <mutex>

namespace testum {

namespace {

// RFC 9562 6.2 method 1: a 12-bit counter in rand_a keeps ids of one millisecond in order; when it
// is used up, the next millisecond is borrowed.
struct Sequence
{
    std::mutex mutex;
    qint64 lastMs = 0;
    quint16 counter = 0;
};

} // namespace

QString newId()
{
    static Sequence sequence;
    qint64 ms = 0;
    quint16 counter = 0;
    {
        const std::lock_guard lock(sequence.mutex);
        ms = std::max(QDateTime::currentMSecsSinceEpoch(), sequence.lastMs);
        if (ms == sequence.lastMs && sequence.counter < 0xfff) {
            ++sequence.counter;
        } else {
            if (ms == sequence.lastMs)
                ++ms;
            sequence.lastMs = ms;
            sequence.counter = static_cast<quint16>(QRandomGenerator::system()->bounded(0x400));
        }
        counter = sequence.counter;
    }
    std::array<unsigned char, 16> bytes{};
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<unsigned char>(ms >> (8 * (5 - i)));
    bytes[6] = static_cast<unsigned char>(0x70 | (counter >> 8));
    bytes[7] = static_cast<unsigned char>(counter & 0xff);
    const quint64 random = QRandomGenerator::system()->generate64();
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<unsigned char>(random >> (8 * i));
    bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3f));
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), 16)).toString(QUuid::WithoutBraces);
}

bool isId(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}

} // namespace testum
