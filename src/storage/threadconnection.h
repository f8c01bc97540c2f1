#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>
#include <unordered_map>

namespace testum::storage {

/// One thread's connection to one Database, with its prepared statements and the state of its
/// transaction. Lives in thread-local storage, so it goes with its thread.
class ThreadConnection
{
public:
    /// The calling thread's connection of the Database called `databaseName`; not open when new.
    [[nodiscard]] static ThreadConnection &current(const QString &databaseName);
    static void remove(const QString &databaseName);

    static void forbidInThisThread();
    [[nodiscard]] static bool isForbidden();

    explicit ThreadConnection(const QString &databaseName);
    ~ThreadConnection();
    ThreadConnection(const ThreadConnection &) = delete;
    ThreadConnection &operator=(const ThreadConnection &) = delete;

    [[nodiscard]] const QString &name() const { return m_name; }
    /// Registers a closed connection of the driver, replacing what was there.
    QSqlDatabase &reset(const QString &driver);
    [[nodiscard]] QSqlDatabase &database() { return m_database; }
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    void close();

    /// The prepared statement of this text, or null. Valid until the next call or close().
    [[nodiscard]] QSqlQuery *statement(const QString &sql);
    QSqlQuery *keepStatement(const QString &sql, QSqlQuery query);

    /// Of the opened connection; no two have the same.
    [[nodiscard]] quint64 serial() const { return m_serial; }

    int transactionDepth = 0;
    bool transactionFailed = false; ///< a statement failed since it began

private:
    QString m_name; ///< of the QSqlDatabase: "<database>-<thread number>"
    QSqlDatabase m_database;
    quint64 m_serial = 0;
    std::unordered_map<QString, QSqlQuery> m_statements;
};

} // namespace testum::storage
