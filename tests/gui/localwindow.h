#pragma once

#include "app/appconfig.h"
#include "client/apiclient.h"
#include "desktop/localengine.h"
#include "support/window/windowfixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QJsonObject>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace testum::tests {

/// A whole engine in this process on a private data directory, and what pages need to work on it.
class LocalWindow
{
public:
    LocalWindow()
        : engine(config())
        , window(engine.access())
    {
        QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    }

    [[nodiscard]] bool open() { return window.openLocal(); }
    /// Asks the engine as its owner, behind the page's back.
    [[nodiscard]] QJsonObject get(const QString &path)
    {
        client::ApiClient client(window.engine().localTransport("en"));
        const auto answer = client.get(path);
        return answer ? *answer : QJsonObject();
    }
    QJsonObject post(const QString &path, const QJsonObject &body)
    {
        client::ApiClient client(window.engine().localTransport("en"));
        const auto answer = client.post(path, body);
        if (!answer)
            qWarning("POST %s: %s %s", qPrintable(path), answer.error().reason,
                     qPrintable(answer.error().message));
        return answer ? *answer : QJsonObject();
    }
    QJsonObject put(const QString &path, const QJsonObject &body)
    {
        client::ApiClient client(window.engine().localTransport("en"));
        const auto answer = client.put(path, body);
        return answer ? *answer : QJsonObject();
    }

private:
    [[nodiscard]] app::AppConfig config() const
    {
        app::AppConfig made;
        made.dataDir = m_dir.filePath(QStringLiteral("data"));
        made.database = *storage::DatabaseConfig::fromUrl(QString(), made.dataDir);
        made.useKeychain = false;
        return made;
    }

    QTemporaryDir m_dir;

public:
    desktop::LocalEngine engine;
    WindowFixture window;
};

/// The widget of this name below `root`; ends the test program when there is none.
template <typename T>
T *widget(QWidget *root, const char *name)
{
    T *found = root->findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("There is no %s", name);
    return found;
}

/// The dialog that is open on a page, made by an action; null when none came within 5 s.
template <typename T>
T *openedDialog()
{
    T *found = nullptr;
    (void)QTest::qWaitFor(
        [&found] {
            for (QWidget *top : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<T *>(top); dialog && dialog->isVisible())
                    found = dialog;
            }
            return found != nullptr;
        },
        5000);
    return found;
}

inline void press(QWidget *root, const char *name)
{
    QTest::mouseClick(widget<QAbstractButton>(root, name), Qt::LeftButton);
}

} // namespace testum::tests
