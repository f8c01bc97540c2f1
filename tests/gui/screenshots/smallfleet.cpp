#include "gui/screenshots/smallfleet.h"

#include <QJsonArray>
#include <QTest>

namespace testum::tests {

namespace {

using domain::Stream;
using fakes::FakeHost;

struct Group
{
    const char *prefix;
    int count;
    const char *group;
    const char *network;
    const char *tag;
};

constexpr Group kGroups[] = {{"web", 8, "Production", "10.20.1.", "nginx"},
                             {"db", 4, "Production", "10.20.2.", "postgresql"},
                             {"cache", 3, "Production", "10.20.3.", "redis"},
                             {"stage", 5, "Staging", "10.30.1.", "nginx"},
                             {"backup", 2, "Office", "192.168.7.", "restic"}};

FakeHost talks(const QByteArray &out, const QByteArray &err = {}, int exitCode = 0)
{
    FakeHost host;
    host.output = {{Stream::Stdout, out}};
    if (!err.isEmpty())
        host.output.append({Stream::Stderr, err});
    host.outputDelay = std::chrono::milliseconds(20);
    host.result.exitCode = exitCode;
    return host;
}

FakeHost refuses(ErrorCode code, const char *reason, const QString &message)
{
    FakeHost host;
    host.alwaysFails = Error{code, reason, message};
    return host;
}

QByteArray upgradeOutput()
{
    return "Hit:1 http://deb.example.org/debian bookworm InRelease\n"
           "Get:2 http://deb.example.org/debian-security bookworm-security InRelease [48.0 kB]\n"
           "Get:3 http://deb.example.org/debian-security bookworm-security/main amd64 Packages "
           "[281 kB]\n"
           "Fetched 329 kB in 1s (412 kB/s)\nReading package lists...\n"
           "Building dependency tree...\n"
           "\x1b[1mThe following packages will be upgraded:\x1b[0m\n"
           "  libssl3 openssl linux-image-amd64 nginx-light\n"
           "4 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n"
           "Setting up libssl3 ...\n\x1b[32mSetting up openssl ... done\x1b[0m\n"
           "Setting up nginx-light ...\n\x1b[33mA restart is needed for the new kernel.\x1b[0m\n";
}

} // namespace

SmallFleet::SmallFleet()
{
    script();
    TestEngine::Options options;
    options.transport = &m_transport;
    m_engine = std::make_unique<TestEngine>(options);
    addKeys();
    addUsers();
    addPlatforms();
    runTasks();
}

SmallFleet::~SmallFleet() = default;

void SmallFleet::script()
{
    m_transport.scriptAllOthers(talks(upgradeOutput()));
    m_transport.script(
        QStringLiteral("10.20.1.13"),
        talks("Reading package lists...\n",
              "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by "
              "process 2231 (unattended-upgr)\nE: Unable to acquire the dpkg frontend "
              "lock, is another process using it?\n",
              100));
    m_transport.script(QStringLiteral("10.20.2.12"),
                       refuses(ErrorCode::Unavailable, "ssh.connection_refused",
                               QStringLiteral("The host refuses connections")));
    m_transport.script(QStringLiteral("192.168.7.12"),
                       refuses(ErrorCode::Unauthenticated, "ssh.auth_failed",
                               QStringLiteral("The key was not accepted")));
}

void SmallFleet::addKeys()
{
    const auto generate = [this](const char *name) {
        return m_engine
            ->owner("POST", QStringLiteral("/api/v1/keys/generate"),
                    QJsonObject{{QStringLiteral("name"), QLatin1String(name)}})
            .value(QStringLiteral("id"))
            .toString();
    };
    m_keyId = generate("ops-2026");
    (void)generate("deploy");
    (void)generate("backup");
}

void SmallFleet::addUsers()
{
    const QPair<const char *, const char *> users[] = {
        {"anna", "admin"}, {"boris", "operator"}, {"clara", "viewer"}};
    for (const auto &[name, role] : users) {
        (void)m_engine->owner(
            "POST", QStringLiteral("/api/v1/users"),
            QJsonObject{{QStringLiteral("username"), QLatin1String(name)},
                        {QStringLiteral("role"), QLatin1String(role)},
                        {QStringLiteral("password"), QLatin1String(TestEngine::kPassword)}});
    }
}

void SmallFleet::addPlatforms()
{
    for (const Group &group : kGroups) {
        for (int number = 1; number <= group.count; ++number) {
            const QString name = QStringLiteral("%1-%2")
                                     .arg(QLatin1String(group.prefix))
                                     .arg(number, 2, 10, QLatin1Char('0'));
            QJsonArray tags{QLatin1String(group.tag)};
            if (number == 1)
                tags.append(QStringLiteral("primary"));
            const QJsonObject made = m_engine->owner(
                "POST", QStringLiteral("/api/v1/platforms"),
                QJsonObject{{QStringLiteral("name"), name},
                            {QStringLiteral("host"),
                             QLatin1String(group.network) + QString::number(10 + number)},
                            {QStringLiteral("username"), QStringLiteral("admin")},
                            {QStringLiteral("auth_method"), QStringLiteral("private_key")},
                            {QStringLiteral("ssh_key_id"), m_keyId},
                            {QStringLiteral("group_name"), QLatin1String(group.group)},
                            {QStringLiteral("tags"), tags}});
            if (m_names.isEmpty())
                m_platform = made.value(QStringLiteral("id")).toString();
            m_names.append(name);
        }
    }
}

QString SmallFleet::run(const QString &command, const QStringList &names, bool wait)
{
    const QString id =
        m_engine
            ->owner("POST", QStringLiteral("/api/v1/tasks"),
                    QJsonObject{{QStringLiteral("type"), QStringLiteral("run_command")},
                                {QStringLiteral("platforms"), QJsonArray::fromStringList(names)},
                                {QStringLiteral("command"), command}})
            .value(QStringLiteral("id"))
            .toString();
    if (wait)
        (void)m_engine->waitForTask(id);
    return id;
}

void SmallFleet::runTasks()
{
    const QStringList web = m_names.filter(QStringLiteral("web-"));
    (void)run(QStringLiteral("uptime"), m_names.filter(QStringLiteral("stage-")));
    (void)run(QStringLiteral("systemctl is-active nginx"), web.mid(0, 2));
    (void)run(QStringLiteral("df -h / | tail -n 1"), m_names.filter(QStringLiteral("cache-")));
    (void)run(QStringLiteral("restic snapshots --latest 1"),
              m_names.filter(QStringLiteral("backup-")));
    m_finishedTask = run(QStringLiteral("apt-get update && apt-get -y upgrade"), m_names);
    FakeHost endless = talks("2026-11-24 10:14:02 reload requested\n"
                             "2026-11-24 10:14:03 draining connections: 118 left\n");
    endless.hang = true;
    for (int number : {11, 12, 14, 15})
        m_transport.script(QStringLiteral("10.20.1.%1").arg(number), endless);
    m_runningTask = run(QStringLiteral("nginx-drain --reload --follow"), web, false);
    (void)QTest::qWaitFor(
        [this] {
            return m_engine->owner("GET", QStringLiteral("/api/v1/tasks/") + m_runningTask)
                       .value(QStringLiteral("status"))
                       .toString() == QStringLiteral("running");
        },
        5'000);
}

} // namespace testum::tests
