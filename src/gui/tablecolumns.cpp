#include "gui/tablecolumns.h"

#include "gui/datatable.h"
#include "gui/preferences.h"

#include <QAbstractScrollArea>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

namespace {

constexpr int kFallbackWidth = 140;

}

TableColumns::TableColumns(QHeaderView *header, Preferences &preferences, const QString &key,
                           QObject *parent)
    : QObject(parent)
    , m_header(header)
    , m_preferences(preferences)
    , m_key(key)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(200ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &TableColumns::save);
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_isFitting)
            m_saveSoon.start();
    });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        // The last one is stretched, and what is hidden has no width: neither is a choice.
        if (m_isFitting || size == 0 || section == lastShown() || m_source == nullptr)
            return;
        m_widths.insert(id(section), size);
        m_saveSoon.start();
    });
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_isFitting)
            m_saveSoon.start();
    });
}

void TableColumns::start(QAbstractItemModel *source)
{
    m_source = source;
    const QScopedValueRollback guard(m_isFitting, true);
    setDefaults();
    restore();
    fit();
}

void TableColumns::fit()
{
    if (m_source == nullptr)
        return;
    const QScopedValueRollback guard(m_isFitting, true);
    QList<int> shown;
    int total = 0;
    for (int section = 0; section < m_header->count(); ++section) {
        if (!isChosen(section))
            continue;
        shown.append(section);
        total += std::max(m_widths.value(id(section)), leastWidth(section));
    }
    const auto priority = [this](int section) {
        return header(section, HeaderRole::kPriority).toInt();
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&](int left, int right) { return priority(left) < priority(right); });
    // Of the table: the header gets its new width only after the table's resize is done.
    const auto *table = qobject_cast<const QAbstractScrollArea *>(m_header->parentWidget());
    const int room = (table != nullptr ? table->viewport() : m_header->viewport())->width();
    while (shown.size() > 1 && total > room) {
        const int section = shown.takeLast();
        total -= std::max(m_widths.value(id(section)), leastWidth(section));
    }
    for (int section = 0; section < m_header->count(); ++section) {
        const bool visible = shown.contains(section);
        if (m_header->isSectionHidden(section) == visible)
            m_header->setSectionHidden(section, !visible);
        if (visible)
            m_header->resizeSection(section,
                                    std::max(m_widths.value(id(section)), leastWidth(section)));
    }
}

void TableColumns::reset()
{
    const QScopedValueRollback guard(m_isFitting, true);
    setDefaults();
    for (int section = 0; section < m_header->count(); ++section)
        m_header->moveSection(m_header->visualIndex(section), section);
    fit();
    if (!m_key.isEmpty())
        m_preferences.remove(m_key);
}

void TableColumns::fillMenu(QMenu *menu)
{
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        QAction *action = menu->addAction(header(section, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(isChosen(section));
        // The first column names the row.
        action->setEnabled(header(section, HeaderRole::kPriority).toInt() != 1);
        connect(action, &QAction::toggled, this,
                [this, section](bool on) { setChosen(section, on); });
    }
}

QString TableColumns::id(int section) const
{
    return header(section, HeaderRole::kColumnId).toString();
}

QList<int> TableColumns::dropped() const
{
    QList<int> sections;
    for (int visual = 0; m_source != nullptr && visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (isChosen(section) && m_header->isSectionHidden(section))
            sections.append(section);
    }
    return sections;
}

void TableColumns::setChosen(int section, bool chosen)
{
    if (chosen)
        m_hidden.remove(id(section));
    else
        m_hidden.insert(id(section));
    fit();
    m_saveSoon.start();
}

QVariant TableColumns::header(int section, int role) const
{
    return m_source == nullptr ? QVariant() : m_source->headerData(section, Qt::Horizontal, role);
}

int TableColumns::sectionOf(const QString &id) const
{
    for (int section = 0; section < m_header->count(); ++section) {
        if (this->id(section) == id)
            return section;
    }
    return -1;
}

int TableColumns::lastShown() const
{
    for (int visual = m_header->count() - 1; visual >= 0; --visual) {
        const int section = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(section))
            return section;
    }
    return -1;
}

int TableColumns::leastWidth(int section) const
{
    // Padding of 12 on both sides and the arrow of the sorted column.
    QFont bold = m_header->font();
    bold.setWeight(QFont::DemiBold);
    return QFontMetrics(bold).horizontalAdvance(header(section, Qt::DisplayRole).toString()) + 24 +
           20;
}

void TableColumns::setDefaults()
{
    m_hidden.clear();
    m_widths.clear();
    int sorted = 0;
    auto order = Qt::AscendingOrder;
    for (int section = 0; section < m_header->count(); ++section) {
        const int width = header(section, HeaderRole::kWidth).toInt();
        m_widths.insert(id(section), width > 0 ? width : kFallbackWidth);
        if (header(section, HeaderRole::kHidden).toBool())
            m_hidden.insert(id(section));
        if (const QVariant first = header(section, HeaderRole::kSortedBy); first.isValid()) {
            sorted = section;
            order = Qt::SortOrder(first.toInt());
        }
    }
    m_header->setSortIndicator(sorted, order);
}

void TableColumns::restore()
{
    if (m_key.isEmpty())
        return;
    const QVariantMap kept = m_preferences.value(m_key).toMap();
    if (kept.isEmpty())
        return;
    const QStringList known = kept.value(QStringLiteral("columns")).toStringList();
    const QStringList hidden = kept.value(QStringLiteral("hidden")).toStringList();
    for (const QString &column : known) {
        if (hidden.contains(column))
            m_hidden.insert(column);
        else
            m_hidden.remove(column);
    }
    const QVariantMap widths = kept.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        if (sectionOf(it.key()) >= 0)
            m_widths.insert(it.key(), std::clamp(it.value().toInt(), 48, 2000));
    }
    int visual = 0;
    for (const QString &column : known) {
        if (const int section = sectionOf(column); section >= 0)
            m_header->moveSection(m_header->visualIndex(section), visual++);
    }
    if (const int section = sectionOf(kept.value(QStringLiteral("sort")).toString()); section >= 0)
        m_header->setSortIndicator(section, kept.value(QStringLiteral("descending")).toBool()
                                                ? Qt::DescendingOrder
                                                : Qt::AscendingOrder);
}

void TableColumns::save()
{
    if (m_key.isEmpty() || m_source == nullptr)
        return;
    QStringList columns;
    QVariantMap widths;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const QString column = id(m_header->logicalIndex(visual));
        columns.append(column);
        widths.insert(column, m_widths.value(column));
    }
    m_preferences.setValue(
        m_key,
        QVariantMap{
            {QStringLiteral("columns"), columns},
            {QStringLiteral("hidden"), QStringList(m_hidden.begin(), m_hidden.end())},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("sort"), id(m_header->sortIndicatorSection())},
            {QStringLiteral("descending"), m_header->sortIndicatorOrder() == Qt::DescendingOrder}});
}

} // namespace testum::gui
