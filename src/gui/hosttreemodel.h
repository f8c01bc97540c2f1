#pragma once

#include "gui/platformrow.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace testum::gui {

/// The platforms to choose hosts from: groups with a box of three states, hosts below them with a
/// box each, those without a group last. Column 1: how many of a group are chosen, the state of a
/// host. What is chosen is kept by id, over setPlatforms() too.
class HostTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, State };

    using QAbstractItemModel::QAbstractItemModel;

    void setPlatforms(const QList<PlatformRow> &platforms);
    [[nodiscard]] int hostCount() const { return int(m_hosts.size()); }
    [[nodiscard]] QStringList groups() const; ///< in shown order, without the nameless one
    [[nodiscard]] QStringList tags() const;
    [[nodiscard]] bool isGroup(const QModelIndex &index) const;
    [[nodiscard]] const PlatformRow *platform(const QModelIndex &index) const;

    /// Ids in shown order.
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] int chosenCount() const { return m_chosenCount; }
    /// Chosen and known not to be reachable.
    [[nodiscard]] int chosenOffline() const;
    void choose(const QStringList &ids, bool on);
    void chooseOnly(const QStringList &ids);
    void chooseAll();
    void chooseNone() { chooseOnly({}); }
    void chooseGroup(const QString &group);
    void chooseTag(const QString &tag);
    /// By name, address or id in any case; answers those that fit nothing.
    [[nodiscard]] QStringList chooseNamed(const QStringList &names);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate(); ///< the language changed

Q_SIGNALS:
    void chosenChanged();

private:
    struct Host
    {
        PlatformRow platform;
        int group = 0;
        int row = 0; ///< within its group
        bool isChosen = false;
    };
    struct Group
    {
        QString name;
        std::vector<int> hosts; ///< indexes into m_hosts
        int chosen = 0;
    };

    bool put(int host, bool on);
    void tellChanged();
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant hostData(const Host &host, int column, int role) const;

    std::vector<Host> m_hosts;
    std::vector<Group> m_groups;
    QHash<QString, int> m_byId;
    QSet<QString> m_wanted; ///< chosen ids, also of platforms that are not here (yet)
    int m_chosenCount = 0;
};

} // namespace testum::gui
