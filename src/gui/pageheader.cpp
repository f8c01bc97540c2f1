#include "gui/pageheader.h"

#include "gui/actionbutton.h"
#include "gui/busybar.h"
#include "gui/page.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kIcon = 18;
constexpr int kSideMargin = 24;
constexpr int kTextGap = 6; ///< between icon and text, in 1/16 of the icon

/// Not at once: one of them may be what has just been pressed.
void clear(QList<QWidget *> &widgets)
{
    for (QWidget *widget : std::as_const(widgets)) {
        widget->hide();
        widget->deleteLater();
    }
    widgets.clear();
}

} // namespace

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new QHBoxLayout)
    , m_title(new QLabel(this))
    , m_windowButtons(new QHBoxLayout)
    , m_actions(new QHBoxLayout)
    , m_user(new QToolButton(this))
    , m_busy(new BusyBar(this))
{
    setObjectName(QStringLiteral("PageHeader"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("pageTitleLabel"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    applyTextRole(m_title, TextRole::Heading1);

    m_user->setObjectName(QStringLiteral("userMenuButton"));
    m_user->setProperty("kind", QStringLiteral("tool"));
    m_user->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_user->setIcon(
        themedIcon(QStringLiteral("circle-user"), QStringLiteral("text"), QString(), kTextGap));
    m_user->setIconSize(QSize(kIcon + kIcon * kTextGap / 16, kIcon));
    m_user->setFocusPolicy(Qt::StrongFocus);
    connect(m_user, &QToolButton::clicked, this, &PageHeader::userMenuRequested);

    m_crumbs->setSpacing(4);
    m_windowButtons->setSpacing(4);
    m_actions->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(kSideMargin, 0, 16, 0);
    top->addLayout(m_crumbs);
    top->addStretch();
    top->addLayout(m_windowButtons);
    top->addWidget(m_user);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(kSideMargin, 0, kSideMargin, 0);
    bottom->setSpacing(16);
    bottom->addWidget(m_title, 1);
    bottom->addLayout(m_actions);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 8, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(top);
    rows->addLayout(bottom);
    rows->addSpacing(4);
    rows->addWidget(m_busy);
}

QToolButton *PageHeader::addWindowButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(action->objectName().replace(QStringLiteral("Action"), QString()) +
                          QStringLiteral("Button"));
    button->setProperty("kind", QStringLiteral("tool"));
    button->setDefaultAction(action);
    button->setIconSize(QSize(kIcon, kIcon));
    // Where the action has a short text beside its name, its key, that is shown too.
    if (action->iconText() != action->text()) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(kIcon + kIcon * kTextGap / 16, kIcon));
    }
    button->setFocusPolicy(Qt::StrongFocus);
    const auto describe = [button, action] {
        button->setToolTip(actionTooltip(*action));
        button->setAccessibleName(action->text().remove(u'&'));
    };
    describe();
    connect(action, &QAction::changed, button, describe);
    m_windowButtons->addWidget(button);
    return button;
}

void PageHeader::showPage(const Page &page, const QString &group)
{
    clear(m_crumbWidgets);
    addCrumb(group, QString());
    for (const auto &[text, path] : page.breadcrumbs())
        addCrumb(text, path);
    addCrumb(page.title(), QString());
    m_title->setText(page.title());
    m_title->setToolTip(QString());

    clear(m_actionButtons);
    for (QAction *action : page.headerActions()) {
        auto *button = new ActionButton(action, this);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        if (action->property("primary").toBool())
            button->setKind(QStringLiteral("primary"));
        m_actions->addWidget(button);
        m_actionButtons.append(button);
    }
}

void PageHeader::showTitle(const QString &title)
{
    clear(m_crumbWidgets);
    clear(m_actionButtons);
    m_title->setText(title);
}

void PageHeader::focusFirst()
{
    QWidget *first = m_actionButtons.value(0);
    if (!first || !first->isEnabled())
        first = m_windowButtons->count() > 0 ? m_windowButtons->itemAt(0)->widget() : m_user;
    first->setFocus(Qt::TabFocusReason);
}

void PageHeader::addCrumb(const QString &text, const QString &path)
{
    if (text.isEmpty())
        return;
    const auto label = [this](const QString &words) {
        auto *crumb = new QLabel(this);
        crumb->setTextFormat(Qt::PlainText);
        crumb->setText(words);
        crumb->setProperty("role", QStringLiteral("muted"));
        m_crumbs->addWidget(crumb);
        m_crumbWidgets.append(crumb);
    };
    if (!m_crumbWidgets.isEmpty())
        label(QStringLiteral("/"));
    if (path.isEmpty()) {
        constexpr qsizetype kLongest = 60;
        label(text.size() > kLongest ? text.left(kLongest) + u'…' : text);
        return;
    }
    auto *link = new QToolButton(this);
    link->setObjectName(QStringLiteral("crumbButton"));
    link->setProperty("kind", QStringLiteral("link"));
    link->setText(text);
    link->setAccessibleName(text);
    link->setCursor(Qt::PointingHandCursor);
    link->setFocusPolicy(Qt::StrongFocus);
    connect(link, &QToolButton::clicked, this, [this, path] { Q_EMIT pathChosen(path); });
    m_crumbs->addWidget(link);
    m_crumbWidgets.append(link);
}

} // namespace testum::gui
