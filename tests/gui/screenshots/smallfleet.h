#pragma once

#include "support/engine/testengine.h"
#include "support/fakes/fakesshtransport.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace testum::tests {

/// A small company's hosts, keys, users and tasks in a whole engine, its hosts played by a fake
/// transport: what the pictures show. Main thread.
class SmallFleet
{
public:
    SmallFleet();
    ~SmallFleet();

    [[nodiscard]] TestEngine &engine() { return *m_engine; }
    [[nodiscard]] const QString &finishedTask() const { return m_finishedTask; } ///< partly failed
    [[nodiscard]] const QString &runningTask() const { return m_runningTask; }
    [[nodiscard]] const QString &platform() const { return m_platform; } ///< one of them

private:
    void script();
    void addKeys();
    void addUsers();
    void addPlatforms();
    void runTasks();
    [[nodiscard]] QString run(const QString &command, const QStringList &names, bool wait = true);

    fakes::FakeSshTransport m_transport; // before the engine that uses it
    std::unique_ptr<TestEngine> m_engine;
    QStringList m_names;
    QString m_keyId;
    QString m_platform;
    QString m_finishedTask;
    QString m_runningTask;
};

} // namespace testum::tests
