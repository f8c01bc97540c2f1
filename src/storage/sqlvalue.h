#pragma once

#include <QString>
#include <QVariant>

namespace testum::storage {

/// `text` as both engines give it back: U+0000 and lone surrogates become U+FFFD.
[[nodiscard]] QString storableText(const QString &text);

/// `value` as it is bound, see Database::exec.
[[nodiscard]] QVariant bindable(const QVariant &value);

} // namespace testum::storage
