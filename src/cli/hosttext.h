#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace testum::cli {

/// Appends UTF-8 text that came from a host so that a terminal only shows it: control characters as
/// ^X or <U+009B>, characters that reorder text as <U+202E>. Line ends stay, CR LF and a lone CR
/// (progress displays) become line ends, tabs stay.
void appendVisible(QByteArray &to, QByteArrayView text);

} // namespace testum::cli
