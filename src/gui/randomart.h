#pragma once

#include <QString>

namespace testum::gui {

/// OpenSSH's picture of a SHA-256 fingerprint ("SHA256:…"), the drunken bishop on 17×9 fields, with
/// the frame ssh-keygen -lv draws. `title`: "ED25519 256". Empty for another kind of fingerprint.
[[nodiscard]] QString randomart(const QString &fingerprint, const QString &title);

} // namespace testum::gui
