#include "storage/threadconnection.h"

#include <QThreadStorage>

#include <atomic>

namespace testum::storage {

namespace {

constexpr std::size_t kMaxStatements = 64;

/// What one thread has: its number and a connection for each Database it used.
struct ThreadState
{
    int number = 0;
    bool forbidden = false;
    std::unordered_map<QString, std::unique_ptr<ThreadConnection>> connections;
};

/// QThreadStorage and not thread_local: it is cleared while the thread's Qt data still exists,
/// which the driver objects need, and for the main thread when QCoreApplication ends.
Q_GLOBAL_STATIC(QThreadStorage<std::shared_ptr<ThreadState>>, threadStates)

ThreadState &threadState()
{
    static std::atomic<int> counter{0};
    std::shared_ptr<ThreadState> &state = threadStates->localData();
    if (!state) {
        state = std::make_shared<ThreadState>();
        state->number = ++counter;
    }
    return *state;
}

} // namespace

ThreadConnection &ThreadConnection::current(const QString &databaseName)
{
    std::unique_ptr<ThreadConnection> &entry = threadState().connections[databaseName];
    if (!entry)
        entry = std::make_unique<ThreadConnection>(databaseName);
    return *entry;
}

void ThreadConnection::remove(const QString &databaseName)
{
    threadState().connections.erase(databaseName);
}

void ThreadConnection::forbidInThisThread() { threadState().forbidden = true; }

bool ThreadConnection::isForbidden() { return threadState().forbidden; }

ThreadConnection::ThreadConnection(const QString &databaseName)
    : m_name(databaseName + QLatin1Char('-') + QString::number(threadState().number))
{}

ThreadConnection::~ThreadConnection() { close(); }

QSqlDatabase &ThreadConnection::reset(const QString &driver)
{
    static std::atomic<quint64> counter{0};
    close();
    m_serial = ++counter;
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    return m_database;
}

void ThreadConnection::close()
{
    m_statements.clear();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery *ThreadConnection::statement(const QString &sql)
{
    const auto found = m_statements.find(sql);
    return found == m_statements.end() ? nullptr : &found->second;
}

QSqlQuery *ThreadConnection::keepStatement(const QString &sql, QSqlQuery query)
{
    if (m_statements.size() >= kMaxStatements)
        m_statements.clear();
    return &m_statements.insert_or_assign(sql, std::move(query)).first->second;
}

} // namespace testum::storage
