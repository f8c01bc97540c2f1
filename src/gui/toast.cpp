#include "gui/toast.h"

#include "gui/themedicon.h"
#include "gui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>

namespace testum::gui {

namespace {

constexpr int kWidth = 360;
constexpr int kTickMs = 250;
constexpr int kIcon = 18;

int secondsOf(const Notification &notification)
{
    if (notification.seconds > 0)
        return notification.seconds;
    switch (notification.tone) {
    case Tone::Danger:
        return 0; // until it is closed
    case Tone::Warning:
        return 10;
    case Tone::Neutral:
    case Tone::Info:
    case Tone::Success:
        return 5;
    }
    return 5;
}

} // namespace

Toast::Toast(const Notification &notification, QWidget *parent)
    : QFrame(parent)
    , m_notification(notification)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("Toast"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    m_text->setObjectName(QStringLiteral("toastTextLabel"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setText(notification.text);
    m_action->setObjectName(QStringLiteral("toastActionButton"));
    m_action->setText(notification.actionText);
    m_action->setVisible(!notification.actionText.isEmpty());
    m_action->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("toastCloseButton"));
    m_close->setProperty("kind", QStringLiteral("tool"));
    m_close->setIcon(themedIcon(QStringLiteral("x"), QStringLiteral("textMuted")));
    m_close->setIconSize(QSize(16, 16));
    m_close->setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(notification.text);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 12, 8, 12);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);

    connect(m_close, &QToolButton::clicked, this, &Toast::close);
    connect(m_action, &QPushButton::clicked, this, [this] {
        Q_EMIT actionTriggered();
        close();
    });
    connect(&theme(), &Theme::changed, this, &Toast::paintIcon);
    connect(&m_timer, &QTimer::timeout, this, &Toast::tick);
    paintIcon();
    retranslate();
    m_remainingMs = secondsOf(notification) * 1000;
    if (m_remainingMs > 0)
        m_timer.start(kTickMs);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Toast::tick()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool held = underMouse() || (focus && isAncestorOf(focus)) || !window()->isActiveWindow();
    if (held && m_notification.holdable)
        return;
    m_remainingMs -= kTickMs;
    if (m_remainingMs <= 0)
        close();
}

void Toast::close()
{
    m_timer.stop();
    Q_EMIT closed();
}

void Toast::retranslate()
{
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void Toast::paintIcon()
{
    m_icon->setPixmap(themedPixmap(toneIcon(m_notification.tone), toneToken(m_notification.tone),
                                   kIcon, devicePixelRatioF()));
}

} // namespace testum::gui
