#include "gui/exportbar.h"

#include "gui/listexport.h"
#include "gui/notifications.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>

namespace testum::gui {

ExportBar::ExportBar(Notifications &notifications, QWidget *parent)
    : QFrame(parent)
    , m_notifications(notifications)
    , m_label(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("ExportBar"));
    setProperty("card", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    m_label->setObjectName(QStringLiteral("exportLabel"));
    m_label->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("exportProgressBar"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_cancel->setObjectName(QStringLiteral("cancelExportPushButton"));
    m_cancel->setAutoDefault(false);
    row->addWidget(m_label);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    hide();
    retranslate();
}

void ExportBar::run(ListExport *job)
{
    if (m_job)
        m_job->cancel();
    m_job = job;
    m_rows = m_total = 0;
    m_progress->setRange(0, 0);
    connect(job, &ListExport::progressed, this, [this](qint64 rows, qint64 total) {
        m_rows = rows;
        m_total = total;
        m_progress->setRange(0, int(total));
        m_progress->setValue(int(rows));
        retranslate();
    });
    connect(job, &ListExport::succeeded, this, [this, job](qint64 rows) {
        m_notifications.success(tr("Exported to %1, %n row(s)", nullptr, int(rows))
                                    .arg(QFileInfo(job->fileName()).fileName()));
    });
    connect(job, &ListExport::failed, this,
            [this](const QString &sentence) { m_notifications.error(sentence); });
    connect(job, &ListExport::finished, this, [this, job] {
        if (m_job != job)
            return;
        m_job = nullptr;
        hide();
    });
    retranslate();
    show();
    job->start();
}

void ExportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ExportBar::retranslate()
{
    const QLocale locale;
    m_label->setText(
        m_total == 0
            ? tr("Exporting…")
            : tr("Exporting: %1 of %2").arg(locale.toString(m_rows), locale.toString(m_total)));
    m_progress->setAccessibleName(tr("Export"));
    m_cancel->setText(tr("Stop the export"));
}

} // namespace testum::gui
