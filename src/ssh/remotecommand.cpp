#include "ssh/remotecommand.h"

#include <QRandomGenerator>

#include <algorithm>

namespace testum::ssh {

namespace {

/// dropbear refuses exec requests over 9,000 bytes, and old csh words over 4,096.
constexpr qsizetype kMaxInlineBytes = 3'500;

/// No quote, backslash, newline or '!' in here: it stands between single quotes for every shell.
/// A process keeps its pid and start time (in /proc/PID/stat) through exec; together they name it
/// beyond doubt. Where there is no /proc the rest of the line is empty.
constexpr char kPrologue[] = "TESTUM_RUN=%NONCE%; export TESTUM_RUN; unset TESTUM_S TESTUM_C; "
                             "{ read -r TESTUM_S </proc/$$/stat; } 2>/dev/null; "
                             "echo \"TESTUM-RUN %NONCE% $$ $TESTUM_S\"; unset TESTUM_S; ";
/// Command substitution drops newlines at the end: a dot guards them. The nonce in front and the
/// dot behind also show whether stdin brought the whole command.
constexpr char kFromArgument[] = "TESTUM_C=$(printf %b \"%COMMAND%.\"); ";
/// Nothing to decode: no subshell either, which a host with little to do notices (3 of 25 ms).
constexpr char kAsItIs[] = "TESTUM_C=\"%COMMAND%.\"; ";
constexpr char kFromStdin[] = "TESTUM_C=$(cat); "
                              "case $TESTUM_C in %NONCE%:*.) ;; *) "
                              "echo \"testum: the command did not arrive whole\" >&2; exit 126;; "
                              "esac; TESTUM_C=${TESTUM_C#%NONCE%:}; ";
constexpr char kEpilogue[] = "TESTUM_C=${TESTUM_C%.}; exec \"${SHELL:-/bin/sh}\" -c \"$TESTUM_C\"";

QByteArray makeNonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char *>(words), sizeof(words)).toHex();
}

bool isHarmless(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView(" ./-_:=,+@").contains(c);
}

/// Printable ASCII that means itself between double quotes between single quotes, in every shell.
bool isLiteral(const QByteArray &command)
{
    return std::all_of(command.begin(), command.end(), [](char c) {
        return c >= ' ' && c <= '~' && !QByteArrayView("'\"$`\\!").contains(c);
    });
}

/// `command` comes last: what it holds is never taken for a placeholder.
QByteArray execOf(const char *body, const QByteArray &nonce, const QByteArray &command = {})
{
    QByteArray script = QByteArray(kPrologue) + body + kEpilogue;
    script.replace("%NONCE%", nonce).replace("%COMMAND%", command);
    return "exec /bin/sh -c '" + script + '\'';
}

} // namespace

QByteArray octalEscaped(const QByteArray &bytes)
{
    QByteArray escaped;
    escaped.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        if (isHarmless(c)) {
            escaped += c;
            continue;
        }
        const auto value = static_cast<unsigned char>(c);
        escaped += "\\0";
        escaped += static_cast<char>('0' + (value >> 6));
        escaped += static_cast<char>('0' + ((value >> 3) & 7));
        escaped += static_cast<char>('0' + (value & 7));
    }
    return escaped;
}

Result<RemoteCommand> RemoteCommand::wrap(const QByteArray &command)
{
    if (command.isEmpty() || command.contains('\0')) {
        return Error{ErrorCode::InvalidArgument, "task.command_invalid",
                     QStringLiteral("The command is empty or holds a NUL byte")};
    }
    if (command.size() > kMaxBytes) {
        return Error{ErrorCode::InvalidArgument,
                     "task.command_too_long",
                     QStringLiteral("The command is too long"),
                     {},
                     {{QStringLiteral("limit"), QString::number(kMaxBytes)},
                      {QStringLiteral("size"), QString::number(command.size())}}};
    }
    RemoteCommand wrapped;
    wrapped.m_nonce = makeNonce();
    const bool literal = isLiteral(command);
    const QByteArray escaped = literal ? command : octalEscaped(command);
    if (escaped.size() <= kMaxInlineBytes) {
        wrapped.m_execRequest = execOf(literal ? kAsItIs : kFromArgument, wrapped.m_nonce, escaped);
        return wrapped;
    }
    wrapped.m_execRequest = execOf(kFromStdin, wrapped.m_nonce);
    wrapped.m_standardInput = wrapped.m_nonce + ':' + command + '.';
    return wrapped;
}

} // namespace testum::ssh
