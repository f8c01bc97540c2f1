#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace testum::gui {

/// An SSH key as the page shows it.
struct KeyRow
{
    QString id;
    QString name;
    QString publicKey;
    QString keyType;
    int bits = 0;
    QString fingerprint;
    QString comment;
    bool hasPrivateKey = false;
    QString createdBy;
    qint64 createdAtMs = 0;
    QStringList usedBy; ///< names of the platforms that sign in with it
    QString searchText;

    [[nodiscard]] static KeyRow fromJson(const QJsonObject &key);
    [[nodiscard]] bool isWeak() const;
};

/// All SSH keys of the engine.
class KeyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Type,
        Fingerprint,
        PrivatePart,
        UsedBy,
        Comment,
        Created,
        CreatedBy,
        ColumnCount
    };

    explicit KeyModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    void setRows(QList<KeyRow> rows);
    void put(const KeyRow &row);
    void setAside(const QStringList &ids); ///< out of sight until putBack() or forget()
    void putBack(const QStringList &ids);
    void forget(const QStringList &ids);
    [[nodiscard]] const KeyRow *row(const QString &id) const;
    [[nodiscard]] const KeyRow &rowAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] const QList<KeyRow> &rows() const { return m_rows; }
    void retranslate();

private:
    [[nodiscard]] QString text(const KeyRow &row, int column) const;

    QList<KeyRow> m_rows;
    QHash<QString, KeyRow> m_aside;
    QIcon m_icon;
    QIcon m_lock;
};

} // namespace testum::gui
