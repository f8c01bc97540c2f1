#include "ssh/startmarker.h"

#include <QList>

#include <algorithm>

namespace testum::ssh {

namespace {

/// A login script that prints more than this never lets the wrapper speak.
constexpr qsizetype kMaxHeadBytes = 1024 * 1024;
constexpr qsizetype kMaxLineBytes = 2048;

/// How many bytes at the end of `bytes` could be the beginning of `prefix`.
qsizetype possibleBeginning(const QByteArray &bytes, const QByteArray &prefix)
{
    qsizetype length = std::min(bytes.size(), prefix.size() - 1);
    while (length > 0 && !prefix.startsWith(QByteArrayView(bytes).last(length)))
        --length;
    return length;
}

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 20 &&
           std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Field 22 of proc(5)'s stat, counted from behind the command's name in parentheses.
QByteArray startTimeOf(const QByteArray &stat)
{
    constexpr qsizetype kStartTimeAfterName = 19;
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() <= kStartTimeAfterName || !isNumber(fields.at(kStartTimeAfterName)))
        return {};
    return fields.at(kStartTimeAfterName);
}

} // namespace

StartMarker::StartMarker(QByteArray nonce)
    : m_nonce(std::move(nonce))
    , m_prefix("TESTUM-RUN " + m_nonce + ' ')
{}

QByteArray StartMarker::filter(QByteArrayView bytes)
{
    if (m_isDone)
        return bytes.toByteArray();
    m_held.append(bytes);
    const qsizetype begin = m_held.indexOf(m_prefix);
    if (begin < 0) {
        const qsizetype kept = possibleBeginning(m_held, m_prefix);
        const QByteArray passed = m_held.first(m_held.size() - kept);
        m_held = m_held.last(kept);
        m_passed += passed.size();
        return m_passed > kMaxHeadBytes ? passed + rest() : passed;
    }
    const qsizetype end = m_held.indexOf('\n', begin);
    if (end < 0 && m_held.size() - begin < kMaxLineBytes) {
        const QByteArray passed = m_held.first(begin);
        m_held = m_held.mid(begin);
        return passed;
    }
    if (end >= 0 && takeLine(begin, end))
        m_held.remove(begin, end + 1 - begin);
    return rest();
}

QByteArray StartMarker::rest()
{
    m_isDone = true;
    return std::exchange(m_held, QByteArray());
}

bool StartMarker::takeLine(qsizetype begin, qsizetype end)
{
    const QByteArray line = m_held.mid(begin, end - begin).mid(m_prefix.size());
    const qsizetype space = line.indexOf(' ');
    const QByteArray pid = line.first(space < 0 ? line.size() : space);
    if (!isNumber(pid))
        return false;
    m_process = RemoteProcess{m_nonce, pid, space < 0 ? QByteArray() : startTimeOf(line)};
    return true;
}

} // namespace testum::ssh
