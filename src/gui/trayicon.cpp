#include "gui/trayicon.h"

#include "gui/preferences.h"
#include "gui/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPainter>

namespace testum::gui {

namespace {

constexpr int kSide = 64; ///< scaled down by the desktop

} // namespace

TrayIcon::TrayIcon(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_open(m_menu.addAction(QString()))
    , m_run(m_menu.addAction(QString()))
    , m_tasks(m_menu.addAction(QString()))
    , m_quit(nullptr)
{
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString());
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    m_icon.setContextMenu(&m_menu);
    connect(m_open, &QAction::triggered, this, &TrayIcon::openRequested);
    connect(m_run, &QAction::triggered, this, [this] { Q_EMIT pathChosen(QStringLiteral("run")); });
    connect(m_tasks, &QAction::triggered, this,
            [this] { Q_EMIT pathChosen(QStringLiteral("tasks")); });
    connect(m_quit, &QAction::triggered, this, &TrayIcon::quitRequested);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT openRequested();
            });
    connect(&preferences, &Preferences::changed, this, [this](const QString &what) {
        if (what == QLatin1String("tray"))
            showByPreference();
    });
    connect(&theme(), &Theme::changed, this, &TrayIcon::paint);
    m_menu.installEventFilter(this);
    retranslate();
    paint();
    showByPreference();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

void TrayIcon::setRunning(int count)
{
    m_running = count;
    retranslate();
    paint();
}

void TrayIcon::setAttention(bool attention)
{
    if (attention == m_attention)
        return;
    m_attention = attention;
    paint();
}

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_menu && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void TrayIcon::showByPreference() { m_icon.setVisible(m_preferences.showTray() && isAvailable()); }

void TrayIcon::paint()
{
    QPixmap pixmap = QIcon(QStringLiteral(":/icons/testum.svg")).pixmap(kSide, kSide);
    if (m_running > 0 || m_attention) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().color(QStringLiteral("bgApp")), 4));
        painter.setBrush(theme().color(m_attention ? QStringLiteral("dangerFill")
                                                   : QStringLiteral("accentFill")));
        painter.drawEllipse(QRectF(kSide * 0.55, kSide * 0.55, kSide * 0.4, kSide * 0.4));
    }
    m_icon.setIcon(QIcon(pixmap));
}

void TrayIcon::retranslate()
{
    const QString running = tr("Running tasks: %1").arg(m_running);
    m_open->setText(tr("&Open testum"));
    m_run->setText(tr("&Run…"));
    m_tasks->setText(running);
    m_quit->setText(tr("&Quit"));
    m_icon.setToolTip(m_running > 0 ? QStringLiteral("testum\n") + running
                                    : QStringLiteral("testum"));
}

} // namespace testum::gui
