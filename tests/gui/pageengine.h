#pragma once

#include "app/inprocesstransport.h"
#include "gui/confirmdialog.h"
#include "gui/datatable.h"
#include "support/engine/testengine.h"
#include "support/sshd/sshdserver.h"
#include "support/window/windowfixture.h"

#include <QAction>
#include <QJsonArray>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace testum::tests {

/// The route table by function call as a signed-in user.
class TokenTransport final : public client::Transport
{
public:
    TokenTransport(TestEngine &engine, QByteArray token)
        : m_engine(engine)
        , m_token(std::move(token))
    {}
    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call) override
    {
        QString path = call.path;
        if (!call.query.isEmpty())
            path += QLatin1Char('?') + call.query.toString(QUrl::FullyEncoded);
        const api::ApiResponse answer = m_engine.call(call.method, path, call.body, m_token);
        return client::ApiReply{answer.status, answer.contentType, answer.body};
    }
    [[nodiscard]] Result<void> follow(const QString &, qint64,
                                      const std::function<bool(const QJsonObject &)> &,
                                      CancelToken &) override
    {
        return {};
    }

private:
    TestEngine &m_engine;
    QByteArray m_token;
};

/// An engine in this process, a real sshd its platforms point to, and what a page needs around it.
class PageEngine
{
public:
    PageEngine()
        : sshd(SshdServer::start())
        , window(access())
    {
        if (!sshd || !window.openLocal())
            qFatal("There is no engine to test with");
    }

    QString addPlatform(const QString &name, const QJsonObject &more = {})
    {
        QJsonObject body{
            {QStringLiteral("name"), name},
            {QStringLiteral("host"), sshd->host()},
            {QStringLiteral("port"), sshd->port()},
            {QStringLiteral("username"), sshd->user()},
            {QStringLiteral("auth_method"), QStringLiteral("private_key")},
            {QStringLiteral("private_key"), QString::fromUtf8(sshd->clientPrivateKey())}};
        for (auto it = more.begin(); it != more.end(); ++it)
            body.insert(it.key(), it.value());
        return idOf(engine.owner("POST", QStringLiteral("/api/v1/platforms"), body));
    }
    /// Starts a command and answers the task's id.
    QString start(const QString &command, const QStringList &platforms)
    {
        return idOf(engine.owner(
            "POST", QStringLiteral("/api/v1/tasks"),
            QJsonObject{{QStringLiteral("type"), QStringLiteral("run_command")},
                        {QStringLiteral("command"), command},
                        {QStringLiteral("connect_retries"), 0},
                        {QStringLiteral("platforms"), QJsonArray::fromStringList(platforms)}}));
    }
    /// The same, and waits for its end.
    QString run(const QString &command, const QStringList &platforms)
    {
        const QString id = start(command, platforms);
        (void)engine.waitForTask(id);
        return id;
    }
    /// From now on the pages work with this role; window.openLocal() makes them the owner's again.
    [[nodiscard]] bool openAs(domain::Role role)
    {
        bool isOpen = false;
        window.connection().open(
            gui::ServerProfile::thisComputer(),
            [this, token = engine.token(role)]() -> Result<std::unique_ptr<client::Transport>> {
                return std::unique_ptr<client::Transport>(
                    std::make_unique<TokenTransport>(engine, token));
            },
            [&isOpen](const Result<void> &done) { isOpen = done.has_value(); });
        return QTest::qWaitFor([&isOpen] { return isOpen; }, 30'000);
    }
    [[nodiscard]] QString opened() const
    {
        return window.opened().value(window.opened().size() - 1);
    }

    [[nodiscard]] static QString idOf(const QJsonObject &json)
    {
        return json.value(QStringLiteral("id")).toString();
    }

    std::unique_ptr<SshdServer> sshd;
    TestEngine engine;
    WindowFixture window;

private:
    gui::EngineAccess access()
    {
        gui::EngineAccess access;
        access.openLocal = [] { return Result<void>(); };
        access.localTransport = [this](const QByteArray &language) {
            return std::unique_ptr<client::Transport>(
                std::make_unique<app::InProcessTransport>(engine.context(), language));
        };
        return access;
    }
};

/// Puts a page on the screen as the window does.
inline void showPage(gui::Page &page, const QString &subPath = {}, const QString &query = {})
{
    page.resize(1040, 720);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    page.activateWindow();
    page.open(subPath, query);
}

/// Triggers an action of the page; ends the test program when there is none or it is disabled.
inline void trigger(const QWidget &page, const char *name)
{
    auto *action = page.findChild<QAction *>(QLatin1String(name));
    if (action == nullptr || !action->isEnabled())
        qFatal("%s cannot be triggered", name);
    action->trigger();
}

inline bool isEnabled(const QWidget &page, const char *name)
{
    const auto *action = page.findChild<QAction *>(QLatin1String(name));
    return action != nullptr && action->isEnabled();
}

/// Confirms the question that is open on the page.
inline void confirm(const QWidget &page)
{
    auto *dialog = page.findChild<gui::ConfirmDialog *>();
    if (dialog == nullptr)
        qFatal("Nothing is asked");
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("confirmPushButton")),
                      Qt::LeftButton);
}

/// Texts of a column of what the table shows.
inline QStringList shownTexts(const gui::DataTable &table, int column)
{
    QStringList texts;
    const QAbstractItemModel *rows = table.view()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        texts.append(rows->index(row, column).data().toString());
    return texts;
}

} // namespace testum::tests
