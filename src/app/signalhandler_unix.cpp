#include "app/signalhandler.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace testum::app {

namespace {

int g_sockets[2] = {-1, -1};
std::atomic<int> g_count{0};

void onSignal(int)
{
    ++g_count;
    const char byte = 1;
    (void)!::write(g_sockets[0], &byte, 1); // async-signal-safe; a full socket already wakes
}

} // namespace

SignalHandler::SignalHandler(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, g_sockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(g_sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        if (::read(g_sockets[1], bytes, sizeof bytes) > 0)
            Q_EMIT stopRequested(count());
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(number, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

SignalHandler::~SignalHandler()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        ::signal(number, SIG_DFL);
    ::close(g_sockets[0]);
    ::close(g_sockets[1]);
}

int SignalHandler::count() { return g_count; }

} // namespace testum::app
