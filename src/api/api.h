#pragma once

#include "core/result.h"
#include "domain/actor.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace testum::api {

/// One HTTP request, whole, independent of any HTTP library.
struct ApiRequest
{
    QByteArray method; ///< "GET", upper case
    QString path;      ///< percent-decoded, starts with '/'
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case; repeated ones joined by ", "
    QByteArray body;
    QString peer; ///< IP address text
    bool overTls = false;
    /// In-process callers are the local owner and send no token.
    std::optional<domain::Actor> actor;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

/// A body that is read piece by piece while it is sent.
struct BodySource
{
    qint64 size = 0;
    std::function<Result<QByteArray>(qint64 offset, qint64 max)> read; ///< on the API thread
};

struct ApiResponse
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    std::optional<BodySource> source; ///< instead of body
};

} // namespace testum::api
