#pragma once

#include <QString>
#include <QStringList>

namespace testum::gui {

/// The names that a list means: separated by white space, commas or semicolons, "#" begins a
/// comment, and "web-[001-003,7].msk" stands for web-001.msk … web-003.msk, web-7.msk. Each once,
/// in order. What is not such a pattern is a name as it is. At most `most` names.
[[nodiscard]] QStringList expandNodeSet(const QString &text, int most = 100'000);

} // namespace testum::gui
