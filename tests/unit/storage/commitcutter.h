#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>

#include <atomic>
#include <memory>

namespace testum::tests {

/// Stands between a client and PostgreSQL's Unix socket and, when armed, lets the next COMMIT
/// through but never its answer: the connection breaks instead. Own thread.
class CommitCutter
{
public:
    CommitCutter(const QString &listenPath, const QString &serverPath)
        : m_serverPath(serverPath)
    {
        m_thread.reset(QThread::create([this, listenPath] { serve(listenPath); }));
        m_thread->start();
        while (!m_listening)
            QThread::yieldCurrentThread();
    }
    ~CommitCutter()
    {
        m_thread->quit();
        m_stop = true;
        m_thread->wait();
    }

    void arm() { m_armed = true; }
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    struct Pair
    {
        std::unique_ptr<QLocalSocket> client;
        std::unique_ptr<QLocalSocket> server;
        bool cutting = false;
    };

    void serve(const QString &listenPath)
    {
        QLocalServer server;
        server.listen(listenPath);
        m_listening = true;
        std::vector<Pair> pairs;
        while (!m_stop) {
            if (server.waitForNewConnection(2)) {
                Pair pair;
                pair.client.reset(server.nextPendingConnection());
                pair.client->setParent(nullptr);
                pair.server = std::make_unique<QLocalSocket>();
                pair.server->connectToServer(m_serverPath);
                pair.server->waitForConnected();
                pairs.push_back(std::move(pair));
            }
            for (Pair &pair : pairs)
                pump(pair);
        }
    }

    void pump(Pair &pair)
    {
        if (pair.client->state() != QLocalSocket::ConnectedState)
            return;
        pair.client->waitForReadyRead(1);
        const QByteArray request = pair.client->readAll();
        if (m_armed && request.contains("COMMIT")) {
            m_armed = false;
            pair.cutting = true;
        }
        if (!request.isEmpty()) {
            pair.server->write(request);
            pair.server->waitForBytesWritten();
        }
        pair.server->waitForReadyRead(pair.cutting ? 5000 : 1);
        const QByteArray answer = pair.server->readAll();
        if (pair.cutting && !answer.isEmpty()) {
            ++m_cuts;
            pair.client->abort();
            return;
        }
        if (!answer.isEmpty()) {
            pair.client->write(answer);
            pair.client->waitForBytesWritten();
        }
    }

    const QString m_serverPath;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_listening{false};
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_armed{false};
    std::atomic<int> m_cuts{0};
};

} // namespace testum::tests
