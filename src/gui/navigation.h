#pragma once

#include <QString>
#include <QStringList>

namespace testum::gui {

/// Where in the window: "tasks/ID?query" in its parts.
struct PagePath
{
    QString id; ///< first part: "tasks"
    QString subPath;
    QString query;

    [[nodiscard]] static PagePath parse(const QString &text);
    [[nodiscard]] QString text() const;
    /// Which page shows it: "task" for one task.
    [[nodiscard]] QString pageId() const;

    friend bool operator==(const PagePath &, const PagePath &) = default;
};

/// What "back" and "forward" mean, as in a browser. At most 100 steps are kept.
class NavigationHistory
{
public:
    /// The path is on screen now, opened by the user: what was ahead is forgotten.
    void visit(const QString &path);
    /// The path on screen has become another one without a step.
    void replace(const QString &path);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_paths.size(); }
    [[nodiscard]] QString peekBack() const { return m_paths.value(m_at - 1); }
    [[nodiscard]] QString peekForward() const { return m_paths.value(m_at + 1); }
    void goBack() { m_at -= canGoBack() ? 1 : 0; }
    void goForward() { m_at += canGoForward() ? 1 : 0; }
    void clear();

private:
    QStringList m_paths;
    qsizetype m_at = -1;
};

} // namespace testum::gui
