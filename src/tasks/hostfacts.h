#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

namespace testum::tasks {

/// The command of a test connection: a POSIX sh script that prints key=value lines about the host.
/// One line without single quotes, '!' and backslashes, so that csh and fish logins run it as well.
/// It always exits 0 and prints what it can (Linux, BSD, macOS, busybox).
[[nodiscard]] QByteArray hostFactsCommand();

/// What such output says: os, os_version, kernel, architecture, hostname (text); cpus,
/// memory_bytes, disk_total_bytes, disk_free_bytes, uptime_s (numbers). A fact that is missing or
/// makes no sense is left out. The output is a host's and not trusted: texts are cut to 256
/// characters.
[[nodiscard]] QJsonObject parseHostFacts(QByteArrayView output);

} // namespace testum::tasks
