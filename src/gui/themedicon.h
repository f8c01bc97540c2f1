#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace testum::gui {

/// An SVG of resources/icons (lucide's name, "server") painted in a token's colour, sharp at every
/// scale and right again after a change of theme. Disabled: textDisabled; selected: selectionText;
/// checked: `onToken`. `padRight` adds room between icon and text, in 1/16 of the icon's size.
[[nodiscard]] QIcon themedIcon(const QString &name, const QString &token = QStringLiteral("text"),
                               const QString &onToken = QString(), int padRight = 0);
/// As for a button with a text beside it: padRight 4.
[[nodiscard]] QIcon buttonIcon(const QString &name, const QString &token = QStringLiteral("text"));
/// `size` in device-independent pixels.
[[nodiscard]] QPixmap themedPixmap(const QString &name, const QString &token, int size, qreal dpr);
/// Is there such an icon in the resources?
[[nodiscard]] bool hasIcon(const QString &name);

} // namespace testum::gui
