#include "app/signalhandler.h"

#include <QCoreApplication>
#include <QPointer>

#include <windows.h>

namespace testum::app {

namespace {

std::atomic<int> g_count{0};
QPointer<SignalHandler> g_handler;

BOOL WINAPI onConsoleEvent(DWORD)
{
    const int count = ++g_count;
    if (g_handler)
        QMetaObject::invokeMethod(
            g_handler, [count] { Q_EMIT g_handler->stopRequested(count); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

SignalHandler::SignalHandler(QObject *parent)
    : QObject(parent)
{
    g_handler = this;
    ::SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

SignalHandler::~SignalHandler() { ::SetConsoleCtrlHandler(onConsoleEvent, FALSE); }

int SignalHandler::count() { return g_count; }

} // namespace testum::app
