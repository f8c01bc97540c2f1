#pragma once

#include "gui/connection.h"

#include <QObject>
#include <QString>
#include <QUrlQuery>

namespace testum::gui {

class PagedModel;

/// Fills a PagedModel from a list of the API: the first page, further ones as the model wants them,
/// and the top again. An answer to an older query is dropped. Main thread.
class PagedList : public QObject
{
    Q_OBJECT

public:
    /// `path`: "/api/v1/tasks". All outlive this.
    PagedList(Connection &connection, PagedModel &model, const QString &path,
              QObject *parent = nullptr);

    /// Filters and order. Another one than before empties the model and loads it.
    void setQuery(const QUrlQuery &query);
    [[nodiscard]] const QUrlQuery &query() const { return m_query; }
    /// Loads what is shown again, in place; everything when nothing is.
    void refresh();
    /// Like refresh(), but silent and only where the top is loaded: for a timer.
    void update();
    [[nodiscard]] bool isEverLoaded() const { return m_everLoaded; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void loaded();
    void failed(const testum::Error &error);

private:
    void loadHead(bool silent);
    void loadPage(qint64 offset);
    void setBusy(bool busy);

    Connection &m_connection;
    PagedModel &m_model;
    QString m_path;
    QUrlQuery m_query;
    PendingCall m_head;
    PendingCall m_page;
    bool m_headOnItsWay = false;
    bool m_busy = false;
    bool m_everLoaded = false;
};

} // namespace testum::gui
