#pragma once

#include "cli/cli.h"
#include "client/transport.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <functional>
#include <memory>

namespace testum::tests {

using namespace Qt::StringLiterals;

/// What the engine behind a FakeTransport answers, and what it was asked.
struct FakeEngine
{
    std::function<client::ApiReply(const client::ApiCall &)> answer;
    QList<QJsonObject> feed;
    /// Called before each message of the feed; false ends the feed there without "done".
    std::function<void(const QJsonObject &)> beforeMessage;
    QList<client::ApiCall> calls;
    int follows = 0;

    [[nodiscard]] QJsonObject bodyOf(const QByteArray &method, const QString &path) const
    {
        for (const client::ApiCall &call : calls) {
            if (call.method == method && call.path == path)
                return call.body.value_or(QJsonObject());
        }
        return {};
    }
    [[nodiscard]] bool wasCalled(const QByteArray &method, const QString &path) const
    {
        for (const client::ApiCall &call : calls) {
            if (call.method == method && call.path == path)
                return true;
        }
        return false;
    }
};

class FakeTransport final : public client::Transport
{
public:
    explicit FakeTransport(std::shared_ptr<FakeEngine> engine)
        : m_engine(std::move(engine))
    {}

    Result<client::ApiReply> send(const client::ApiCall &call) override
    {
        m_engine->calls.append(call);
        return m_engine->answer(call);
    }

    Result<void> follow(const QString &, qint64 afterSeq,
                        const std::function<bool(const QJsonObject &)> &onMessage,
                        CancelToken &cancel) override
    {
        ++m_engine->follows;
        const QList<QJsonObject> feed = m_engine->feed;
        for (const QJsonObject &message : feed) {
            const bool isNew = message.value(u"seq"_s).toInteger() > afterSeq;
            if (!isNew)
                continue;
            if (m_engine->beforeMessage)
                m_engine->beforeMessage(message);
            if (cancel.isCancelled())
                return cancelled();
            if (!onMessage(message) || message.value(u"type"_s) == "done"_L1)
                return {};
        }
        while (!cancel.waitFor(std::chrono::seconds(20))) {
        }
        return cancelled();
    }

private:
    static Error cancelled() { return {ErrorCode::Cancelled, "task.cancelled", u"Cancelled"_s}; }

    std::shared_ptr<FakeEngine> m_engine;
};

inline client::ApiReply jsonReply(const QJsonObject &object, int status = 200)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

inline client::ApiReply problemReply(int status, const char *code, const char *reason,
                                     const QString &message)
{
    return jsonReply({{u"code"_s, QLatin1StringView(code)},
                      {u"reason"_s, QLatin1StringView(reason)},
                      {u"message"_s, message}},
                     status);
}

/// One invocation of testumctl against a FakeEngine, with everything it wrote.
class FakeCli
{
public:
    FakeCli()
    {
        m_input.open(QIODevice::ReadOnly);
        m_output.open(QIODevice::WriteOnly);
        m_error.open(QIODevice::WriteOnly);
        environment.input = &m_input;
        environment.output = &m_output;
        environment.error = &m_error;
        environment.variables.clear();
        environment.variables.insert(u"LANG"_s, u"C"_s);
        environment.variables.insert(u"XDG_CONFIG_HOME"_s, u"/nonexistent"_s);
        environment.openLocal =
            [this](const cli::LocalOptions &options) -> Result<std::unique_ptr<client::Transport>> {
            localOptions = options;
            ++localOpened;
            return std::unique_ptr<client::Transport>(std::make_unique<FakeTransport>(engine));
        };
        environment.openServer =
            [this](client::HttpOptions options) -> Result<std::unique_ptr<client::Transport>> {
            serverUrl = options.url.toString();
            serverToken = options.token.view().toByteArray();
            serverLanguage = options.language;
            serverPin = options.pinnedSha256;
            ++serverOpened;
            return std::unique_ptr<client::Transport>(std::make_unique<FakeTransport>(engine));
        };
        engine->answer = [](const client::ApiCall &) { return jsonReply({}); };
    }

    int run(const QStringList &arguments) { return cli::run(arguments, environment); }
    void setInput(const QByteArray &bytes)
    {
        m_input.close();
        m_input.setData(bytes);
        m_input.open(QIODevice::ReadOnly);
    }
    [[nodiscard]] QByteArray output() const { return m_output.data(); }
    [[nodiscard]] QByteArray error() const { return m_error.data(); }
    [[nodiscard]] QJsonObject outputJson() const
    {
        return QJsonDocument::fromJson(m_output.data()).object();
    }

    std::shared_ptr<FakeEngine> engine = std::make_shared<FakeEngine>();
    cli::CliEnvironment environment;
    cli::LocalOptions localOptions;
    QString serverUrl;
    QByteArray serverToken;
    QString serverLanguage;
    QByteArray serverPin;
    int localOpened = 0;
    int serverOpened = 0;

private:
    QBuffer m_input;
    QBuffer m_output;
    QBuffer m_error;
};

/// A task on hosts, as the engine of a FakeCli plays it: "web01" has the run "r-web01".
class FakeTask
{
public:
    explicit FakeTask(FakeCli &cli, const QStringList &hosts)
        : m_engine(*cli.engine)
    {
        QJsonArray runs;
        for (const QString &host : hosts)
            runs.append(run(host));
        m_engine.answer = [runs](const client::ApiCall &call) {
            if (call.method == "GET" && call.path == "/api/v1/tasks/t1/runs"_L1)
                return jsonReply({{u"items"_s, runs}, {u"total"_s, runs.size()}});
            return jsonReply({{u"id"_s, u"t1"_s}, {u"status"_s, u"running"_s}}, 202);
        };
    }

    void output(const QString &host, const QString &text, const QString &stream = u"stdout"_s)
    {
        add(host, {{u"type"_s, u"output"_s}, {u"payload"_s, text}, {u"stream"_s, stream}});
    }
    void status(const QString &host, const QString &state, const QJsonObject &outcome = {})
    {
        add(host, {{u"type"_s, u"status"_s}, {u"payload"_s, state}, {u"run"_s, outcome}});
    }
    void exited(const QString &host, int code)
    {
        status(host, code == 0 ? u"success"_s : u"failed"_s, {{u"exit_code"_s, code}});
    }
    void failed(const QString &host, const QString &reason, const QString &state = u"failed"_s)
    {
        status(host, state,
               {{u"error_reason"_s, reason}, {u"error_message"_s, u"Message of "_s + reason}});
    }
    void done() { add({}, {{u"type"_s, u"done"_s}, {u"payload"_s, u"success"_s}}); }

private:
    static QJsonObject run(const QString &host)
    {
        return {{u"id"_s, u"r-"_s + host},
                {u"platform_id"_s, u"p-"_s + host},
                {u"platform_name"_s, host},
                {u"status"_s, u"pending"_s}};
    }
    void add(const QString &host, QJsonObject message)
    {
        message.insert(u"seq"_s, ++m_seq);
        if (!host.isEmpty()) {
            message.insert(u"run_id"_s, u"r-"_s + host);
            message.insert(u"platform_id"_s, u"p-"_s + host);
        }
        m_engine.feed.append(message);
    }

    FakeEngine &m_engine;
    qint64 m_seq = 0;
};

} // namespace testum::tests
