#include "gui/belldrawer.h"

#include "gui/emptystate.h"
#include "gui/notificationdelegate.h"
#include "gui/notificationmodel.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kWidth = 360;

} // namespace

BellDrawer::BellDrawer(Notifications &notifications, QWidget *parent)
    : QFrame(parent)
    , m_notifications(notifications)
    , m_model(new NotificationModel(notifications, this))
    , m_title(new QLabel(this))
    , m_errorsOnly(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState(this))
    , m_markRead(new QPushButton(this))
    , m_clear(new QPushButton(this))
{
    setObjectName(QStringLiteral("Drawer"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    m_title->setTextFormat(Qt::PlainText);
    applyTextRole(m_title, TextRole::Heading2);
    for (QToolButton *button : {m_errorsOnly, m_close}) {
        button->setProperty("kind", QStringLiteral("tool"));
        button->setIconSize(QSize(18, 18));
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_errorsOnly->setObjectName(QStringLiteral("errorsOnlyButton"));
    m_errorsOnly->setCheckable(true);
    m_errorsOnly->setIcon(themedIcon(QStringLiteral("list-filter"), QStringLiteral("text"),
                                     QStringLiteral("accent")));
    m_close->setObjectName(QStringLiteral("closeDrawerButton"));
    m_close->setIcon(themedIcon(QStringLiteral("x")));
    m_list->setObjectName(QStringLiteral("notificationListView"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NotificationDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_markRead->setObjectName(QStringLiteral("markAllReadButton"));
    m_clear->setObjectName(QStringLiteral("clearNotificationsButton"));

    auto *top = new QHBoxLayout;
    top->setContentsMargins(16, 12, 8, 4);
    top->addWidget(m_title, 1);
    top->addWidget(m_errorsOnly);
    top->addWidget(m_close);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(12, 8, 12, 12);
    bottom->setSpacing(8);
    bottom->addWidget(m_markRead);
    bottom->addWidget(m_clear);
    bottom->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(bottom);

    connect(m_close, &QToolButton::clicked, this, &BellDrawer::closeRequested);
    connect(m_errorsOnly, &QToolButton::toggled, m_model, &NotificationModel::setErrorsOnly);
    connect(m_markRead, &QPushButton::clicked, &notifications, &Notifications::markAllRead);
    connect(m_clear, &QPushButton::clicked, &notifications, &Notifications::clear);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BellDrawer::showState);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const QString path = index.data(NotificationModel::PathRole).toString();
        if (!path.isEmpty())
            Q_EMIT pathChosen(path);
    });
    retranslate();
    showState();
}

void BellDrawer::focusList()
{
    if (m_list->isVisible())
        m_list->setFocus(Qt::TabFocusReason);
    else
        m_close->setFocus(Qt::TabFocusReason);
}

void BellDrawer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void BellDrawer::hideEvent(QHideEvent *event)
{
    m_notifications.markAllRead();
    QFrame::hideEvent(event);
}

void BellDrawer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

void BellDrawer::showState()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_markRead->setEnabled(m_notifications.unreadCount() > 0);
    m_clear->setEnabled(!m_notifications.all().isEmpty());
}

void BellDrawer::retranslate()
{
    setAccessibleName(tr("Notifications"));
    m_title->setText(tr("Notifications"));
    m_list->setAccessibleName(tr("Notifications"));
    const QString errorsOnly = tr("Errors and warnings only");
    m_errorsOnly->setToolTip(errorsOnly);
    m_errorsOnly->setAccessibleName(errorsOnly);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_markRead->setText(tr("&Mark all as read"));
    m_clear->setText(tr("C&lear"));
    m_empty->setContent(QStringLiteral("inbox"), tr("No notifications"), QString());
    m_model->retranslate();
}

} // namespace testum::gui
