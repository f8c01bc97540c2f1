#pragma once

#include <QHeaderView>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

class QMenu;

namespace testum::gui {

class Preferences;

/// The columns of a DataTable: which are shown, in which order and how wide, sorted by which; kept
/// in the preferences by the columns' own names. Where the table is narrow, the least important
/// ones give way until there is room again.
class TableColumns : public QObject
{
    Q_OBJECT

public:
    /// `key`: empty: nothing is kept.
    TableColumns(QHeaderView *header, Preferences &preferences, const QString &key,
                 QObject *parent = nullptr);

    void start(QAbstractItemModel *source); ///< after the view has its model
    void fit();                             ///< the table's width or font changed
    void reset();
    void fillMenu(QMenu *menu); ///< the chooser; stays open while columns are ticked

    [[nodiscard]] QString id(int section) const;
    /// Wanted, but without room now: for the tooltip of a row.
    [[nodiscard]] QList<int> dropped() const;
    [[nodiscard]] bool isChosen(int section) const { return !m_hidden.contains(id(section)); }
    void setChosen(int section, bool chosen);

private:
    [[nodiscard]] QVariant header(int section, int role) const;
    [[nodiscard]] int sectionOf(const QString &id) const;
    [[nodiscard]] int lastShown() const;
    [[nodiscard]] int leastWidth(int section) const;
    void setDefaults();
    void restore();
    void save();

    QHeaderView *m_header;
    Preferences &m_preferences;
    QString m_key;
    QAbstractItemModel *m_source = nullptr;
    QSet<QString> m_hidden;
    QMap<QString, int> m_widths;
    QTimer m_saveSoon;
    bool m_isFitting = false;
};

} // namespace testum::gui
