// testum: the window, on this computer's own engine or attached to a server.

#include "app/appconfig.h"
#include "app/signalhandler.h"
#include "core/lockedmemory.h"
#include "core/logging.h"
#include "desktop/localengine.h"
#include "desktop/shutdown.h"
#include "desktop/singleinstance.h"
#include "gui/apiserverstarter.h"
#include "gui/appearance.h"
#include "gui/closeguard.h"
#include "gui/focusrings.h"
#include "gui/installedtranslations.h"
#include "gui/mainwindow.h"
#include "gui/notifications.h"
#include "gui/preferences.h"
#include "gui/startoptions.h"
#include "gui/theme.h"
#include "gui/transports.h"
#include "text/errortext.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QUrlQuery>

#include <cstdio>

Q_LOGGING_CATEGORY(lcStart, "testum.start", QtWarningMsg)

namespace {

using namespace testum;
using desktop::SingleInstance;

constexpr std::chrono::seconds kDrainTime{30};

void say(FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text), stream);
    std::fflush(stream);
}

/// Logs when the window is on the screen for the first time (./dev bench reads it).
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget &window, const QElapsedTimer &sinceStart)
        : QObject(&window)
        , m_sinceStart(sinceStart)
    {
        window.installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this,
                [this] {
                    qCInfo(lcStart, "The first window was painted after %lld ms",
                           static_cast<long long>(m_sinceStart.elapsed()));
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    const QElapsedTimer m_sinceStart;
};

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // Qt would abort the process instead of answering.
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// The part of a start that needs no display. An application object of its own, because help and
/// version are answered without one too.
struct Prepared
{
    gui::StartOptions options;
    std::optional<app::AppConfig> config;
    int exitCode = 0;
};

Prepared prepare(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    gui::InstalledTranslations translations;
    translations.choose(QStringLiteral("system"));
    Prepared prepared;
    prepared.options = gui::parseStartOptions(QCoreApplication::arguments());
    const gui::StartOptions &options = prepared.options;
    if (options.exitCode) {
        prepared.exitCode = *options.exitCode;
        say(*options.exitCode == 0 ? stdout : stderr, options.message);
        return prepared;
    }
    app::ConfigOverrides overrides;
    overrides.dataDir = options.dataDir;
    overrides.databaseUrl = options.databaseUrl;
    overrides.envFile = options.envFile;
    auto config = app::AppConfig::load(overrides);
    if (!config) {
        const auto language = text::languageFromLocale(translations.language());
        say(stderr, QStringLiteral("testum: ") + text::errorText(config.error(), language) + u'\n');
        prepared.exitCode = 2;
        return prepared;
    }
    if (!hasDisplay()) {
        say(stderr, QStringLiteral("testum: ") + gui::noDisplayText() + u'\n');
        prepared.exitCode = 1;
        return prepared;
    }
    prepared.config = std::move(config).value();
    return prepared;
}

void applyScale()
{
    const int percent = gui::Preferences().scalePercent();
    if (percent != 100 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

/// The path that a second start hands over.
QString wantedPath(const gui::StartOptions &options)
{
    if (options.attachUrl.isEmpty())
        return options.page;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("url"), options.attachUrl);
    return QStringLiteral("welcome?") + query.toString(QUrl::FullyEncoded);
}

/// Opens what was asked for; without a word, what was used the last time.
void begin(gui::MainWindow &window, gui::Connection &connection, gui::Preferences &preferences,
           const gui::EngineAccess &engine, const gui::StartOptions &options)
{
    const QString page = options.page.isEmpty() ? preferences.startPage() : options.page;
    const QString last = preferences.lastServer();
    const gui::ServerProfile local = gui::ServerProfile::thisComputer();
    const bool wantsLocal = !options.dataDir.isEmpty() || !options.databaseUrl.isEmpty() ||
                            last.isEmpty() || last == local.id;
    QUrlQuery welcome;
    if (!options.page.isEmpty())
        welcome.addQueryItem(QStringLiteral("then"), options.page);
    if (!options.attachUrl.isEmpty()) {
        welcome.addQueryItem(QStringLiteral("url"), options.attachUrl);
    } else if (wantsLocal && engine.hasLocalData()) {
        // The page is there at once, and its rows as soon as the engine is.
        connection.open(local, gui::localTransports(engine),
                        [&window, &preferences, local](const Result<void> &opened) {
                            if (opened)
                                preferences.setLastServer(local.id);
                            else
                                window.openPath(QStringLiteral("welcome?server=") + local.id);
                        });
        window.openPath(page);
        if (!window.currentPage())
            window.openPath(QStringLiteral("home"));
        return;
    } else if (!wantsLocal) {
        welcome.addQueryItem(QStringLiteral("server"), last);
    }
    const QString query = welcome.toString(QUrl::FullyEncoded);
    window.openPath(query.isEmpty() ? QStringLiteral("welcome")
                                    : QStringLiteral("welcome?") + query);
}

int run(const gui::StartOptions &options, const app::AppConfig &config, SingleInstance &instance,
        const QElapsedTimer &sinceStart)
{
    app::SignalHandler signalHandler;
    desktop::LocalEngine localEngine(config);
    const gui::EngineAccess engine = localEngine.access();

    gui::Preferences preferences;
    gui::Theme theme;
    gui::InstalledTranslations translations;
    const auto followLanguage = [&translations] {
        gui::setAnswerLanguage(text::languageFromLocale(translations.language()));
    };
    QObject::connect(&translations, &gui::InstalledTranslations::changed, followLanguage);
    gui::Appearance appearance(preferences, theme, translations);
    if (!options.language.isEmpty())
        translations.choose(options.language);
    if (!options.theme.isEmpty())
        theme.choose(options.theme);

    const gui::FocusRings focusRings(qApp);

    gui::Connection connection;
    gui::Notifications notifications;
    gui::MainWindow window(connection, notifications, preferences, engine, gui::pageFactories());
    gui::CloseGuard guard(engine, preferences, window);
    gui::ApiServerStarter apiStarter(connection, engine, preferences, notifications);
    desktop::Shutdown shutdown(localEngine, connection);

    QApplication::setQuitOnLastWindowClosed(false); // hidden in the tray is not closed
    window.setCloseGuard([&guard, &shutdown] {
        if (!shutdown.hasBegun() && !guard.mayClose())
            return false;
        QMetaObject::invokeMethod(
            &shutdown, [&shutdown] { shutdown.begin({}); }, Qt::QueuedConnection);
        return true;
    });
    QObject::connect(&guard, &gui::CloseGuard::closeConfirmed, &shutdown, [&window, &shutdown] {
        window.closeForGood();
        shutdown.begin({});
    });
    QObject::connect(&window, &gui::MainWindow::quitRequested, &window, &QWidget::close);
    const auto end = [&window, &shutdown](int count) {
        if (count > 1 && shutdown.hasBegun()) {
            shutdown.hurry();
            return;
        }
        qCInfo(lcTestum, "Stopping: no new runs, waiting up to %lld s for running ones",
               static_cast<long long>(kDrainTime.count()));
        window.closeForGood();
        shutdown.begin(kDrainTime);
    };
    QObject::connect(&signalHandler, &app::SignalHandler::stopRequested, &shutdown, end);
    QObject::connect(&shutdown, &desktop::Shutdown::begun, &instance,
                     &SingleInstance::stopListening);
    QObject::connect(
        &instance, &SingleInstance::activated, &window, [&window](const QString &page) {
            window.bringToFront();
            if (!page.isEmpty())
                window.openPath(page);
            qCInfo(lcStart, "A second start asked for \"%s\"; shown: %s",
                   qUtf8Printable(escapedLine(page)), qUtf8Printable(window.currentPath()));
        });

    const FirstPaint firstPaint(window, sinceStart);
    begin(window, connection, preferences, engine, options);
    window.show();
    if (app::SignalHandler::count() > 0)
        end(1);
    const int exitCode = QApplication::exec();
    // The engine is down: a next start need not wait for calls that a dead server holds.
    engine.stopApiServer();
    instance.release();
    return exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    hardenProcess();
    QCoreApplication::setApplicationName(QStringLiteral("testum"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TESTUM_VERSION));
    const Prepared prepared = prepare(argc, argv);
    if (!prepared.config)
        return prepared.exitCode;
    installLogging(prepared.config->logFormat);

    applyScale();
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("testum"));
    SingleInstance instance(prepared.config->dataDir);
    switch (instance.begin(wantedPath(prepared.options))) {
    case SingleInstance::Role::First:
        return run(prepared.options, *prepared.config, instance, sinceStart);
    case SingleInstance::Role::HandedOver:
        return 0;
    case SingleInstance::Role::NoAnswer:
        say(stderr, QStringLiteral("testum: ") + gui::noAnswerText(instance.firstPid()) + u'\n');
        return 1;
    }
    return 1;
}
