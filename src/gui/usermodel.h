#pragma once

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>

namespace testum::gui {

/// The users of GET /api/v1/users as rows, without those whose deletion can still be undone.
class UserModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Role, Status, LastSignIn, Created };

    using QAbstractTableModel::QAbstractTableModel;

    void setUsers(const QJsonArray &users);
    void setHidden(const QString &id, bool hidden);
    [[nodiscard]] bool isHidden(const QString &id) const { return m_hidden.contains(id); }
    /// Empty when there is none.
    [[nodiscard]] QJsonObject user(const QString &id) const;
    /// Would no enabled administrator be left without these?
    [[nodiscard]] bool areLastAdmins(const QStringList &ids) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate(); ///< the language changed

private:
    [[nodiscard]] static QString text(const QJsonObject &user, int column);
    [[nodiscard]] static QVariant sortKey(const QJsonObject &user, int column);
    void show();

    QList<QJsonObject> m_all;
    QList<QJsonObject> m_users; ///< those shown
    QSet<QString> m_hidden;
};

} // namespace testum::gui
