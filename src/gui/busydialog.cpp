#include "gui/busydialog.h"

#include "gui/connection.h"

#include <QAbstractButton>
#include <QDialogButtonBox>

namespace testum::gui {

BusyDialog::BusyDialog(Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_connection(connection)
{}

void BusyDialog::reject()
{
    if (!isHeldOpen())
        QDialog::reject();
}

void BusyDialog::holdOpen(bool held)
{
    m_isHeld = held;
    m_serial = m_connection.serial();
    const auto *box = findChild<QDialogButtonBox *>();
    if (box == nullptr)
        return;
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QDialogButtonBox::RejectRole)
            button->setEnabled(!held);
    }
}

bool BusyDialog::isHeldOpen() const { return m_isHeld && m_serial == m_connection.serial(); }

} // namespace testum::gui
