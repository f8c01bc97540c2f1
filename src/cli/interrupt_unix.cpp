#include "cli/interrupt_unix.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace testum::cli {

namespace {

constexpr std::array kWatched{SIGINT, SIGTERM, SIGHUP};
std::atomic<int> g_pipe{-1};

/// Only async-signal-safe calls: the number goes down a pipe, the thread behind it does the rest.
extern "C" void forwardSignal(int number)
{
    const int saved = errno;
    const auto byte = static_cast<unsigned char>(number);
    if (write(g_pipe.load(), &byte, 1) < 0) { // full: enough of them wait already
    }
    errno = saved;
}

class SignalWatch
{
public:
    explicit SignalWatch(std::shared_ptr<Interrupt> interrupt)
        : m_interrupt(std::move(interrupt))
    {
        if (pipe2(m_pipe.data(), O_CLOEXEC) != 0)
            return; // without it Ctrl-C simply ends the process
        g_pipe = m_pipe[1];
        m_thread = std::thread([this] { forward(); });
        struct sigaction action = {};
        action.sa_handler = forwardSignal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        for (std::size_t i = 0; i < kWatched.size(); ++i) {
            sigaction(kWatched[i], nullptr, &m_before[i]);
            if (m_before[i].sa_handler != SIG_IGN) // nohup stays nohup
                sigaction(kWatched[i], &action, nullptr);
        }
    }

    ~SignalWatch()
    {
        if (!m_thread.joinable())
            return;
        for (std::size_t i = 0; i < kWatched.size(); ++i)
            sigaction(kWatched[i], &m_before[i], nullptr);
        forwardSignal(0); // the thread's end
        m_thread.join();
        g_pipe = -1;
        close(m_pipe[0]);
        close(m_pipe[1]);
    }
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;

private:
    void forward()
    {
        unsigned char number = 0;
        while (read(m_pipe[0], &number, 1) == 1 && number != 0) {
            if (!m_interrupt->fire(number))
                _exit(128 + number);
        }
    }

    std::shared_ptr<Interrupt> m_interrupt;
    std::array<int, 2> m_pipe{-1, -1};
    std::array<struct sigaction, kWatched.size()> m_before{};
    std::thread m_thread;
};

} // namespace

std::shared_ptr<void> watchProcessSignals(const std::shared_ptr<Interrupt> &interrupt)
{
    return std::make_shared<SignalWatch>(interrupt);
}

} // namespace testum::cli
