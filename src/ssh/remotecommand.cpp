#include "ssh/remotecommand.h"

#include <QRandomGenerator>

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

QByteArray execOf(QByteArray script, const QByteArray &nonce)
{
    script.replace("%NONCE%", nonce);
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
    const QByteArray escaped = octalEscaped(command);
    if (escaped.size() <= kMaxInlineBytes) {
        QByteArray fromArgument(kFromArgument);
        wrapped.m_execRequest = execOf(
            kPrologue + fromArgument.replace("%COMMAND%", escaped) + kEpilogue, wrapped.m_nonce);
        return wrapped;
    }
    wrapped.m_execRequest = execOf(QByteArray(kPrologue) + kFromStdin + kEpilogue, wrapped.m_nonce);
    wrapped.m_standardInput = wrapped.m_nonce + ':' + command + '.';
    return wrapped;
}

} // namespace testum::ssh
