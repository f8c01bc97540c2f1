#pragma once

#include "core/result.h"
#include "core/secretbytes.h"

#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace testum::cli {

/// What "testumctl login" remembers.
struct Login
{
    QString url;
    QString username;
    SecretBytes token;
    QString fingerprint; ///< of the pinned certificate; empty: none
    QString caFile;
    QString expiresAt; ///< ISO-8601, for people; may be empty
};

/// The file with the access token: testum/login.json in the user's configuration directory, mode
/// 0600, replaced atomically. A value; touches the file only when called.
class LoginFile
{
public:
    explicit LoginFile(QString path)
        : m_path(std::move(path))
    {}
    /// $XDG_CONFIG_HOME/testum/login.json, else ~/.config/testum/login.json.
    [[nodiscard]] static QString defaultPath(const QProcessEnvironment &variables);

    /// Nothing when there is no file. Errors: cli.failed (damaged, unreadable, readable by others).
    [[nodiscard]] Result<std::optional<Login>> load() const;
    [[nodiscard]] Result<void> save(const Login &login) const;
    /// True when there was one.
    [[nodiscard]] Result<bool> remove() const;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

} // namespace testum::cli
