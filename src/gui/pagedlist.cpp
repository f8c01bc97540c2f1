#include "gui/pagedlist.h"

#include "gui/pagedmodel.h"

namespace testum::gui {

namespace {

QUrlQuery window(QUrlQuery query, qint64 offset, int limit)
{
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    if (offset > 0)
        query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    return query;
}

} // namespace

PagedList::PagedList(Connection &connection, PagedModel &model, const QString &path,
                     QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_model(model)
    , m_path(path)
{
    connect(&model, &PagedModel::pageWanted, this, &PagedList::loadPage);
}

void PagedList::setQuery(const QUrlQuery &query)
{
    if (query == m_query && m_everLoaded)
        return;
    m_query = query;
    m_everLoaded = false;
    m_model.clear();
    loadHead(false);
}

void PagedList::refresh()
{
    if (m_model.headRows() == 0)
        m_model.clear();
    loadHead(false);
}

void PagedList::update()
{
    if (!m_headOnItsWay && m_everLoaded && m_model.headRows() > 0)
        loadHead(true);
}

void PagedList::loadHead(bool silent)
{
    m_head.cancel();
    m_page.cancel(); // its offset would not fit what comes now
    m_model.giveUpPage();
    m_head = PendingCall();
    m_headOnItsWay = true;
    if (!silent)
        setBusy(true);
    const QUrlQuery query = window(m_query, 0, m_model.headRows());
    m_head = m_connection.call<client::JsonPage>(
        this,
        [path = m_path, query](client::ApiClient &client) { return client.list(path, query); },
        [this](const Result<client::JsonPage> &page) {
            m_headOnItsWay = false;
            setBusy(false);
            if (!page) {
                Q_EMIT failed(page.error());
                return;
            }
            m_everLoaded = true;
            m_model.replace(*page);
            Q_EMIT loaded();
        });
}

void PagedList::loadPage(qint64 offset)
{
    if (m_headOnItsWay) {
        m_model.giveUpPage();
        return;
    }
    setBusy(true);
    const QUrlQuery query = window(m_query, offset, PagedModel::kPageRows);
    m_page = m_connection.call<client::JsonPage>(
        this,
        [path = m_path, query](client::ApiClient &client) { return client.list(path, query); },
        [this, offset](const Result<client::JsonPage> &page) {
            setBusy(false);
            if (!page) {
                m_model.giveUpPage();
                Q_EMIT failed(page.error());
                return;
            }
            m_model.append(offset, *page);
            Q_EMIT loaded();
        });
}

void PagedList::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace testum::gui
