#pragma once

#include "gui/banner.h"
#include "gui/connection.h"

namespace testum::gui {

/// Across the top of the window while the engine is not there, or wants a password again: says so
/// and offers the way out. Takes no room otherwise.
class ConnectionBanner : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBanner(Connection &connection, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *actionButton() const { return m_banner->actionButton(); }

Q_SIGNALS:
    /// The path that signs in to the server again.
    void signInRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    /// Somebody answers who is not trusted: only the user can tell whether he should be.
    [[nodiscard]] bool isMistrusted() const;

    Connection &m_connection;
    Banner *m_banner;
};

} // namespace testum::gui
