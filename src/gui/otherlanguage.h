#pragma once

#include <QHash>
#include <QString>

namespace testum::gui {

/// The words of the window in its other language: what was set as "Платформы" is also "Platforms",
/// so that the palette finds it either way. Read once from the compiled-in translation.
class OtherLanguage
{
public:
    OtherLanguage();
    /// Access keys (&) do not matter. Empty when there is none.
    [[nodiscard]] QString of(const QString &text) const;

private:
    QHash<QString, QString> m_words;
};

} // namespace testum::gui
