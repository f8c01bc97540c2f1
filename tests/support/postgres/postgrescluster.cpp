#include "support/postgres/postgrescluster.h"

#include "storage/migrator.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>

#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __SANITIZE_THREAD__
/// QProcess starts programs with vfork(), whose child shares its parent's memory: ThreadSanitizer
/// takes the parent for a forked child and ends it at its next thread.
extern "C" const char *__tsan_default_options() { return "die_after_fork=0"; }
#endif

namespace testum::tests {

namespace {

constexpr int kStartMs = 60'000;

/// Starts the server at each line it reads. Its standard input is a pipe from the test process and
/// ends with it, however it ends: then the server is stopped and its directory removed.
constexpr const char *kWatchdog = R"(
trap '' INT TERM HUP
directory=$1; shift; pid=
while read -r order; do
    if [ -n "$pid" ]; then wait "$pid"; fi
    "$@" & pid=$!
done
if [ -n "$pid" ]; then kill -QUIT "$pid" 2>/dev/null; wait "$pid"; fi
for attempt in 1 2 3 4 5; do rm -rf "$directory" && break; sleep 1; done
)";

std::unique_ptr<PostgresCluster> &sharedCluster()
{
    static std::unique_ptr<PostgresCluster> cluster;
    return cluster;
}

bool isRoot() { return geteuid() == 0; }

/// `command`, run as an unprivileged user: PostgreSQL refuses to be root.
QStringList asServerUser(const QStringList &command)
{
    QStringList line{QStringLiteral("setpriv"), QStringLiteral("--pdeathsig"),
                     QStringLiteral("QUIT")};
    if (isRoot())
        line << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
             << QStringLiteral("--init-groups");
    return line + command;
}

/// The newest of the installed versions.
QString binariesDirectory()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QString best;
    int bestVersion = 0;
    for (const QString &name : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString directory = versions.filePath(name + QStringLiteral("/bin"));
        if (name.toInt() > bestVersion && QFile::exists(directory + QStringLiteral("/initdb"))) {
            bestVersion = name.toInt();
            best = directory;
        }
    }
    if (best.isEmpty())
        qFatal("PostgreSQL's server programs are not installed below /usr/lib/postgresql");
    return best;
}

/// Directly below /tmp: the path of a Unix socket must stay below 108 bytes.
QString privateDirectory()
{
    char path[] = "/tmp/testum-pg-XXXXXX";
    if (!mkdtemp(path))
        qFatal("Cannot make %s", path);
    if (isRoot()) {
        const passwd *const user = getpwnam("postgres");
        if (!user || chown(path, user->pw_uid, user->pw_gid) != 0)
            qFatal("Cannot hand %s to the user postgres", path);
    }
    return QString::fromLocal8Bit(path);
}

/// A killed process that nobody has waited for yet counts as dead.
bool isAlive(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

QList<pid_t> childrenOf(pid_t parent)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(parent));
    QList<pid_t> children;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &pid : file.readAll().simplified().split(' '))
            children.append(pid.toInt());
    }
    children.removeAll(0);
    return children;
}

} // namespace

PostgresCluster &PostgresCluster::shared()
{
    if (!sharedCluster()) {
        sharedCluster() = std::make_unique<PostgresCluster>(Durability::None);
        qAddPostRoutine([] { sharedCluster().reset(); });
    }
    return *sharedCluster();
}

PostgresCluster::PostgresCluster(Durability durability)
    : m_durability(durability)
    , m_directory(privateDirectory())
    , m_binaries(binariesDirectory())
{
    QStringList server{m_binaries + QStringLiteral("/postgres"), QStringLiteral("-D"),
                       directory("data"), QStringLiteral("-k"), m_directory};
    QStringList settings{QStringLiteral("listen_addresses="), QStringLiteral("jit=off"),
                         QStringLiteral("shared_buffers=32MB"),
                         QStringLiteral("max_connections=80")};
    if (m_durability == Durability::None)
        settings << QStringLiteral("fsync=off") << QStringLiteral("synchronous_commit=off")
                 << QStringLiteral("full_page_writes=off");
    else // One call after a crash instead of an fsync of each of a thousand files.
        settings << QStringLiteral("recovery_init_sync_method=syncfs");
    for (const QString &setting : settings)
        server << QStringLiteral("-c") << setting;
    m_watchdog.setStandardErrorFile(directory("log"));
    m_watchdog.setStandardOutputFile(QProcess::nullDevice());
    m_watchdog.start(QStringLiteral("/bin/sh"),
                     QStringList{QStringLiteral("-c"), QLatin1String(kWatchdog),
                                 QStringLiteral("watchdog"), m_directory} +
                         asServerUser(server));
    if (!m_watchdog.waitForStarted())
        qFatal("Cannot start /bin/sh");
    initialize();
    start();
}

PostgresCluster::~PostgresCluster()
{
    m_watchdog.closeWriteChannel();
    if (!m_watchdog.waitForFinished(kStartMs))
        qWarning("The PostgreSQL cluster did not stop");
}

QString PostgresCluster::directory(const char *name) const
{
    return m_directory + QLatin1Char('/') + QLatin1String(name);
}

void PostgresCluster::initialize()
{
    QStringList line =
        asServerUser({m_binaries + QStringLiteral("/initdb"), QStringLiteral("-D"),
                      directory("data"), QStringLiteral("-U"), QStringLiteral("postgres"),
                      QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C"),
                      QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("--no-sync"),
                      QStringLiteral("--no-instructions")});
    QProcess process;
    process.setWorkingDirectory(m_directory);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(line.takeFirst(), line);
    if (!process.waitForFinished(kStartMs) || process.exitCode() != 0)
        qFatal("initdb failed: %s", process.readAll().constData());
}

void PostgresCluster::start()
{
    m_watchdog.write("start\n");
    m_watchdog.waitForBytesWritten();
    waitUntilReady();
}

void PostgresCluster::waitUntilReady()
{
    const QString socket = directory(".s.PGSQL.5432");
    const QDeadlineTimer deadline(kStartMs);
    QString last;
    while (!deadline.hasExpired()) {
        if (QFile::exists(socket)) {
            const auto database = storage::Database::open(config(QStringLiteral("postgres")));
            if (database)
                return;
            last = database.error().detail;
        }
        QThread::msleep(20);
    }
    QFile log(directory("log"));
    const QByteArray words =
        log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray();
    qFatal("PostgreSQL did not start: %s\n%s", qPrintable(last), words.constData());
}

storage::DatabaseConfig PostgresCluster::config(const QString &database) const
{
    storage::DatabaseConfig config;
    config.engine = storage::DatabaseConfig::Engine::Postgres;
    config.host = m_directory;
    config.database = database;
    config.user = QStringLiteral("postgres");
    return config;
}

QString PostgresCluster::url(const storage::DatabaseConfig &config)
{
    return QStringLiteral("postgresql://%1@/%2?host=%3")
        .arg(config.user, config.database,
             QString::fromLatin1(QUrl::toPercentEncoding(config.host)));
}

void PostgresCluster::command(const QString &sql)
{
    const auto database = storage::Database::open(config(QStringLiteral("postgres")));
    if (!database)
        qFatal("No connection to PostgreSQL: %s", qPrintable(database.error().detail));
    const auto done = (*database)->exec(sql);
    if (!done)
        qFatal("%s failed: %s", qPrintable(sql), qPrintable(done.error().detail));
}

storage::DatabaseConfig PostgresCluster::createDatabase()
{
    const QString name = QStringLiteral("test%1").arg(++m_databases);
    command(QStringLiteral("CREATE DATABASE ") + name);
    return config(name);
}

storage::DatabaseConfig PostgresCluster::createMigratedDatabase()
{
    if (!m_hasTemplate) {
        command(QStringLiteral("CREATE DATABASE migrated"));
        const auto database = storage::Database::open(config(QStringLiteral("migrated")));
        if (!database || !storage::Migrator(**database).migrate())
            qFatal("The template database cannot be migrated");
        m_hasTemplate = true;
    }
    const QString name = QStringLiteral("test%1").arg(++m_databases);
    command(QStringLiteral("CREATE DATABASE %1 TEMPLATE migrated").arg(name));
    return config(name);
}

void PostgresCluster::kill()
{
    QFile file(directory("data/postmaster.pid"));
    const pid_t postmaster = file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toInt() : 0;
    if (postmaster <= 1)
        qFatal("PostgreSQL is not running");
    // Stopped first, or it would see its children die and write about it.
    ::kill(postmaster, SIGSTOP);
    const QList<pid_t> children = childrenOf(postmaster);
    ::kill(postmaster, SIGKILL);
    for (const pid_t child : children)
        ::kill(child, SIGKILL);
    const QDeadlineTimer deadline(kStartMs);
    for (const pid_t child : children) {
        while (isAlive(child) && !deadline.hasExpired())
            QThread::msleep(1);
    }
}

void PostgresCluster::restart()
{
    QFile::remove(directory(".s.PGSQL.5432"));
    start();
}

} // namespace testum::tests
