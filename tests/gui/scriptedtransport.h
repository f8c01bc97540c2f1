#pragma once

#include "client/transport.h"
#include "gui/connection.h"

#include <QJsonDocument>
#include <QMutex>

#include <atomic>
#include <functional>
#include <memory>

namespace testum::tests {

/// What a scripted engine answers; shared by the transports of a connection. Any thread.
class ScriptedEngine
{
public:
    using Answer = std::function<Result<client::ApiReply>(const client::ApiCall &)>;

    void answer(const QString &path, Answer answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers.insert(path, std::move(answer));
    }
    void answer(const QString &path, const QJsonObject &json, int status = 200)
    {
        answer(path, [json, status](const client::ApiCall &) {
            return client::ApiReply{status, "application/json", QJsonDocument(json).toJson()};
        });
    }
    /// Every call fails as when nobody listens, until it is taken back.
    void setGone(bool gone)
    {
        const QMutexLocker lock(&m_mutex);
        m_gone = gone;
    }
    [[nodiscard]] int calls(const QString &path) const
    {
        const QMutexLocker lock(&m_mutex);
        return static_cast<int>(m_calls.count(path));
    }
    [[nodiscard]] QStringList called() const ///< in their order
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls;
    }
    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call)
    {
        Answer answer;
        {
            const QMutexLocker lock(&m_mutex);
            m_calls.append(call.path);
            if (m_gone)
                return Error{ErrorCode::Unavailable, "client.server_unreachable"};
            answer = m_answers.value(call.path);
        }
        return answer ? answer(call)
                      : client::ApiReply{404, "application/problem+json",
                                         R"({"code":"not_found","reason":"request.no_such_path"})"};
    }
    /// A call that waits for this fails as when nobody answers any more.
    void abort() { m_isAborted = true; }
    [[nodiscard]] bool isAborted() const { return m_isAborted; }
    /// The owner's account, with every permission unless told otherwise.
    static QJsonObject me(const QStringList &permissions = allPermissions())
    {
        return {{QStringLiteral("id"), QJsonValue()},
                {QStringLiteral("username"), QStringLiteral("local:me")},
                {QStringLiteral("role"), QStringLiteral("admin")},
                {QStringLiteral("permissions"), QJsonArray::fromStringList(permissions)}};
    }
    static QStringList allPermissions()
    {
        return {QStringLiteral("platforms.read"), QStringLiteral("platforms.write"),
                QStringLiteral("keys.read"),      QStringLiteral("keys.write"),
                QStringLiteral("tasks.read"),     QStringLiteral("tasks.run"),
                QStringLiteral("tasks.cancel"),   QStringLiteral("audit.read"),
                QStringLiteral("users.manage"),   QStringLiteral("settings.read"),
                QStringLiteral("settings.write"), QStringLiteral("self.manage")};
    }

private:
    mutable QMutex m_mutex;
    QHash<QString, Answer> m_answers;
    QStringList m_calls;
    bool m_gone = false;
    std::atomic<bool> m_isAborted{false};
};

class ScriptedTransport final : public client::Transport
{
public:
    explicit ScriptedTransport(std::shared_ptr<ScriptedEngine> engine)
        : m_engine(std::move(engine))
    {}
    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call) override
    {
        return m_engine->send(call);
    }
    void abort() override { m_engine->abort(); }
    [[nodiscard]] Result<void> follow(const QString &, qint64,
                                      const std::function<bool(const QJsonObject &)> &,
                                      CancelToken &) override
    {
        return {};
    }

    static gui::Connection::TransportFactory factory(std::shared_ptr<ScriptedEngine> engine)
    {
        return [engine = std::move(engine)]() -> Result<std::unique_ptr<client::Transport>> {
            return std::unique_ptr<client::Transport>(std::make_unique<ScriptedTransport>(engine));
        };
    }

private:
    std::shared_ptr<ScriptedEngine> m_engine;
};

} // namespace testum::tests
