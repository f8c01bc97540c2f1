#pragma once

#include <QString>
#include <QStringList>

namespace testum::storage {

/// `text` as the *_folded columns keep it: composed (NFC) and case-folded by Unicode's rules, which
/// neither engine's lower() and LIKE know.
[[nodiscard]] QString folded(const QString &text);

/// The search_text column of a row: its searched fields, folded, one a line.
[[nodiscard]] QString searchText(const QStringList &fields);

/// The LIKE pattern for "contains `part`", to be used with ESCAPE '!'. Folds nothing.
[[nodiscard]] QString likeContains(const QString &part);

/// The tag_lines column: each folded tag in JSON quotes on a line, so that no tag, whatever it
/// contains, is found inside another.
[[nodiscard]] QString tagLines(const QStringList &tags);
/// The part of tagLines() that is there when `tag` is.
[[nodiscard]] QString tagLine(const QString &tag);

} // namespace testum::storage
