#pragma once

#include "core/result.h"

#include <QByteArray>

namespace testum::ssh {

/// A user's command, wrapped so that its process tree can be found again: the exec request runs
/// `/bin/sh`, which marks its environment with a nonce (inherited by every descendant, daemons
/// included), prints one line with the nonce and its pid, and becomes the user's login shell
/// running the command. No shell ever parses the command on the way: short ones travel as they are
/// where every character means itself, else as octal escapes inside one pair of single quotes that
/// bash, dash, zsh, fish, csh, tcsh and ash read alike; long ones through stdin, framed, so that
/// half a command is never run.
class RemoteCommand
{
public:
    /// MAX_ARG_STRLEN of Linux: the login shell gets the command as one argument.
    static constexpr qsizetype kMaxBytes = 128 * 1024 - 1;

    /// Errors: task.command_too_long, task.command_invalid (a NUL byte, or nothing at all).
    [[nodiscard]] static Result<RemoteCommand> wrap(const QByteArray &command);

    [[nodiscard]] const QByteArray &execRequest() const { return m_execRequest; }
    /// To be sent before the end of stdin; empty for a short command.
    [[nodiscard]] const QByteArray &standardInput() const { return m_standardInput; }
    [[nodiscard]] const QByteArray &nonce() const { return m_nonce; }

private:
    RemoteCommand() = default;

    QByteArray m_execRequest;
    QByteArray m_standardInput;
    QByteArray m_nonce;
};

/// `bytes` for `printf %b` inside double quotes inside single quotes: letters, digits and harmless
/// punctuation as they are, the rest as \0ooo. The one quoting function for remote shells.
[[nodiscard]] QByteArray octalEscaped(const QByteArray &bytes);

} // namespace testum::ssh
