#pragma once

#include <QAction>
#include <QList>
#include <QPointer>
#include <QString>
#include <QStringList>

namespace testum::gui {

/// One thing the command palette can do. Values only, so that a worker thread may rank them; the
/// action is touched on the main thread alone.
struct PaletteEntry
{
    enum class Kind { Page, Command, Platform, Task, Setting, Mode };

    Kind kind = Kind::Command;
    QString key; ///< stable: what "recent" remembers
    QString icon;
    QString title;          ///< plain text, in the window's language
    QString detail;         ///< muted, after the title
    QString shortcut;       ///< native text
    QStringList searchKeys; ///< folded: the title in both languages, and what else finds it
    QString path;           ///< opened by Enter; or:
    QPointer<QAction> action;
    QString alternativePath; ///< Ctrl+Enter
    QString insertText;      ///< of a Mode: what it puts into the field
    bool isEnabled = true;
};

using PaletteEntries = QList<PaletteEntry>;

} // namespace testum::gui
