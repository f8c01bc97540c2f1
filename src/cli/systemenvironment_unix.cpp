#include "cli/cli.h"

#include "cli/interrupt_unix.h"
#include "cli/prompt_unix.h"

#include <QFile>

#include <csignal>

#include <unistd.h>

namespace testum::cli {

namespace {

/// A standard stream without a buffer of its own: Console has one.
QIODevice *standardStream(int fileDescriptor, QIODevice::OpenMode mode)
{
    static QFile streams[3];
    QFile &file = streams[fileDescriptor];
    if (!file.isOpen() && !file.open(fileDescriptor, mode | QIODevice::Unbuffered))
        qCritical("Standard stream %d is not usable", fileDescriptor);
    return &file;
}

} // namespace

CliEnvironment systemEnvironment()
{
    // "testumctl run … | head": the write then fails, and the remote commands are stopped in order.
    std::signal(SIGPIPE, SIG_IGN);
    CliEnvironment environment;
    environment.input = standardStream(STDIN_FILENO, QIODevice::ReadOnly);
    environment.output = standardStream(STDOUT_FILENO, QIODevice::WriteOnly);
    environment.error = standardStream(STDERR_FILENO, QIODevice::WriteOnly);
    environment.outputIsTerminal = isTerminal(STDOUT_FILENO);
    environment.errorIsTerminal = isTerminal(STDERR_FILENO);
    environment.variables = QProcessEnvironment::systemEnvironment();
    if (hasTerminal())
        environment.askSecret = askOnTerminal;
    environment.watchSignals = watchProcessSignals;
    return environment;
}

} // namespace testum::cli
