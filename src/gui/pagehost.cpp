#include "gui/pagehost.h"

#include "gui/connection.h"
#include "gui/emptystate.h"
#include "gui/pagetable.h"

#include <QEvent>

namespace testum::gui {

PageHost::PageHost(PageContext &context, PageFactories factories, QWidget *parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_factories(std::move(factories))
{
    setObjectName(QStringLiteral("PageStack"));
    setAttribute(Qt::WA_StyledBackground);
}

void PageHost::openPath(const QString &text)
{
    const PagePath path = PagePath::parse(text);
    if (m_page && path.pageId() != m_page->id() && !mayLeave())
        return;
    if (show(path))
        settle();
}

void PageHost::openAlone(const QString &path)
{
    const bool isShown = show(PagePath::parse(path));
    dropOthers();
    if (isShown)
        settle();
}

void PageHost::settle()
{
    // The way back never leads to the choice of a server.
    if (isWelcome())
        m_history.clear();
    else
        m_history.visit(m_path.text());
    Q_EMIT pathChanged();
}

void PageHost::goBack()
{
    if (!canGoBack() || !mayLeave() || !show(PagePath::parse(m_history.peekBack())))
        return;
    m_history.goBack();
    Q_EMIT pathChanged();
}

void PageHost::goForward()
{
    if (!canGoForward() || !mayLeave() || !show(PagePath::parse(m_history.peekForward())))
        return;
    m_history.goForward();
    Q_EMIT pathChanged();
}

QString PageHost::title() const
{
    if (m_page)
        return m_page->title();
    const PageEntry *entry = findPage(m_path.pageId());
    return entry ? pageTitle(*entry) : QString();
}

bool PageHost::isBusy() const { return m_page && m_page->m_busy > 0; }

void PageHost::dropOthers()
{
    m_history.clear();
    for (auto it = m_pages.begin(); it != m_pages.end();) {
        Page *page = it.value();
        if (page == m_page) {
            ++it;
            continue;
        }
        removeWidget(page);
        page->deleteLater();
        it = m_pages.erase(it);
    }
}

void PageHost::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_noAccess && currentWidget() == m_noAccess)
        showNoAccess();
    QStackedWidget::changeEvent(event);
}

bool PageHost::show(const PagePath &path)
{
    const bool refused = isRefused(path);
    Page *page = refused ? nullptr : pageOf(path.pageId());
    if (!page && !refused)
        return false; // a path of another version, or a mistyped one
    if (m_page && m_page != page) {
        m_page->m_open = false;
        m_page->leave();
    }
    m_page = page;
    m_path = path;
    if (!page) {
        showNoAccess();
        return true;
    }
    setCurrentWidget(page);
    page->m_open = true;
    page->open(path.subPath, path.query);
    Q_EMIT busyChanged(isBusy());
    return true;
}

bool PageHost::isRefused(const PagePath &path) const
{
    const PageEntry *entry = findPage(path.pageId());
    const QString permission = entry ? QLatin1String(entry->permission) : QString();
    return m_context.connection.state() == Connection::State::Online && !permission.isEmpty() &&
           !m_context.connection.may(permission);
}

Page *PageHost::pageOf(const QString &pageId)
{
    if (Page *made = m_pages.value(pageId))
        return made;
    const PageFactory factory = m_factories.value(pageId);
    if (!factory)
        return nullptr;
    Page *page = factory(m_context, this);
    m_pages.insert(pageId, page);
    addWidget(page);
    connect(page, &Page::titleChanged, this, [this, page] {
        if (page == m_page)
            Q_EMIT titleChanged();
    });
    connect(page, &Page::busyChanged, this, [this, page](bool busy) {
        if (page == m_page)
            Q_EMIT busyChanged(busy);
    });
    connect(page, &Page::querySpent, this, [this, page] {
        if (page != m_page)
            return;
        m_path.query.clear();
        m_history.replace(m_path.text());
    });
    return page;
}

void PageHost::showNoAccess()
{
    if (!m_noAccess) {
        m_noAccess = new EmptyState(this);
        addWidget(m_noAccess);
    }
    m_noAccess->setContent(QStringLiteral("lock"), tr("No access to this page"),
                           tr("Ask an administrator for access"));
    setCurrentWidget(m_noAccess);
}

} // namespace testum::gui
