#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace testum::gui {

/// The hosts of a HostTreeModel that a search finds, in their groups. Words must all fit;
/// "group:prod", "tag:db", "status:offline" look at one thing. A group's box stands for those of
/// its hosts that are shown.
class HostTreeFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit HostTreeFilter(QObject *parent = nullptr);

    void setSearch(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }
    [[nodiscard]] QStringList shownIds() const;
    [[nodiscard]] QStringList shownIds(const QModelIndex &group) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool isNarrowedGroup(const QModelIndex &index) const;

    QStringList m_words;
};

} // namespace testum::gui
