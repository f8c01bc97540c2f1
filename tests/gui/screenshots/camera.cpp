#include "gui/screenshots/camera.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

namespace testum::tests {

namespace {

constexpr int kQuietMs = 350; ///< no call on its way for so long: the page is complete
constexpr int kLongestMs = 8'000;

} // namespace

Camera::Camera(gui::MainWindow &window, QDir folder)
    : m_window(window)
    , m_folder(std::move(folder))
{}

void Camera::setSize(QSize size)
{
    m_size = size;
    m_window.resize(size);
}

void Camera::settle()
{
    int busy = 0;
    const gui::Page *page = m_window.currentPage();
    QObject watch;
    if (page) {
        QObject::connect(page, &gui::Page::busyChanged, &watch,
                         [&busy](bool now) { busy += now ? 1 : -1; });
    }
    QElapsedTimer quiet;
    quiet.start();
    (void)QTest::qWaitFor(
        [&busy, &quiet] {
            if (busy > 0)
                quiet.restart();
            return quiet.elapsed() > kQuietMs;
        },
        kLongestMs);
}

void Camera::take(const QString &name, const QString &path,
                  const std::function<void(gui::Page &)> &prepare)
{
    m_window.openPath(path);
    settle();
    if (prepare && m_window.currentPage()) {
        prepare(*m_window.currentPage());
        settle();
    }
    if (m_window.size() != m_size) {
        qWarning("%s: the window is %d × %d instead of %d × %d", qUtf8Printable(name),
                 m_window.width(), m_window.height(), m_size.width(), m_size.height());
        ++m_failed;
    }
    QPixmap picture = m_window.grab();
    QPainter painter(&picture);
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other == &m_window || !other->isVisible() || other->width() < 8)
            continue;
        const bool isDialog = qobject_cast<QDialog *>(other) != nullptr;
        if (isDialog)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 110));
        QPoint at = other->pos() - m_window.pos();
        if (isDialog)
            at = QPoint((m_window.width() - other->width()) / 2,
                        (m_window.height() - other->height()) / 2);
        painter.drawPixmap(at, other->grab());
    }
    painter.end();
    const QString file = m_folder.filePath(QStringLiteral("%1-%2-%3x%4.png")
                                               .arg(name, m_variant)
                                               .arg(m_size.width())
                                               .arg(m_size.height()));
    if (picture.save(file))
        ++m_taken;
    else
        ++m_failed;
    closeDialogs();
}

void Camera::closeDialogs()
{
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other != &m_window && other->isVisible())
            other->close();
    }
    QCoreApplication::processEvents();
}

} // namespace testum::tests
