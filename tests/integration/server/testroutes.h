#pragma once

#include "integration/server/testserver.h"

#include <QSemaphore>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace testum::server {

/// A small API for the tests of the HTTP edge.
class TestRoutes
{
public:
    static constexpr qint64 kSourceBytes = 8 * 1024 * 1024;

    QSemaphore gate;            ///< "/gate" and "/host" wait for one
    std::atomic_int waiting{0}; ///< that have reached it

    [[nodiscard]] RequestHandler handler()
    {
        return {.handle = [this](const api::ApiRequest &request) { return handle(request); },
                .isSlow =
                    [](const api::ApiRequest &request) {
                        return request.path == QLatin1String("/gate") ||
                               request.path == QLatin1String("/host") ||
                               request.path == QLatin1String("/slow");
                    },
                .problem = testProblem,
                .waitsForHost =
                    [](const api::ApiRequest &request) {
                        return request.path == QLatin1String("/host");
                    }};
    }

    [[nodiscard]] static QByteArray sourceBytes(qint64 offset, qint64 size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        for (qint64 i = 0; i < size; ++i)
            bytes[i] = static_cast<char>((offset + i) % 251);
        return bytes;
    }

private:
    [[nodiscard]] api::ApiResponse handle(const api::ApiRequest &request)
    {
        if (request.path == QLatin1String("/hello"))
            return hello(request);
        if (request.path == QLatin1String("/echo"))
            return testAnswer(request.body);
        if (request.path == QLatin1String("/throw"))
            throw std::runtime_error("a bug");
        if (request.path == QLatin1String("/nothing"))
            return testAnswer({}, 204);
        if (request.path == QLatin1String("/gate") || request.path == QLatin1String("/host")) {
            ++waiting;
            gate.acquire();
        }
        if (request.path == QLatin1String("/slow"))
            QThread::msleep(5);
        if (request.path == QLatin1String("/source") || request.path == QLatin1String("/short"))
            return source(request.path == QLatin1String("/short"));
        api::ApiResponse response = testAnswer("\"" + request.path.toUtf8() + "\"");
        if (request.path == QLatin1String("/split"))
            response.headers = {
                {"X-Split", "a\r\nX-Evil: 1"}, {"X-Good", "1"}, {"Connection", "x"}};
        return response;
    }

    [[nodiscard]] static api::ApiResponse hello(const api::ApiRequest &request)
    {
        if (request.method == "GET")
            return testAnswer("{\"hello\":1}");
        api::ApiResponse response = testAnswer("{}", 405);
        response.headers = {{"Allow", "GET, PUT"}};
        return response;
    }

    [[nodiscard]] static api::ApiResponse source(bool tooShort)
    {
        api::ApiResponse response;
        response.contentType = "application/octet-stream";
        response.source =
            api::BodySource{.size = kSourceBytes,
                            .read = [tooShort](qint64 offset, qint64 max) -> Result<QByteArray> {
                                if (tooShort && offset > 0)
                                    return Error{};
                                return sourceBytes(offset, max);
                            }};
        return response;
    }
};

} // namespace testum::server
