#include "gui/pagetable.h"

#include <QCoreApplication>

namespace testum::gui {

namespace {

constexpr PageEntry kEntries[] = {
    {"home", "", "house", QT_TRANSLATE_NOOP("Pages", "Home"), "Ctrl+1", ""},
    {"platforms", QT_TRANSLATE_NOOP("Pages", "Resources"), "server",
     QT_TRANSLATE_NOOP("Pages", "Platforms"), "Ctrl+2", "platforms.read"},
    {"keys", "Resources", "key-round", QT_TRANSLATE_NOOP("Pages", "SSH keys"), "Ctrl+3",
     "keys.read"},
    {"run", QT_TRANSLATE_NOOP("Pages", "Operations"), "play", QT_TRANSLATE_NOOP("Pages", "Run"),
     "Ctrl+5", "tasks.run"},
    {"tasks", "Operations", "list-checks", QT_TRANSLATE_NOOP("Pages", "Tasks"), "Ctrl+6",
     "tasks.read"},
    {"audit", QT_TRANSLATE_NOOP("Pages", "System"), "scroll-text",
     QT_TRANSLATE_NOOP("Pages", "Audit log"), "Ctrl+8", "audit.read"},
    {"users", "System", "users", QT_TRANSLATE_NOOP("Pages", "Users"), "Ctrl+9", "users.manage"},
    {"settings", "System", "settings", QT_TRANSLATE_NOOP("Pages", "Settings"), "Ctrl+,", ""},
};

} // namespace

std::span<const PageEntry> pageEntries() { return kEntries; }

const PageEntry *findPage(const QString &id)
{
    // One task is a page of its own below the tasks.
    const QString known = id == QLatin1String("task") ? QStringLiteral("tasks") : id;
    for (const PageEntry &entry : kEntries) {
        if (known == QLatin1String(entry.id))
            return &entry;
    }
    return nullptr;
}

QString pageTitle(const PageEntry &entry)
{
    return QCoreApplication::translate("Pages", entry.title);
}

QString pageGroup(const PageEntry &entry)
{
    return *entry.group ? QCoreApplication::translate("Pages", entry.group) : QString();
}

} // namespace testum::gui
