#pragma once

#include "client/httptransport.h"
#include "client/transport.h"
#include "cli/interrupt.h"
#include "core/result.h"
#include "core/secretbytes.h"
#include "text/errortext.h"

#include <QIODevice>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace testum::cli {

/// Which data directory the embedded engine opens; empty fields mean its defaults.
struct LocalOptions
{
    QString dataDir;
    QString databaseUrl;
    QString envFile;
    text::Language language = text::Language::English; ///< of the answers (Accept-Language)
};

/// What testumctl gets from outside, so that tests can hand it fakes. Pointers are the caller's.
struct CliEnvironment
{
    std::function<Result<std::unique_ptr<client::Transport>>(const LocalOptions &)> openLocal;
    /// Empty: client::HttpTransport::create.
    std::function<Result<std::unique_ptr<client::Transport>>(client::HttpOptions)> openServer;
    QIODevice *input = nullptr;
    QIODevice *output = nullptr;
    QIODevice *error = nullptr;
    bool outputIsTerminal = false;
    bool errorIsTerminal = false;
    QProcessEnvironment variables;
    /// Asks on the terminal without echo. Empty: there is no terminal to ask on.
    std::function<Result<SecretBytes>(const QString &prompt)> askSecret;
    std::shared_ptr<Interrupt> interrupt = std::make_shared<Interrupt>();
    /// Routes Ctrl-C to `interrupt` while the answer is held. Empty: nothing to route.
    std::function<std::shared_ptr<void>(const std::shared_ptr<Interrupt> &)> watchSignals;
};

/// The process's own streams, terminal, variables and signals. openLocal stays empty.
[[nodiscard]] CliEnvironment systemEnvironment();

/// Runs one invocation; `arguments` without the program's name. Answers the exit code (exitcode.h).
/// Needs a QCoreApplication. Blocks; one call at a time in a process.
[[nodiscard]] int run(const QStringList &arguments, const CliEnvironment &environment);

} // namespace testum::cli
