#pragma once

#include <QString>
#include <QStringView>

namespace testum::domain {

/// OpenSSH's own rules for what may be a host and a user name (ssh.c valid_hostname, valid_ruser):
/// no leading '-', no shell metacharacters, no white space, no control characters.
[[nodiscard]] bool isValidHost(QStringView host);
[[nodiscard]] bool isValidSshUser(QStringView user);
/// 1–128 characters, no control characters, no white space at the ends, not starting with '-' or
/// '@', without ',' (names are listed with commas).
[[nodiscard]] bool isValidPlatformName(QStringView name);
[[nodiscard]] bool isValidTag(QStringView tag);

} // namespace testum::domain
