#pragma once

#include <QDialog>

namespace testum::gui {

class Connection;

/// A form whose call is waited for: while it runs, Escape, Cancel and the close button do nothing.
/// Its answer would be lost, and with it what was stored, or why it was not.
class BusyDialog : public QDialog
{
    Q_OBJECT

public:
    BusyDialog(Connection &connection, QWidget *parent);

public Q_SLOTS:
    void reject() override;

protected:
    void holdOpen(bool held);
    /// Not once the engine was left: its answers do not come any more.
    [[nodiscard]] bool isHeldOpen() const;
    Connection &m_connection;

private:
    quint64 m_serial = 0; ///< of the connection when it was held
    bool m_isHeld = false;
};

} // namespace testum::gui
