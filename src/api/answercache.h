#pragma once

#include "api/api.h"

#include <QByteArray>
#include <QCache>
#include <QMutex>

#include <optional>

namespace testum::api {

/// Answers of lists that many ask for again and again, kept as they were sent. Whoever asks names
/// the state of the database in the key (services/changestamp.h), so an answer that could differ is
/// never found; those of earlier states are the first to be pushed out. At most kMaxBytes. Any
/// thread.
class AnswerCache
{
public:
    static constexpr qsizetype kMaxBytes = 4 * 1024 * 1024;

    [[nodiscard]] std::optional<ApiResponse> find(const QByteArray &key) const;
    /// Only whole answers with status 200 are kept.
    void put(const QByteArray &key, const ApiResponse &response);

private:
    mutable QMutex m_mutex;
    QCache<QByteArray, ApiResponse> m_answers{kMaxBytes};
};

} // namespace testum::api
