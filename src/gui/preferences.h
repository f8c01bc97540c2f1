#pragma once

#include "gui/serverprofile.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QVariant>

#include <memory>

namespace testum::gui {

/// What the window remembers between starts, in QSettings (an ini file of the user's configuration
/// directory): appearance, layouts, drafts, saved servers. Never a secret. Main thread.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// `file`: an ini file of a test's own; empty: the user's.
    explicit Preferences(const QString &file = QString(), QObject *parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] QString themeChoice() const; ///< "system" at first
    void setThemeChoice(const QString &choice);
    [[nodiscard]] QString languageChoice() const; ///< "system", "en", "ru"
    void setLanguageChoice(const QString &choice);
    [[nodiscard]] bool isCompact() const; ///< table density
    void setCompact(bool compact);
    [[nodiscard]] double fontSize() const; ///< points; 0: the system's
    void setFontSize(double points);
    [[nodiscard]] double outputFontSize() const; ///< points, 8 … 24
    void setOutputFontSize(double points);
    [[nodiscard]] int scalePercent() const; ///< 100 … 200, for the next start
    void setScalePercent(int percent);
    [[nodiscard]] bool reduceAnimations() const;
    void setReduceAnimations(bool reduce);
    [[nodiscard]] bool showTray() const;
    void setShowTray(bool show);
    [[nodiscard]] bool notifyOnEnd() const; ///< desktop notification when a task ends
    void setNotifyOnEnd(bool notify);
    [[nodiscard]] QString startPage() const; ///< "home"
    void setStartPage(const QString &page);

    [[nodiscard]] QList<ServerProfile> servers() const; ///< without this computer
    void setServers(const QList<ServerProfile> &servers);
    [[nodiscard]] QString lastServer() const; ///< id; empty: none was chosen yet
    void setLastServer(const QString &id);

    /// Anything a page keeps: "platforms/table", "run/draft", "window/geometry".
    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = QVariant()) const;
    void setValue(const QString &key, const QVariant &value);
    void remove(const QString &key);

Q_SIGNALS:
    /// One of the named settings above changed: "theme", "language", "density", "fontSize",
    /// "outputFontSize", "tray", …
    void changed(const QString &what);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace testum::gui
