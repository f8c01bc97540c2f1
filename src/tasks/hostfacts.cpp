#include "tasks/hostfacts.h"

#include <QHash>

namespace testum::tasks {

namespace {

constexpr qsizetype kMaxTextLength = 256;
constexpr double kMaxExactInteger = 9007199254740992.0; // 2^53: what a JSON number keeps exactly

using Values = QHash<QByteArray, QByteArray>;

// Raw values only: they are interpreted here, where it can be tested, and not in the shell.
constexpr const char *kScript =
    "LC_ALL=C; PATH=$PATH:/usr/bin:/bin:/usr/sbin:/sbin; export LC_ALL PATH; "
    "echo \"kernel_name=$(uname -s 2>/dev/null)\"; "
    "echo \"kernel=$(uname -r 2>/dev/null)\"; "
    "echo \"architecture=$(uname -m 2>/dev/null)\"; "
    "echo \"hostname=$(uname -n 2>/dev/null || hostname 2>/dev/null)\"; "
    "for f in /etc/os-release /usr/lib/os-release /var/run/os-release; do "
    "if [ -r $f ]; then while read -r l; do case $l in "
    "NAME=*|VERSION_ID=*) echo \"os_release.$l\";; esac; done < $f; break; fi; done; "
    "if command -v sw_vers >/dev/null 2>&1; then "
    "echo \"sw_name=$(sw_vers -productName)\"; echo \"sw_version=$(sw_vers -productVersion)\"; fi; "
    "echo \"cpus=$(getconf _NPROCESSORS_ONLN 2>/dev/null || nproc 2>/dev/null "
    "|| sysctl -n hw.ncpu 2>/dev/null)\"; "
    "if [ -r /proc/meminfo ]; then while read -r k v u; do case $k in "
    "MemTotal:) echo \"memory_kb=$v\"; break;; esac; done < /proc/meminfo; "
    "else for k in hw.memsize hw.physmem64 hw.physmem; do "
    "v=$(sysctl -n $k 2>/dev/null) && [ -n \"$v\" ] && echo \"memory=$v\" && break; done; fi; "
    "echo \"df=$(df -P -k / 2>/dev/null | tail -n 1)\"; "
    "if [ -r /proc/uptime ]; then read -r u v < /proc/uptime; echo \"uptime=$u\"; "
    "else echo \"boottime=$(sysctl -n kern.boottime 2>/dev/null)\"; "
    "echo \"now=$(date +%s 2>/dev/null)\"; fi; exit 0";

Values valuesIn(QByteArrayView output)
{
    Values values;
    for (const QByteArray &line : output.toByteArray().split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals <= 0)
            continue;
        const QByteArray key = line.left(equals);
        if (!values.contains(key))
            values.insert(key, line.mid(equals + 1).trimmed());
    }
    return values;
}

QString text(QByteArray raw)
{
    if (raw.size() >= 2 && (raw.front() == '"' || raw.front() == '\'') && raw.back() == raw.front())
        raw = raw.mid(1, raw.size() - 2);
    return QString::fromUtf8(raw).trimmed().left(kMaxTextLength);
}

/// A whole number ≥ 0, or nothing. A fraction is cut off: /proc/uptime is "12.34".
std::optional<qint64> number(QByteArray raw)
{
    if (const qsizetype dot = raw.indexOf('.'); dot > 0)
        raw.truncate(dot);
    bool ok = false;
    const qint64 value = raw.toLongLong(&ok);
    if (!ok || value < 0 || static_cast<double>(value) > kMaxExactInteger)
        return std::nullopt;
    return value;
}

void insertText(QJsonObject &facts, const QString &name, const QByteArray &raw)
{
    if (const QString value = text(raw); !value.isEmpty())
        facts.insert(name, value);
}

void insertPositive(QJsonObject &facts, const QString &name, std::optional<qint64> value)
{
    if (value && *value > 0)
        facts.insert(name, *value);
}

QByteArray firstOf(const Values &values, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const QByteArray value = values.value(key); !value.isEmpty())
            return value;
    }
    return {};
}

/// The last line of `df -P -k /`: device, blocks, used, available, capacity, mount point. Read from
/// the right, because a device name may hold blanks.
void insertDisk(QJsonObject &facts, const QByteArray &line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    if (words.size() < 6)
        return;
    const auto total = number(words[words.size() - 5]);
    const auto available = number(words[words.size() - 3]);
    if (!total || !available || *total <= 0 || *available > *total)
        return;
    facts.insert(QStringLiteral("disk_total_bytes"), *total * 1024);
    facts.insert(QStringLiteral("disk_free_bytes"), *available * 1024);
}

/// macOS and FreeBSD: "{ sec = 1700000000, usec = 0 } Tue …"; OpenBSD: "1700000000".
std::optional<qint64> bootTime(const QByteArray &raw)
{
    const qsizetype sec = raw.indexOf("sec = ");
    qsizetype start = sec < 0 ? 0 : sec + 6;
    qsizetype end = start;
    while (end < raw.size() && raw[end] >= '0' && raw[end] <= '9')
        ++end;
    return number(raw.mid(start, end - start));
}

void insertUptime(QJsonObject &facts, const Values &values)
{
    if (const auto uptime = number(values.value("uptime"))) {
        facts.insert(QStringLiteral("uptime_s"), *uptime);
        return;
    }
    const auto boot = bootTime(values.value("boottime"));
    const auto now = number(values.value("now"));
    if (boot && now && *boot > 0 && *now >= *boot)
        facts.insert(QStringLiteral("uptime_s"), *now - *boot);
}

} // namespace

QByteArray hostFactsCommand() { return QByteArray("exec sh -c '") + kScript + "'"; }

QJsonObject parseHostFacts(QByteArrayView output)
{
    const Values values = valuesIn(output);
    QJsonObject facts;
    insertText(facts, QStringLiteral("os"),
               firstOf(values, {"os_release.NAME", "sw_name", "kernel_name"}));
    // OpenBSD and NetBSD have no release file; their version is the kernel's.
    insertText(facts, QStringLiteral("os_version"),
               firstOf(values, {"os_release.VERSION_ID", "sw_version", "kernel"}));
    insertText(facts, QStringLiteral("kernel"), values.value("kernel"));
    insertText(facts, QStringLiteral("architecture"), values.value("architecture"));
    insertText(facts, QStringLiteral("hostname"), values.value("hostname"));
    insertPositive(facts, QStringLiteral("cpus"), number(values.value("cpus")));
    if (const auto kb = number(values.value("memory_kb")); kb && *kb < (1LL << 43))
        insertPositive(facts, QStringLiteral("memory_bytes"), *kb * 1024);
    else
        insertPositive(facts, QStringLiteral("memory_bytes"), number(values.value("memory")));
    insertDisk(facts, values.value("df"));
    insertUptime(facts, values);
    return facts;
}

} // namespace testum::tasks
