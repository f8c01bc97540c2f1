#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace testum::gui {

/// Puts a secret on the clipboard and takes it off again, unless something else was copied
/// meanwhile. Clipboard histories are asked not to keep it. Lives as long as the window, so that
/// the end of the program clears it too; main thread.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override; ///< clears at once

    void copy(const QString &secret, std::chrono::seconds keepFor = std::chrono::seconds(30));
    /// Does the clipboard still hold what was copied?
    [[nodiscard]] bool holdsSecret() const;

Q_SIGNALS:
    void cleared();

private:
    void clear();

    QTimer m_timer;
    QByteArray m_hash; ///< of the secret; empty: none. The secret itself is not kept twice.
};

} // namespace testum::gui
