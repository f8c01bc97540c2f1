#pragma once

#include "domain/task.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace testum::domain {

/// What one commit of the OutputWriter added to one task, in seq order. Immutable, shared between
/// threads.
struct CommittedBatch
{
    QString taskId;
    QList<OutputChunk> chunks; ///< seq without holes from the first to the last
    bool taskFinished = false; ///< the last run of the task ended in this batch
};

/// The engine's announcements. Emitted after the commit, from the thread that made it: connect with
/// a context object, so that the slot runs in the receiver's thread.
class Events : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void outputCommitted(std::shared_ptr<const testum::domain::CommittedBatch> batch);
    /// Storage health, for /health: false while commits fail.
    void storageHealthChanged(bool healthy);
    /// Sessions were ended (logout, role change, disabled user): open sockets must go.
    void sessionsRevoked(const QString &userId);
};

} // namespace testum::domain

Q_DECLARE_METATYPE(std::shared_ptr<const testum::domain::CommittedBatch>)
