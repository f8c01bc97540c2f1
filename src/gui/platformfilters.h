#pragma once

#include "gui/datatable.h"
#include "gui/platformrow.h"

#include <QObject>
#include <QSet>
#include <QUrlQuery>

namespace testum::gui {

class FilterPopover;
class PlatformModel;

/// What of the platforms is shown, beside the search: any of the ticked values of each kind.
class PlatformFilters : public QObject
{
    Q_OBJECT

public:
    explicit PlatformFilters(const PlatformModel &model, QObject *parent = nullptr);

    [[nodiscard]] bool accepts(const PlatformRow &row) const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QList<DataTable::FilterChip> chips();
    [[nodiscard]] QWidget *makePopover(QWidget *parent);
    /// "status=offline&group=Production" of a page's path; true when there was one.
    [[nodiscard]] bool take(const QUrlQuery &query);
    void clear();

Q_SIGNALS:
    void changed();

private:
    enum Kind { Status, Group, Tag, System, Auth, HostKey, KindCount };

    [[nodiscard]] static QString kindText(Kind kind);
    [[nodiscard]] static QString valueText(Kind kind, const QString &value);
    [[nodiscard]] QMap<QString, int> counts(Kind kind) const;
    void set(Kind kind, const QSet<QString> &values);

    const PlatformModel &m_model;
    QSet<QString> m_wanted[KindCount];
};

} // namespace testum::gui
