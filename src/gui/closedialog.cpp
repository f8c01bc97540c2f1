#include "gui/closedialog.h"

#include "gui/themedicon.h"
#include "gui/typography.h"
#include "ui_closedialog.h"

#include <QEvent>

namespace testum::gui {

CloseDialog::CloseDialog(bool hasRuns, bool servesApi, bool hasTray, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CloseDialog>())
    , m_hasRuns(hasRuns)
    , m_servesApi(servesApi)
    , m_hasTray(hasTray)
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_ui->iconLabel->setPixmap(themedPixmap(QStringLiteral("triangle-alert"),
                                            QStringLiteral("warning"), 24, devicePixelRatioF()));
    m_ui->waitProgressBar->hide();
    m_ui->trayPushButton->setVisible(hasTray);
    m_ui->trayLabel->setVisible(!hasTray);
    m_ui->waitPushButton->setVisible(hasRuns);
    connect(m_ui->trayPushButton, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT trayChosen();
    });
    connect(m_ui->waitPushButton, &QPushButton::clicked, this, &CloseDialog::waitChosen);
    connect(m_ui->cancelPushButton, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT cancelChosen();
    });
    connect(m_ui->stayPushButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->stayPushButton->setDefault(true);
    m_ui->stayPushButton->setFocus();
    retranslate();
}

CloseDialog::~CloseDialog() = default;

void CloseDialog::showWaiting()
{
    m_waiting = true;
    m_ui->waitProgressBar->show();
    m_ui->waitPushButton->hide();
    m_ui->stayPushButton->setFocus();
    retranslate();
}

void CloseDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CloseDialog::retranslate()
{
    const QString heading = !m_hasRuns  ? tr("The API server is on")
                            : m_waiting ? tr("Waiting for running tasks…")
                                        : tr("Tasks are still running");
    setWindowTitle(heading);
    m_ui->headingLabel->setText(heading);
    m_ui->textLabel->setText(
        m_waiting     ? tr("testum closes as soon as the last one has ended.")
        : !m_hasRuns  ? tr("When testum closes, nobody can reach it any more.")
        : m_servesApi ? tr("They run inside of testum, and the API server is on. What is to happen "
                           "when the window closes?")
                      : tr("They run inside of testum. What is to happen when the window closes?"));
    m_ui->waitProgressBar->setAccessibleName(heading);
    m_ui->trayLabel->setText(
        tr("This desktop has no system tray, so testum cannot keep running without its window."));
    m_ui->trayPushButton->setText(tr("&Keep running in the tray"));
    m_ui->waitPushButton->setText(tr("&Wait for them, then close"));
    m_ui->cancelPushButton->setText(m_hasRuns ? tr("&Cancel tasks and close")
                                              : tr("&Stop the server and close"));
    m_ui->stayPushButton->setText(tr("&Leave open"));
}

} // namespace testum::gui
