#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>

namespace testum::desktop {

/// One window a data directory and user. The first one listens on a socket in the user's runtime
/// directory, which nobody else may open; a second one hands over what it was started for and
/// ends. Main thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First,      ///< this process is it
        HandedOver, ///< the first one was told, and answered
        NoAnswer    ///< there is a first one, and it does not answer
    };

    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// `page` goes to the first window, with the desktop's leave to take the focus. Blocks: some
    /// seconds where the first process is slow, longer than a drain where it is ending.
    [[nodiscard]] Role begin(const QString &page);
    /// This process is ending: a second start is not answered any more, it waits for release().
    void stopListening();
    /// Whoever waits is the first one now.
    void release();
    [[nodiscard]] qint64 firstPid() const { return m_firstPid; } ///< with NoAnswer
    [[nodiscard]] QString socketPath() const { return m_socketPath; }

Q_SIGNALS:
    /// Another start: come to the front and show `page`, unless it is empty.
    void activated(const QString &page);

private:
    enum class Answer { Given, None, NobodyListens };
    void listen();
    [[nodiscard]] Answer handOver(const QString &page) const;
    void serve();

    QString m_socketPath; ///< empty: there is no private directory for it
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
    qint64 m_firstPid = 0;
};

} // namespace testum::desktop
