#pragma once

#include <QToolButton>

namespace testum::gui {

/// An entry of the sidebar with a count at its right, or a dot while only the icon shows.
class SidebarButton : public QToolButton
{
    Q_OBJECT

public:
    explicit SidebarButton(QWidget *parent = nullptr);

    void setIconName(const QString &name); ///< lucide's
    void setCollapsed(bool collapsed);
    void setBadge(int count, const QString &description);
    [[nodiscard]] int badge() const { return m_count; }
    /// Title and shortcut; the accessible name also has the badge's words.
    void setTitle(const QString &title, const QString &shortcut);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    void showIcon();

    QString m_iconName;
    QString m_title;
    QString m_shortcut;
    QString m_description;
    int m_count = 0;
    bool m_collapsed = false;
};

} // namespace testum::gui
