#pragma once

#include "client/apiclient.h"
#include "cli/cli.h"
#include "cli/console.h"
#include "cli/loginfile.h"
#include "cli/verb.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <memory>

namespace testum::cli {

/// How a server is reached: from options, the environment or the sign-in file.
struct ServerAddress
{
    QString url;
    QString fingerprint;
    QString caFile;
    SecretBytes token{};
};

/// One run of testumctl: its arguments, where it prints, whom it asks. Lives on run()'s stack.
class Invocation
{
public:
    Invocation(const CliEnvironment &environment, Arguments arguments, text::Language language,
               Console &console);
    ~Invocation();

    [[nodiscard]] const Arguments &arguments() const { return m_arguments; }
    [[nodiscard]] const CliEnvironment &environment() const { return m_environment; }
    [[nodiscard]] Console &console() { return m_console; }
    [[nodiscard]] text::Language language() const { return m_language; }
    [[nodiscard]] bool wantsJson() const { return m_arguments.has("json"); }

    /// The engine or the server, opened at the first call. A sign-in that is kept is used unless
    /// the options name local data.
    [[nodiscard]] Result<client::ApiClient *> api();
    /// Meaningful after api(): the engine lives in this process and ends with it.
    [[nodiscard]] bool isLocal() const { return m_isLocal; }
    [[nodiscard]] Result<std::unique_ptr<client::ApiClient>> openServer(ServerAddress address);
    [[nodiscard]] LoginFile loginFile() const;

    /// "/api/v1/platforms/web01"; names no path can hold are looked up first. Errors: as the API.
    [[nodiscard]] Result<QString> pathOf(const QString &collection, const QString &idOrName);

    /// With --json the document, else `text`. Answers 0, for a verb's last line.
    int answer(const QJsonObject &document, const QString &text);
    void printJson(const QJsonObject &document); ///< indented, one document
    void printJsonLine(const QJsonObject &message);
    /// Headings and rows in aligned columns.
    void printTable(const QStringList &headings, const QList<QStringList> &rows);
    /// Rows of "name: value"; empty values are left out.
    void printFields(const QList<QPair<QString, QString>> &fields);

    /// The error in the user's language, with its refused fields, as standard error gets it.
    [[nodiscard]] QString errorSentence(const Error &error) const;

private:
    [[nodiscard]] Result<std::unique_ptr<client::Transport>> openTransport();
    [[nodiscard]] Result<std::unique_ptr<client::Transport>> openLocal();
    [[nodiscard]] Result<std::unique_ptr<client::Transport>> serverTransport(ServerAddress address);

    const CliEnvironment &m_environment;
    Arguments m_arguments;
    text::Language m_language;
    Console &m_console;
    std::unique_ptr<client::ApiClient> m_api;
    bool m_isLocal = false;
};

/// A JSON value as a table's cell: text as it is, null empty, lists joined by commas.
[[nodiscard]] QString cell(const QJsonValue &value);
[[nodiscard]] inline QString cell(const QJsonObject &object, const char *key)
{
    return cell(object.value(QLatin1String(key)));
}

} // namespace testum::cli
