#pragma once

#include <QColor>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <memory>

namespace testum::gui {

class SystemAppearance;

/// The colours and the generated stylesheet of the application: resources/themes/tokens.json and
/// resources/styles/app.qss.in. One object, made in main() after QApplication; main thread.
/// Whatever paints asks it for tokens and repaints on changed().
class Theme : public QObject
{
    Q_OBJECT

public:
    /// Makes Fusion the style, for which the stylesheet is written; no theme is chosen yet.
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// "system", "dark", "light", "hc". Sets palette and stylesheet of the application at once;
    /// "system" follows the desktop while it is chosen (systemappearance.h).
    void choose(const QString &choice);
    [[nodiscard]] QString choice() const { return m_choice; }
    [[nodiscard]] QString id() const { return m_id; } ///< the one in force: dark, light, hc
    [[nodiscard]] bool isHighContrast() const { return m_id == QStringLiteral("hc"); }
    [[nodiscard]] bool isDark() const { return m_id != QStringLiteral("light"); }

    /// Of the theme in force. An unknown token is a bug: asserts, and is magenta in release.
    [[nodiscard]] QColor color(const QString &token) const;
    /// The 16 colours of output panes.
    [[nodiscard]] const std::array<QColor, 16> &ansi() const { return m_ansi; }

    [[nodiscard]] static QStringList ids(); ///< dark, light, hc
    /// The sheet of a theme with every @token@ filled in. For the test: `unresolved` lists the
    /// rest.
    [[nodiscard]] static QString styleSheet(const QString &id, QStringList *unresolved = nullptr);

Q_SIGNALS:
    void changed();

private:
    void apply(const QString &id);

    std::unique_ptr<SystemAppearance> m_system; ///< while "system" is chosen
    QString m_choice;
    QString m_id;
    QHash<QString, QColor> m_colors;
    std::array<QColor, 16> m_ansi;
};

/// The theme of the application, for what is painted far from main() (delegates, icons). Set once.
[[nodiscard]] Theme &theme();

} // namespace testum::gui
