#include "gui/platformfilters.h"

#include "gui/filterpopover.h"
#include "gui/platformmodel.h"
#include "gui/status.h"

#include <algorithm>
#include <array>

namespace testum::gui {

namespace {

const QString kPinned = QStringLiteral("pinned");
const QString kNotPinned = QStringLiteral("none");

QString hostKeyState(const PlatformRow &row)
{
    return row.fingerprint.isEmpty() ? kNotPinned : kPinned;
}

} // namespace

PlatformFilters::PlatformFilters(const PlatformModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{}

bool PlatformFilters::accepts(const PlatformRow &row) const
{
    const auto takes = [this](Kind kind, const QString &value) {
        return m_wanted[kind].isEmpty() || m_wanted[kind].contains(value);
    };
    if (!m_wanted[Tag].isEmpty() &&
        std::none_of(row.tags.begin(), row.tags.end(),
                     [this](const QString &tag) { return m_wanted[Tag].contains(tag); }))
        return false;
    return takes(Status, row.state()) && takes(Group, row.group) && takes(System, row.os) &&
           takes(Auth, row.authMethod) && takes(HostKey, hostKeyState(row));
}

bool PlatformFilters::isEmpty() const
{
    return std::all_of(std::begin(m_wanted), std::end(m_wanted),
                       [](const QSet<QString> &values) { return values.isEmpty(); });
}

QList<DataTable::FilterChip> PlatformFilters::chips()
{
    QList<DataTable::FilterChip> chips;
    for (int at = 0; at < KindCount; ++at) {
        const auto kind = Kind(at);
        if (m_wanted[kind].isEmpty())
            continue;
        QStringList values;
        for (const QString &value : std::as_const(m_wanted[kind]))
            values.append(valueText(kind, value));
        values.sort();
        chips.append({tr("%1: %2", "a filter and its values")
                          .arg(kindText(kind), values.join(QStringLiteral(", "))),
                      [this, kind] { set(kind, {}); }});
    }
    return chips;
}

QWidget *PlatformFilters::makePopover(QWidget *parent)
{
    auto *popover = new FilterPopover(parent);
    for (int at = 0; at < KindCount; ++at) {
        const auto kind = Kind(at);
        QList<FilterPopover::Choice> choices;
        const QMap<QString, int> values = counts(kind);
        for (auto it = values.begin(); it != values.end(); ++it)
            choices.append({it.key(), valueText(kind, it.key()), it.value()});
        // What is ticked can be unticked, also when nothing has it any more.
        for (const QString &value : std::as_const(m_wanted[kind])) {
            if (!values.contains(value))
                choices.append({value, valueText(kind, value), 0});
        }
        popover->addGroup(kindText(kind), choices, m_wanted[kind],
                          [this, kind](const QSet<QString> &ticked) { set(kind, ticked); });
    }
    return popover;
}

bool PlatformFilters::take(const QUrlQuery &query)
{
    constexpr std::array kNames{"status", "group", "tag", "os", "auth", "host_key"};
    static_assert(kNames.size() == KindCount);
    bool any = false;
    for (int at = 0; at < KindCount; ++at) {
        const QString name = QLatin1String(kNames.at(std::size_t(at)));
        any = any || query.hasQueryItem(name);
    }
    if (!any)
        return false;
    for (int at = 0; at < KindCount; ++at) {
        const QString values =
            query.queryItemValue(QLatin1String(kNames.at(std::size_t(at))), QUrl::FullyDecoded);
        const QStringList list = values.split(QLatin1Char(','), Qt::SkipEmptyParts);
        m_wanted[at] = QSet<QString>(list.begin(), list.end());
    }
    Q_EMIT changed();
    return true;
}

void PlatformFilters::clear()
{
    for (QSet<QString> &values : m_wanted)
        values.clear();
    Q_EMIT changed();
}

QString PlatformFilters::kindText(Kind kind)
{
    switch (kind) {
    case Status:
        return tr("Status");
    case Group:
        return tr("Group");
    case Tag:
        return tr("Tag");
    case System:
        return tr("OS");
    case Auth:
        return tr("Sign-in");
    case HostKey:
        return tr("Host key");
    case KindCount:
        break;
    }
    return {};
}

QString PlatformFilters::valueText(Kind kind, const QString &value)
{
    switch (kind) {
    case Status:
        return platformChip(value).text;
    case Group:
        return value.isEmpty() ? tr("Without group") : value;
    case System:
        return value.isEmpty() ? tr("Not known yet") : value;
    case Auth:
        return PlatformModel::authText(value);
    case HostKey:
        return value == kPinned ? tr("Pinned") : tr("Not pinned yet");
    case Tag:
    case KindCount:
        break;
    }
    return value;
}

QMap<QString, int> PlatformFilters::counts(Kind kind) const
{
    QMap<QString, int> counts;
    switch (kind) {
    case Status:
        return m_model.states();
    case Group:
        return m_model.groups();
    case Tag:
        return m_model.tags();
    case System:
        return m_model.systems();
    case Auth:
        return m_model.authMethods();
    case HostKey:
        for (const PlatformRow &row : m_model.rows())
            ++counts[hostKeyState(row)];
        return counts;
    case KindCount:
        break;
    }
    return counts;
}

void PlatformFilters::set(Kind kind, const QSet<QString> &values)
{
    if (m_wanted[kind] == values)
        return;
    m_wanted[kind] = values;
    Q_EMIT changed();
}

} // namespace testum::gui
