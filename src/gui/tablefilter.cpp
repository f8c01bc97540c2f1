#include "gui/tablefilter.h"

#include "gui/datatable.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace testum::gui {

QString searchKey(const QString &text)
{
    QString folded = text.toLower();
    folded.replace(QChar(u'ё'), QChar(u'е'));
    return folded;
}

TableFilter::TableFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void TableFilter::setSourceModel(QAbstractItemModel *source)
{
    if (QAbstractItemModel *old = sourceModel())
        disconnect(old, nullptr, this, nullptr);
    forgetKeys();
    if (source != nullptr) {
        // Before the base class connects: it compares while it handles these.
        const auto forget = [this] { forgetKeys(); };
        connect(source, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) {
                    if (first.column() <= m_keyColumn && m_keyColumn <= last.column())
                        forgetKeys(first.row(), last.row());
                });
        connect(source, &QAbstractItemModel::rowsInserted, this, forget);
        connect(source, &QAbstractItemModel::rowsRemoved, this, forget);
        connect(source, &QAbstractItemModel::rowsMoved, this, forget);
        connect(source, &QAbstractItemModel::layoutChanged, this, forget);
        connect(source, &QAbstractItemModel::modelReset, this, forget);
    }
    QSortFilterProxyModel::setSourceModel(source);
}

void TableFilter::setSearch(const QString &text)
{
    m_search = text;
    parseSearch();
    invalidateFilter();
}

void TableFilter::setRowFilter(std::function<bool(const QModelIndex &)> accepts)
{
    m_accepts = std::move(accepts);
    invalidateFilter();
}

void TableFilter::refilter() { invalidateFilter(); }

void TableFilter::sort(int column, Qt::SortOrder order)
{
    if (column != m_keyColumn)
        forgetKeys();
    QSortFilterProxyModel::sort(column, order);
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (m_accepts && !m_accepts(first))
        return false;
    if (m_words.empty())
        return true;
    const QString all = first.data(TableRole::kSearch).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const Word &word) {
        if (word.column < 0)
            return all.contains(word.text);
        const QModelIndex cell = first.siblingAtColumn(word.column);
        const QVariant own = cell.data(TableRole::kOperator);
        return (own.isValid() ? own.toString() : searchKey(cell.data().toString()))
            .contains(word.text);
    });
}

bool TableFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    static_cast<void>(key(left)); // making the second one may move the first in memory
    const Key &other = key(right);
    const Key &first = key(left);
    if (first.kind != other.kind)
        return first.kind < other.kind; // rows without a value come first
    if (first.kind == Key::Kind::Number)
        return first.number < other.number;
    return first.kind == Key::Kind::Text && first.text->compare(*other.text) < 0;
}

void TableFilter::parseSearch()
{
    m_words.clear();
    QString word;
    bool quoted = false;
    const auto finish = [&] {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const int column = colon > 0 ? columnOf(word.left(colon)) : -1;
        const QString text = searchKey(column >= 0 ? word.mid(colon + 1) : word);
        if (!text.isEmpty())
            m_words.push_back({column, text});
        word.clear();
    };
    for (const QChar character : std::as_const(m_search)) {
        if (character == QLatin1Char('"'))
            quoted = !quoted;
        else if (character.isSpace() && !quoted)
            finish();
        else
            word.append(character);
    }
    finish();
}

int TableFilter::columnOf(const QString &operatorName) const
{
    const QString wanted = operatorName.toLower();
    for (int column = 0; sourceModel() != nullptr && column < columnCount(); ++column) {
        const QString id =
            sourceModel()->headerData(column, Qt::Horizontal, HeaderRole::kColumnId).toString();
        // "tag:" is what people write for the column "tags".
        if (!id.isEmpty() && (id == wanted || id == wanted + QLatin1Char('s')))
            return column;
    }
    return -1;
}

const TableFilter::Key &TableFilter::key(const QModelIndex &index) const
{
    if (m_keyColumn != index.column()) {
        m_keys.clear();
        m_keyColumn = index.column();
    }
    const auto row = std::size_t(index.row());
    if (m_keys.size() <= row)
        m_keys.resize(std::max(row + 1, std::size_t(sourceModel()->rowCount())));
    Key &slot = m_keys[row];
    if (slot.kind != Key::Kind::Unmade)
        return slot;
    slot.kind = Key::Kind::Empty;
    QVariant value = index.data(TableRole::kSort);
    if (!value.isValid())
        value = index.data(Qt::DisplayRole);
    if (value.typeId() == QMetaType::QDateTime) {
        const QDateTime time = value.toDateTime();
        if (time.isValid()) {
            slot.kind = Key::Kind::Number;
            slot.number = double(time.toMSecsSinceEpoch());
        }
    } else if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        if (!text.isEmpty()) {
            slot.kind = Key::Kind::Text;
            slot.text = m_collator.sortKey(text);
        }
    } else if (value.canConvert<double>() && !value.isNull()) {
        slot.kind = Key::Kind::Number;
        slot.number = value.toDouble();
    }
    return slot;
}

void TableFilter::forgetKeys(int first, int last) const
{
    for (int row = first; row <= last && row < int(m_keys.size()); ++row)
        m_keys[std::size_t(row)] = Key();
}

} // namespace testum::gui
