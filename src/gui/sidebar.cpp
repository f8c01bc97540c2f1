#include "gui/sidebar.h"

#include "gui/connection.h"
#include "gui/pagetable.h"
#include "gui/preferences.h"
#include "gui/sidebarbutton.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kOpenWidth = 236;
constexpr int kCollapsedWidth = 60;

QString collapsedKey() { return QStringLiteral("window/sidebarCollapsed"); }

} // namespace

Sidebar::Sidebar(Connection &connection, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_preferences(preferences)
    , m_brand(new QLabel(QStringLiteral("testum"), this))
    , m_scroll(new QScrollArea(this))
    , m_toggle(new QToolButton(this))
{
    setObjectName(QStringLiteral("Sidebar"));
    setAttribute(Qt::WA_StyledBackground);
    m_brand->setObjectName(QStringLiteral("brandLabel"));
    m_brand->setProperty("role", QStringLiteral("brand"));
    m_brand->setTextFormat(Qt::PlainText);
    applyTextRole(m_brand, TextRole::Heading1);
    m_brand->setProperty("role", QStringLiteral("brand"));

    auto *list = new QWidget(this);
    list->setObjectName(QStringLiteral("SidebarList"));
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(8, 0, 8, 8);
    rows->setSpacing(2);
    m_group.setExclusive(true);
    for (const PageEntry &entry : pageEntries()) {
        const QString group = QLatin1String(entry.group);
        if (!group.isEmpty() && !m_sections.contains(group)) {
            auto *section = new QLabel(list);
            section->setTextFormat(Qt::PlainText);
            section->setProperty("role", QStringLiteral("section"));
            rows->addWidget(section);
            m_sections.insert(group, section);
        }
        auto *button = new SidebarButton(list);
        const QString id = QLatin1String(entry.id);
        button->setObjectName(id + QStringLiteral("SidebarButton"));
        button->setIconName(QLatin1String(entry.icon));
        m_group.addButton(button);
        m_buttons.insert(id, button);
        rows->addWidget(button);
        // Not toggled(): the button is also checked when the page was opened in another way.
        connect(button, &QToolButton::clicked, this, [this, id] {
            Q_EMIT pageChosen(id);
            setCurrent(m_current); // the page on screen may have refused to be left
        });
    }
    rows->addStretch();

    m_scroll->setObjectName(QStringLiteral("SidebarScroll"));
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    m_toggle->setObjectName(QStringLiteral("collapseSidebarButton"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    connect(m_toggle, &QToolButton::clicked, this, &Sidebar::toggleCollapsed);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 8);
    column->setSpacing(8);
    column->addWidget(m_brand);
    column->addWidget(m_scroll, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 0, 8, 0);
    bottom->addWidget(m_toggle);
    column->addLayout(bottom);

    retranslate();
    showPermitted();
    applyCollapsed();
    connect(&connection, &Connection::meChanged, this, &Sidebar::showPermitted);
}

void Sidebar::setCurrent(const QString &pageId)
{
    m_current = pageId;
    const PageEntry *entry = findPage(pageId);
    if (SidebarButton *button = entry ? m_buttons.value(QLatin1String(entry->id)) : nullptr) {
        button->setChecked(true);
        m_scroll->ensureWidgetVisible(button);
    } else if (QAbstractButton *checked = m_group.checkedButton()) {
        m_group.setExclusive(false);
        checked->setChecked(false);
        m_group.setExclusive(true);
    }
}

void Sidebar::setBadge(const QString &pageId, int count, const QString &description)
{
    if (SidebarButton *button = m_buttons.value(pageId))
        button->setBadge(count, description);
}

void Sidebar::setNarrowWindow(bool narrow)
{
    if (narrow == m_narrowWindow)
        return;
    m_narrowWindow = narrow;
    m_openedByHand = false;
    applyCollapsed();
}

void Sidebar::toggleCollapsed()
{
    if (m_narrowWindow)
        m_openedByHand = m_collapsed;
    else
        m_preferences.setValue(collapsedKey(), !m_collapsed);
    applyCollapsed();
}

QStringList Sidebar::shownPages() const
{
    QStringList pages;
    for (const PageEntry &entry : pageEntries()) {
        const QString id = QLatin1String(entry.id);
        if (!m_buttons.value(id)->isHidden())
            pages.append(id);
    }
    return pages;
}

void Sidebar::focusCurrent()
{
    QAbstractButton *button = m_group.checkedButton();
    if (!button || button->isHidden())
        button = m_buttons.value(shownPages().value(0));
    if (button)
        button->setFocus(Qt::TabFocusReason);
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Sidebar::showPermitted()
{
    QSet<QString> groups;
    for (const PageEntry &entry : pageEntries()) {
        const QString permission = QLatin1String(entry.permission);
        const bool permitted = permission.isEmpty() || m_connection.may(permission);
        m_buttons.value(QLatin1String(entry.id))->setVisible(permitted);
        if (permitted)
            groups.insert(QLatin1String(entry.group));
    }
    for (auto it = m_sections.cbegin(); it != m_sections.cend(); ++it)
        it.value()->setVisible(!m_collapsed && groups.contains(it.key()));
}

void Sidebar::applyCollapsed()
{
    m_collapsed =
        m_narrowWindow ? !m_openedByHand : m_preferences.value(collapsedKey(), false).toBool();
    setFixedWidth(m_collapsed ? kCollapsedWidth : kOpenWidth);
    for (SidebarButton *button : std::as_const(m_buttons))
        button->setCollapsed(m_collapsed);
    m_toggle->setToolButtonStyle(m_collapsed ? Qt::ToolButtonIconOnly
                                             : Qt::ToolButtonTextBesideIcon);
    m_brand->setAlignment(m_collapsed ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter);
    m_toggle->setIcon(
        themedIcon(m_collapsed ? QStringLiteral("chevrons-right") : QStringLiteral("chevrons-left"),
                   QStringLiteral("sidebarMuted"), QString(), m_collapsed ? 0 : 8));
    m_toggle->setIconSize(m_collapsed ? QSize(18, 18) : QSize(27, 18));
    showPermitted();
    retranslate();
}

void Sidebar::retranslate()
{
    setAccessibleName(tr("Pages"));
    for (const PageEntry &entry : pageEntries()) {
        m_buttons.value(QLatin1String(entry.id))
            ->setTitle(
                pageTitle(entry),
                QKeySequence(QLatin1String(entry.shortcut)).toString(QKeySequence::NativeText));
        if (QLabel *section = m_sections.value(QLatin1String(entry.group)))
            section->setText(pageGroup(entry));
    }
    m_brand->setText(m_collapsed ? QStringLiteral("t") : QStringLiteral("testum"));
    const QString toggle = m_collapsed ? tr("Expand") : tr("Collapse");
    m_toggle->setText(toggle);
    m_toggle->setAccessibleName(toggle);
    m_toggle->setToolTip(QStringLiteral("%1 (%2)").arg(
        toggle, QKeySequence(Qt::CTRL | Qt::Key_B).toString(QKeySequence::NativeText)));
}

} // namespace testum::gui
