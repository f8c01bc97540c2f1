#include "support/window/windowfixture.h"

#include "gui/transports.h"

#include <QFile>
#include <QTest>

#include <optional>

namespace testum::tests {

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

WindowFixture::WindowFixture(gui::EngineAccess engine)
    : m_engine(std::move(engine))
    , m_preferences(m_dir.filePath(QStringLiteral("testum.ini")))
    , m_appearance((m_preferences.setLanguageChoice(QStringLiteral("en")), m_preferences), m_theme,
                   m_translations)
    , m_context{m_connection, m_notifications, m_preferences, m_engine,
                [this](const QString &path) { m_opened.append(path); }}
{
    m_preferences.setThemeChoice(QStringLiteral("dark"));
}

WindowFixture::~WindowFixture() = default;

bool WindowFixture::openLocal()
{
    return open(gui::ServerProfile::thisComputer(), gui::localTransports(m_engine));
}

bool WindowFixture::openServer(const QString &url, const QString &user, const QString &password)
{
    gui::ServerProfile server;
    server.id = QStringLiteral("test-server");
    server.url = QUrl(url);
    server.username = user;
    return open(server, gui::serverTransports(server, SecretBytes(password.toUtf8())));
}

bool WindowFixture::open(const gui::ServerProfile &profile,
                         const gui::Connection::TransportFactory &factory)
{
    std::optional<Result<void>> opened;
    m_connection.open(profile, factory, [&opened](const Result<void> &done) { opened = done; });
    (void)QTest::qWaitFor([&opened] { return opened.has_value(); }, kPatienceMs);
    if (opened && *opened)
        return true;
    qWarning("No connection: %s", opened ? opened->error().reason : "no answer");
    return false;
}

QByteArray WindowFixture::preferencesFile() const
{
    QFile file(m_dir.filePath(QStringLiteral("testum.ini")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace testum::tests
