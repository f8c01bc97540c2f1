#pragma once

#include "gui/mainwindow.h"

#include <QDir>
#include <QSize>
#include <QString>

#include <functional>

namespace testum::tests {

/// Takes pictures of a real window, with the dialogs and popups that stand on it.
class Camera
{
public:
    Camera(gui::MainWindow &window, QDir folder);

    /// "dark-en": part of every file's name from now on.
    void setVariant(const QString &variant) { m_variant = variant; }
    void setSize(QSize size);
    /// Opens the page, waits until it has fetched what it shows, runs `prepare`, takes the picture
    /// and closes what `prepare` opened. Warns, and counts, when the window could not be as small
    /// as it should.
    void take(const QString &name, const QString &path,
              const std::function<void(gui::Page &)> &prepare = {});
    [[nodiscard]] int taken() const { return m_taken; }
    [[nodiscard]] int failed() const { return m_failed; }

private:
    void settle();
    void closeDialogs();

    gui::MainWindow &m_window;
    QDir m_folder;
    QString m_variant;
    QSize m_size;
    int m_taken = 0;
    int m_failed = 0;
};

} // namespace testum::tests
