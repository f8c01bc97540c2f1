#include "cli/prompt_unix.h"

#include "cli/exitcode.h"
#include "cli/wording.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace testum::cli {

namespace {

constexpr std::size_t kMaxTypedBytes = 4096;
constexpr char kInterruptByte = 3; // Ctrl-C

/// /dev/tty with echo off; both undone at the end.
class QuietTerminal
{
public:
    QuietTerminal()
        : m_fd(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_fd < 0 || tcgetattr(m_fd, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        quiet.c_lflag |= ECHONL;
        quiet.c_cc[VEOL] = kInterruptByte; // Ctrl-C ends the line, so that echo is restored first
        m_quiet = tcsetattr(m_fd, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet)
            tcsetattr(m_fd, TCSAFLUSH, &m_before);
        if (m_fd >= 0)
            close(m_fd);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    [[nodiscard]] bool isQuiet() const { return m_quiet; }

    void say(const QByteArray &text) const
    {
        if (write(m_fd, text.constData(), static_cast<std::size_t>(text.size())) < 0) {
            // the prompt is a courtesy: the terminal is read all the same
        }
    }

    /// One line; nothing at Ctrl-C, Ctrl-D and errors.
    std::optional<SecretBytes> readLine() const
    {
        SecretBytes line = SecretBytes::zeros(kMaxTypedBytes);
        std::size_t used = 0;
        while (used < kMaxTypedBytes) {
            const ssize_t count = read(m_fd, line.data() + used, kMaxTypedBytes - used);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return std::nullopt;
            for (const std::size_t end = used + static_cast<std::size_t>(count); used < end;
                 ++used) {
                if (line.constData()[used] == kInterruptByte)
                    return std::nullopt;
                if (line.constData()[used] == '\n')
                    return SecretBytes(line.view().first(static_cast<qsizetype>(used)));
            }
        }
        return std::nullopt;
    }

private:
    int m_fd;
    bool m_quiet = false;
    termios m_before{};
};

} // namespace

bool isTerminal(int fileDescriptor) { return isatty(fileDescriptor) == 1; }

bool hasTerminal()
{
    const int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

Result<SecretBytes> askOnTerminal(const QString &prompt)
{
    std::optional<SecretBytes> line;
    {
        // Without echo off nothing is asked: the secret would stay on the screen.
        const QuietTerminal terminal;
        if (!terminal.isQuiet())
            return ownError(
                Wording::tr("The terminal's echo cannot be switched off, so nothing is asked."));
        terminal.say(prompt.toUtf8());
        line = terminal.readLine();
    }
    if (!line)
        return Error{ErrorCode::Cancelled, "cli.interrupted", Wording::tr("Nothing was entered.")};
    return std::move(*line);
}

} // namespace testum::cli
