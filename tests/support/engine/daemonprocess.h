#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace testum::tests {

/// A real testumd on a private data directory, with its first admin. Killed with this object.
class DaemonProcess
{
public:
    struct Options
    {
        QString databaseUrl;     ///< empty: SQLite
        QStringList environment; ///< further NAME=VALUE lines of the env file
        QStringList arguments;
    };

    explicit DaemonProcess(const Options &options);
    DaemonProcess();
    ~DaemonProcess();

    /// Starts and waits for "testumd ready on URL"; false with the log in a warning otherwise.
    [[nodiscard]] bool start();
    void terminate(); ///< SIGTERM
    void killNow();   ///< SIGKILL, and waits
    [[nodiscard]] bool waitForEnd(int timeoutMs);
    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] qint64 pid() const { return m_process->processId(); }
    [[nodiscard]] int exitCode() const { return m_process->exitCode(); }
    [[nodiscard]] QString dataDir() const { return m_dir.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString envFile() const { return m_dir.filePath(QStringLiteral("testumd.env")); }
    [[nodiscard]] QByteArray log() const;

    struct Reply
    {
        int status = 0;
        QByteArray body;
        QJsonObject json;
    };
    /// One HTTP call; signs in as the admin on first use.
    [[nodiscard]] Reply call(const QByteArray &method, const QString &path,
                             const std::optional<QJsonObject> &body = {});
    [[nodiscard]] QByteArray token();
    /// Waits until the task has ended; its JSON (empty when it did not).
    [[nodiscard]] QJsonObject waitForTask(const QString &taskId, int timeoutMs = 30'000);

    static constexpr const char *kAdmin = "admin";
    static constexpr const char *kPassword = "correct horse battery";

private:
    [[nodiscard]] Reply send(const QByteArray &method, const QString &path,
                             const std::optional<QJsonObject> &body, const QByteArray &token);

    Options m_options;
    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_process;
    QString m_url;
    QByteArray m_token;
};

/// Runs a program of the build to its end. stdin is closed after `input`.
struct ProgramResult
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};
[[nodiscard]] ProgramResult runProgram(const QString &name, const QStringList &arguments,
                                       const QByteArray &input = {},
                                       const QStringList &environment = {}, int timeoutMs = 60'000);
/// Path of a built executable ("testumd").
[[nodiscard]] QString programPath(const QString &name);

} // namespace testum::tests
