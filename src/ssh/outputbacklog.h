#pragma once

#include "domain/task.h"

#include <QByteArray>
#include <QByteArrayView>

#include <limits>
#include <utility>
#include <vector>

namespace testum::ssh {

/// Bytes of both streams that were read and not yet handed on, in the order they came; neighbours
/// of one stream are merged. Use in one thread.
class OutputBacklog
{
public:
    using Piece = std::pair<domain::Stream, QByteArray>;

    void append(domain::Stream stream, QByteArrayView bytes)
    {
        if (bytes.isEmpty() || m_bytes >= m_limit)
            return;
        if (m_pieces.empty() || m_pieces.back().first != stream)
            m_pieces.emplace_back(stream, QByteArray());
        m_pieces.back().second.append(bytes);
        m_bytes += bytes.size();
    }
    [[nodiscard]] std::vector<Piece> take()
    {
        m_bytes = 0;
        return std::exchange(m_pieces, {});
    }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_bytes == 0; }
    /// From here on nothing is taken beyond this many bytes.
    void limitTo(qsizetype bytes) { m_limit = bytes; }

private:
    std::vector<Piece> m_pieces;
    qsizetype m_bytes = 0;
    qsizetype m_limit = std::numeric_limits<qsizetype>::max();
};

} // namespace testum::ssh
