#include "gui/palettesources.h"

#include "gui/accesstext.h"
#include "gui/datatable.h"
#include "gui/pagetable.h"
#include "gui/taskending.h"

namespace testum::gui {

namespace {

constexpr qint64 kFreshMs = 30'000;
constexpr int kTasks = 200;

QString plain(QString text) { return text.remove(u'&'); }

struct SettingEntry
{
    const char *path;
    const char *icon;
    const char *title;
};

constexpr SettingEntry kSettings[] = {
    {"account", "circle-user", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Account")},
    {"appearance", "palette", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Appearance")},
    {"language", "languages", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Language")},
    {"ssh", "square-terminal", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "SSH")},
    {"api", "server-cog", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "API server")},
    {"storage", "database", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Storage")},
    {"security", "shield", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Security")},
    {"notifications", "bell", QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Notifications")},
    {"shortcuts", "keyboard",
     QT_TRANSLATE_NOOP("testum::gui::PaletteSources", "Keyboard shortcuts")},
};

} // namespace

PaletteSources::PaletteSources(Connection &connection, std::function<QList<QAction *>()> actions,
                               QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_actions(std::move(actions))
{
    connect(&connection, &Connection::meChanged, this, [this] {
        m_platforms = {};
        m_tasks = {};
        m_age.invalidate();
    });
}

std::shared_ptr<const PaletteEntries> PaletteSources::gather()
{
    if (!m_age.isValid() || m_age.elapsed() > kFreshMs)
        fetch();
    auto entries = std::make_shared<PaletteEntries>();
    entries->reserve(m_platforms.size() + m_tasks.size() + 64);
    addPages(*entries);
    addActions(*entries);
    addSettings(*entries);
    addPlatforms(*entries);
    addTasks(*entries);
    addModes(*entries);
    return entries;
}

void PaletteSources::fetch()
{
    // The answers of an engine that was left never come.
    if (std::exchange(m_askedSerial, m_connection.serial()) != m_connection.serial())
        m_asking = 0;
    if (m_asking > 0 || m_connection.state() != Connection::State::Online)
        return;
    m_age.start();
    if (m_connection.may(QStringLiteral("platforms.read"))) {
        ++m_asking;
        m_connection.call<QJsonArray>(
            this,
            [](client::ApiClient &client) {
                return client.listAll(QStringLiteral("/api/v1/platforms"));
            },
            [this](const Result<QJsonArray> &platforms) {
                --m_asking;
                if (platforms)
                    m_platforms = *platforms;
                Q_EMIT changed();
            });
    }
    if (m_connection.may(QStringLiteral("tasks.read"))) {
        ++m_asking;
        m_connection.call<client::JsonPage>(
            this,
            [](client::ApiClient &client) {
                QUrlQuery query;
                query.addQueryItem(QStringLiteral("limit"), QString::number(kTasks));
                query.addQueryItem(QStringLiteral("sort"), QStringLiteral("-created_at"));
                return client.list(QStringLiteral("/api/v1/tasks"), query);
            },
            [this](const Result<client::JsonPage> &tasks) {
                --m_asking;
                if (tasks)
                    m_tasks = tasks->items;
                Q_EMIT changed();
            });
    }
}

QStringList PaletteSources::keysOf(const QString &title) const
{
    if (!m_otherLanguage)
        m_otherLanguage = std::make_unique<OtherLanguage>();
    QStringList keys{searchKey(title)};
    if (const QString other = m_otherLanguage->of(title); !other.isEmpty())
        keys.append(searchKey(other));
    return keys;
}

void PaletteSources::addPages(PaletteEntries &entries) const
{
    for (const PageEntry &page : pageEntries()) {
        const QString permission = QLatin1String(page.permission);
        if (!permission.isEmpty() && !m_connection.may(permission))
            continue;
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Page;
        entry.path = QLatin1String(page.id);
        entry.key = QStringLiteral("page/") + entry.path;
        entry.icon = QLatin1String(page.icon);
        entry.title = pageTitle(page);
        entry.detail = pageGroup(page);
        entry.shortcut =
            QKeySequence(QLatin1String(page.shortcut)).toString(QKeySequence::NativeText);
        entry.searchKeys = keysOf(entry.title);
        entries.append(std::move(entry));
    }
}

void PaletteSources::addActions(PaletteEntries &entries) const
{
    for (QAction *action : m_actions()) {
        const QString title = plain(action->text());
        if (title.isEmpty() || action->isSeparator() || !action->isVisible())
            continue;
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Command;
        entry.key = QStringLiteral("action/") + action->objectName();
        entry.icon = action->property("iconName").toString();
        entry.title = title;
        entry.isEnabled = action->isEnabled();
        const QString permission = action->property("permission").toString();
        if (!permission.isEmpty() && !m_connection.may(permission))
            entry.detail = roleNeeded(permission);
        else if (!entry.isEnabled)
            entry.detail = tr("Not available now");
        entry.shortcut = action->shortcut().toString(QKeySequence::NativeText);
        entry.searchKeys = keysOf(title);
        entry.action = action;
        entries.append(std::move(entry));
    }
}

void PaletteSources::addSettings(PaletteEntries &entries) const
{
    for (const SettingEntry &setting : kSettings) {
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Setting;
        entry.path = QStringLiteral("settings/") + QLatin1String(setting.path);
        entry.key = entry.path;
        entry.icon = QLatin1String(setting.icon);
        entry.title = tr(setting.title);
        entry.detail = pageTitle(*findPage(QStringLiteral("settings")));
        entry.searchKeys = keysOf(entry.title);
        entries.append(std::move(entry));
    }
}

void PaletteSources::addPlatforms(PaletteEntries &entries) const
{
    const bool mayRun = m_connection.may(QStringLiteral("tasks.run"));
    for (const QJsonValue &value : m_platforms) {
        const QJsonObject platform = value.toObject();
        const QString id = platform.value(QStringLiteral("id")).toString();
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Platform;
        entry.path = QStringLiteral("platforms/") + id;
        entry.key = entry.path;
        entry.icon = QStringLiteral("server");
        entry.title = platform.value(QStringLiteral("name")).toString();
        entry.detail = platform.value(QStringLiteral("host")).toString();
        entry.searchKeys = {searchKey(entry.title), searchKey(entry.detail)};
        if (mayRun)
            entry.alternativePath = QStringLiteral("run?platforms=") + id;
        entries.append(std::move(entry));
    }
}

void PaletteSources::addTasks(PaletteEntries &entries) const
{
    for (const QJsonValue &value : m_tasks) {
        const QJsonObject task = value.toObject();
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Task;
        const QString id = task.value(QStringLiteral("id")).toString();
        entry.path = QStringLiteral("tasks/") + id;
        entry.key = entry.path;
        entry.icon = QStringLiteral("list-checks");
        entry.title = taskTitle(task);
        const QJsonObject totals = task.value(QStringLiteral("totals")).toObject();
        entry.detail = taskChip(task.value(QStringLiteral("status")).toString(),
                                totals.value(QStringLiteral("failed")).toInt(),
                                totals.value(QStringLiteral("total")).toInt())
                           .text;
        entry.searchKeys = {searchKey(entry.title), id};
        entries.append(std::move(entry));
    }
}

void PaletteSources::addModes(PaletteEntries &entries) const
{
    const std::pair<QString, QString> modes[] = {
        {QStringLiteral(">"), tr("Commands")},
        {QStringLiteral("@"), tr("Platforms")},
        {QStringLiteral("#"), tr("Tasks")},
        {QStringLiteral(":"), tr("Settings")},
    };
    for (const auto &[prefix, title] : modes) {
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Mode;
        entry.key = QStringLiteral("mode/") + prefix;
        entry.icon = QStringLiteral("chevron-right");
        entry.title = prefix + QStringLiteral("  ") + title;
        entry.searchKeys = {searchKey(title)};
        entry.insertText = prefix;
        entries.append(std::move(entry));
    }
}

} // namespace testum::gui
