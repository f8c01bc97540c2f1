#pragma once

#include "client/apiclient.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace testum::gui {

/// Rows of a list that the engine sorts, filters and pages: holds what was fetched and asks for
/// more by pageWanted() when a view comes to its end. Knows no connection. A subclass says what the
/// columns show. Rows are the API's objects with an "id".
class PagedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kPageRows = 500;
    static constexpr int kMostHeadRows = 1000; ///< what one answer of the API can hold

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const QJsonObject &object(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const QString &id) const { return m_rowById.value(id, -1); }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// How many rows of the top a live update asks for; 0: so much is loaded that one answer does
    /// not hold it, and the top is out of sight.
    [[nodiscard]] int headRows() const;

    void clear();
    /// The answer to pageWanted(offset): further rows. Those already here are left out (the list
    /// has moved since).
    void append(qint64 offset, const client::JsonPage &page);
    /// The top of the list as it is now, `page.items` being all of headRows() that exist. Rows keep
    /// their place in selections where they are in both.
    void replace(const client::JsonPage &page);
    /// The page could not be had: fetchMore() may ask again.
    void giveUpPage() { m_waiting = false; }

Q_SIGNALS:
    void pageWanted(qint64 offset);

private:
    void dropMissing(const QHash<QString, int> &wanted);
    void insertNew(const QJsonArray &rows);
    void reorder(const QHash<QString, int> &wanted);
    void reindex();

    QList<QJsonObject> m_rows;
    QHash<QString, int> m_rowById;
    qint64 m_total = 0;
    qint64 m_nextOffset = 0;
    bool m_waiting = false;
};

} // namespace testum::gui
