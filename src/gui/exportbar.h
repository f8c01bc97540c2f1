#pragma once

#include <QFrame>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

namespace testum::gui {

class ListExport;
class Notifications;

/// How far an export is, with a button that stops it. Hidden while there is none.
class ExportBar : public QFrame
{
    Q_OBJECT

public:
    ExportBar(Notifications &notifications, QWidget *parent);

    /// Starts it and shows it; an earlier one is cancelled.
    void run(ListExport *job);
    [[nodiscard]] bool isRunning() const { return !m_job.isNull(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Notifications &m_notifications;
    QPointer<ListExport> m_job;
    qint64 m_rows = 0;
    qint64 m_total = 0;
    QLabel *m_label;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace testum::gui
