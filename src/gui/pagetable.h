#pragma once

#include <QKeySequence>
#include <QString>

#include <span>

namespace testum::gui {

/// One entry of the sidebar. Texts are sources of the translation context "Pages".
struct PageEntry
{
    const char *id;
    const char *group; ///< "" before the first group
    const char *icon;
    const char *title;
    const char *shortcut;
    const char *permission; ///< "": everybody
};

[[nodiscard]] std::span<const PageEntry> pageEntries();
/// Nullptr for a page that is not in the sidebar.
[[nodiscard]] const PageEntry *findPage(const QString &id);
[[nodiscard]] QString pageTitle(const PageEntry &entry);
[[nodiscard]] QString pageGroup(const PageEntry &entry); ///< translated

} // namespace testum::gui
