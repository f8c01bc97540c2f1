#pragma once

#include "gui/banner.h"
#include "gui/connection.h"

namespace testum::gui {

/// Across the top of the window while the engine is not there, or wants a password again: says so
/// and offers the way out.
class ConnectionBanner : public Banner
{
    Q_OBJECT

public:
    explicit ConnectionBanner(Connection &connection, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The path that signs in to the server again.
    void signInRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    Connection &m_connection;
};

} // namespace testum::gui
