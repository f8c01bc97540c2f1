#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace testum::gui {

class Preferences;

/// The icon in the notification area, where the desktop has one and the preferences want it. Its
/// menu has everything: not every desktop reports clicks.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(Preferences &preferences, QObject *parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] static bool isAvailable();
    [[nodiscard]] bool isShown() const { return m_icon.isVisible(); }
    [[nodiscard]] QSystemTrayIcon *icon() { return &m_icon; }
    void setRunning(int count);
    /// A task failed while nobody looked.
    void setAttention(bool attention);
    [[nodiscard]] QMenu *menu() { return &m_menu; }

Q_SIGNALS:
    void openRequested();
    void pathChosen(const QString &path);
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showByPreference();
    void paint();
    void retranslate();

    Preferences &m_preferences;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_open;
    QAction *m_run;
    QAction *m_tasks;
    QAction *m_quit;
    int m_running = 0;
    bool m_attention = false;
};

} // namespace testum::gui
