#include "api/answercache.h"

#include <QMutexLocker>

namespace testum::api {

std::optional<ApiResponse> AnswerCache::find(const QByteArray &key) const
{
    const QMutexLocker lock(&m_mutex);
    const ApiResponse *known = m_answers.object(key);
    return known ? std::optional(*known) : std::nullopt;
}

void AnswerCache::put(const QByteArray &key, const ApiResponse &response)
{
    if (response.status != 200 || response.source)
        return;
    const QMutexLocker lock(&m_mutex);
    m_answers.insert(key, new ApiResponse(response), key.size() + response.body.size());
}

} // namespace testum::api
