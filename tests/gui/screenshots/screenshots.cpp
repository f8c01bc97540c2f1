// Pictures of every screen, in both themes and languages: ./dev screenshots. A real window on a
// real engine, whose hosts are played.

#include "app/inprocesstransport.h"
#include "gui/closeguard.h"
#include "gui/pagefactory.h"
#include "gui/screenshots/camera.h"
#include "gui/screenshots/smallfleet.h"
#include "gui/windowactions.h"
#include "support/window/windowfixture.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace testum;
using tests::Camera;

namespace {

struct Screen
{
    const char *name;
    const char *path;
    bool isMain = false;     ///< also in 1920 × 1080
    const char *action = ""; ///< an action of the page to trigger before the picture
};

constexpr Screen kScreens[] = {
    {"home", "home", true},
    {"platforms", "platforms", true},
    {"keys", "keys"},
    {"run", "run", true},
    {"task", "tasks/FINISHED", true},
    {"task-running", "tasks/RUNNING"},
    {"tasks", "tasks", true},
    {"audit", "audit"},
    {"users", "users"},
    {"settings-account", "settings/account"},
    {"settings-appearance", "settings/appearance"},
    {"settings-language", "settings/language"},
    {"settings-ssh", "settings/ssh"},
    {"settings-api", "settings/api"},
    {"settings-storage", "settings/storage"},
    {"settings-security", "settings/security"},
    {"settings-notifications", "settings/notifications"},
    {"settings-shortcuts", "settings/shortcuts"},
    {"dialog-platform", "platforms", false, "addPlatformAction"},
    {"dialog-key-generate", "keys", false, "generateKeyAction"},
    {"dialog-key-import", "keys", false, "importKeyAction"},
    {"dialog-user", "users", false, "addUserAction"},
};

gui::EngineAccess accessTo(tests::SmallFleet &fleet)
{
    gui::EngineAccess access;
    access.hasLocalData = [] { return true; };
    access.openLocal = []() -> Result<void> { return {}; };
    access.localTransport = [&fleet](const QByteArray &language) {
        return std::unique_ptr<client::Transport>(
            std::make_unique<app::InProcessTransport>(fleet.engine().context(), language));
    };
    access.localInfo = [] {
        gui::LocalEngineInfo info;
        // As on anybody's machine, not the temporary directory of this one.
        info.dataDir = QStringLiteral("/home/alice/.local/share/testum");
        info.database = QStringLiteral("SQLite, ") + info.dataDir + QStringLiteral("/testum.db");
        info.masterKeyPlace = QStringLiteral("keychain");
        return info;
    };
    access.startApiServer = [](const gui::ApiServerOptions &) -> Result<QString> {
        return QStringLiteral("http://127.0.0.1:8000");
    };
    access.stopApiServer = [] {};
    access.isBusy = [] { return false; };
    access.shutDown = [](std::chrono::milliseconds) {};
    access.stopNow = [] {};
    return access;
}

QString pathOf(const Screen &screen, const tests::SmallFleet &fleet)
{
    return QString::fromLatin1(screen.path)
        .replace(QStringLiteral("FINISHED"), fleet.finishedTask())
        .replace(QStringLiteral("RUNNING"), fleet.runningTask());
}

void photograph(Camera &camera, const Screen &screen, const tests::SmallFleet &fleet)
{
    const QString wanted = QString::fromLatin1(screen.action);
    camera.take(QString::fromLatin1(screen.name), pathOf(screen, fleet),
                [&wanted](gui::Page &page) {
                    if (wanted.isEmpty())
                        return;
                    if (auto *action = page.findChild<QAction *>(wanted))
                        action->trigger();
                    else
                        qWarning("There is no action %s", qUtf8Printable(wanted));
                });
}

/// What is no page: windows over the window.
void photographDialogs(Camera &camera, gui::MainWindow &window, const gui::EngineAccess &engine)
{
    const QString home = QStringLiteral("home");
    const gui::WindowActions &actions = window.windowActions();
    camera.take(QStringLiteral("dialog-palette"), home,
                [&actions](gui::Page &) { actions.palette->trigger(); });
    camera.take(QStringLiteral("dialog-shortcuts"), home,
                [&actions](gui::Page &) { actions.shortcuts->trigger(); });
    camera.take(QStringLiteral("dialog-about"), home,
                [&actions](gui::Page &) { actions.about->trigger(); });
    gui::EngineAccess busy = engine;
    busy.isBusy = [] { return true; };
    gui::Preferences nobodys(QDir::temp().filePath(QStringLiteral("testum-screenshots.ini")));
    gui::CloseGuard guard(busy, nobodys, window);
    camera.take(QStringLiteral("dialog-close"), home,
                [&guard](gui::Page &) { (void)guard.mayClose(); });
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"),
                                 QStringLiteral("Where the pictures go."));
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Only screens with this in their name."),
                                  QStringLiteral("TEXT"));
    const QCommandLineOption variants(
        QStringLiteral("variants"), QStringLiteral("Of dark-en,dark-ru,light-en,light-ru."),
        QStringLiteral("LIST"), QStringLiteral("dark-en,dark-ru,light-en,light-ru"));
    parser.addHelpOption();
    parser.addOptions({only, variants});
    parser.process(application);
    const QDir folder(parser.positionalArguments().value(0, QStringLiteral("screenshots")));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "screenshots: %s cannot be made\n", qUtf8Printable(folder.path()));
        return 1;
    }

    tests::SmallFleet fleet;
    tests::WindowFixture fixture(accessTo(fleet));
    fixture.preferences().setReduceAnimations(true);
    gui::MainWindow window(fixture.connection(), fixture.notifications(), fixture.preferences(),
                           fixture.engine(), gui::pageFactories());
    Camera camera(window, folder);
    const QString wanted = parser.value(only);
    for (const QString &variant : parser.value(variants).split(u',', Qt::SkipEmptyParts)) {
        fixture.preferences().setThemeChoice(variant.section(u'-', 0, 0));
        fixture.preferences().setLanguageChoice(variant.section(u'-', 1));
        camera.setVariant(variant);
        const auto inSize = [&](QSize size, bool mainOnly) {
            camera.setSize(size);
            window.show();
            if (!mainOnly && QStringLiteral("welcome").contains(wanted)) {
                fixture.connection().close();
                camera.take(QStringLiteral("welcome"), QStringLiteral("welcome"));
                camera.take(QStringLiteral("welcome-server"),
                            QStringLiteral("welcome?url=https%3A%2F%2Ftestum.example.org"));
            }
            if (fixture.connection().state() != gui::Connection::State::Online &&
                !fixture.openLocal())
                return;
            for (const Screen &screen : kScreens) {
                if ((!mainOnly || screen.isMain) && QLatin1String(screen.name).contains(wanted))
                    photograph(camera, screen, fleet);
            }
            if (!mainOnly && (wanted.isEmpty() || wanted == QLatin1String("dialog")))
                photographDialogs(camera, window, fixture.engine());
        };
        inSize({1280, 800}, false);
        inSize({1920, 1080}, true);
    }
    std::printf("%d pictures in %s, %d complaints\n", camera.taken(),
                qUtf8Printable(folder.absolutePath()), camera.failed());
    fixture.connection().close();
    return camera.failed() == 0 && camera.taken() > 0 ? 0 : 1;
}
