#include "storage/database.h"

#include "storage/databaseerror.h"
#include "storage/threadconnection.h"
#include "storage/writequeue.h"

#include <QSqlError>

namespace testum::storage {

namespace {

/// As long as SQLite's own busy timeout for other processes.
constexpr std::chrono::milliseconds kPatience{5000};

} // namespace

Result<Transaction> Transaction::begin(Database &database)
{
    Q_ASSERT_X(database.transactionDepth() == 0, "Transaction", "must not nest");
    WriteQueue *const queue = database.m_writeQueue.get();
    if (queue && !queue->enter(kPatience))
        return Error{ErrorCode::Conflict, "storage.busy",
                     QStringLiteral("The database is busy with another writer")};
    // A deferred BEGIN on SQLite that writes after another's commit fails at once, whatever the
    // busy timeout is.
    const auto begun =
        database.exec(queue ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    if (!begun) {
        if (queue)
            queue->leave();
        return begun.error();
    }
    ThreadConnection &connection = database.threadConnection();
    connection.transactionDepth = 1;
    connection.transactionFailed = false;
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    ThreadConnection &connection = m_database->threadConnection();
    if (connection.isOpen()) {
        QSqlQuery query(connection.database());
        // SQLite has rolled back by itself after some errors and says so here; a PostgreSQL
        // connection that cannot roll back is of no use.
        if (!query.exec(QStringLiteral("ROLLBACK")) &&
            m_database->engine() == Database::Engine::Postgres)
            connection.close();
    }
    end();
}

Result<void> Transaction::commit()
{
    Q_ASSERT_X(m_database, "Transaction", "committed twice");
    ThreadConnection &connection = m_database->threadConnection();
    if (connection.transactionFailed)
        return Error{ErrorCode::Internal, "storage.query_failed",
                     QStringLiteral("A statement of the transaction failed")};
    TESTUM_TRY_VOID(m_database->ready());
    // The driver's commit() and not a statement: PostgreSQL answers COMMIT of a failed transaction
    // with success and the word ROLLBACK, which only the driver sees.
    if (!connection.database().commit())
        return toError(connection.database().lastError(), m_database->engine(),
                       connection.isOpen());
    end();
    return {};
}

void Transaction::end()
{
    ThreadConnection &connection = m_database->threadConnection();
    connection.transactionDepth = 0;
    connection.transactionFailed = false;
    if (m_database->m_writeQueue)
        m_database->m_writeQueue->leave();
    m_database = nullptr;
}

} // namespace testum::storage
