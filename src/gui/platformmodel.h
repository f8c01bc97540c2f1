#pragma once

#include "gui/platformrow.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QMap>
#include <QSet>
#include <QTimer>

namespace testum::gui {

/// All platforms of the engine, for the table, the cards and the filters. News of reachability come
/// in as one change a bunch.
class PlatformModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Status,
        Address,
        Group,
        Tags,
        Os,
        Auth,
        Checked,
        Kernel,
        Cpus,
        Memory,
        Uptime,
        Fingerprint,
        Description,
        ColumnCount
    };

    static constexpr int kLoginRole = Qt::UserRole + 100; ///< "root@10.0.0.1:22"
    static constexpr int kCpusRole = Qt::UserRole + 101;  ///< "4 CPUs"

    explicit PlatformModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Replaces all rows; what is known of their reachability stays, what is set aside stays away.
    void setRows(QList<PlatformRow> rows);
    void put(const PlatformRow &row); ///< adds or replaces one
    void setReachability(const QHash<QString, Reachability> &news);
    /// Out of sight until putBack() or forget(): deleted, but that can be undone.
    void setAside(const QStringList &ids);
    void putBack(const QStringList &ids);
    void forget(const QStringList &ids);

    [[nodiscard]] const QList<PlatformRow> &rows() const { return m_rows; }
    [[nodiscard]] const PlatformRow *row(const QString &id) const;
    [[nodiscard]] const PlatformRow &rowAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

    /// Value → how many rows have it.
    [[nodiscard]] QMap<QString, int> groups() const;
    [[nodiscard]] QMap<QString, int> tags() const;
    [[nodiscard]] QMap<QString, int> systems() const;
    [[nodiscard]] QMap<QString, int> states() const;
    [[nodiscard]] QMap<QString, int> authMethods() const;

    [[nodiscard]] static QString authText(const QString &method);
    /// A heading, as in the table: also for the CSV file.
    [[nodiscard]] static QString columnText(int column);
    [[nodiscard]] QString text(const PlatformRow &row, int column) const;

    /// Texts that hang on the language or on the time of day are asked for again.
    void retranslate();

private:
    void indexRows();
    void refreshAges();
    [[nodiscard]] QVariant sortValue(const PlatformRow &row, int column) const;
    [[nodiscard]] QVariant operatorValue(const PlatformRow &row, int column) const;

    QList<PlatformRow> m_rows;
    QHash<QString, int> m_rowById;
    QHash<QString, PlatformRow> m_aside;
    QIcon m_icon;
    QTimer m_ages;
};

} // namespace testum::gui
