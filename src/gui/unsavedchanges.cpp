#include "gui/unsavedchanges.h"

#include "gui/actionbutton.h"
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace testum::gui {

void UnsavedChanges::ask(QWidget *form, std::function<void()> save, std::function<void()> discard)
{
    auto *box = new QMessageBox(form);
    box->setObjectName(QStringLiteral("unsavedMessageBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(tr("Unsaved changes"));
    box->setText(tr("There are changes that are not saved."));
    QPushButton *saving = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton *discarding = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *staying = box->addButton(tr("Continue editing"), QMessageBox::RejectRole);
    saving->setObjectName(QStringLiteral("savePushButton"));
    setButtonKind(saving, QStringLiteral("primary"));
    discarding->setObjectName(QStringLiteral("discardPushButton"));
    staying->setObjectName(QStringLiteral("stayPushButton"));
    box->setDefaultButton(staying);
    box->setEscapeButton(staying);
    connect(box, &QMessageBox::finished, form,
            [box, saving, discarding, save = std::move(save), discard = std::move(discard)] {
                if (box->clickedButton() == saving)
                    save();
                else if (box->clickedButton() == discarding)
                    discard();
            });
    box->open();
}

} // namespace testum::gui
