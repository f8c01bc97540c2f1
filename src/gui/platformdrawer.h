#pragma once

#include "gui/connection.h"
#include "gui/platformrow.h"

#include <QFrame>
#include <QJsonArray>

#include <memory>
#include <optional>

namespace Ui {
class PlatformDrawer;
}

namespace testum::gui {

/// What there is to know about one platform, beside the list: facts, host key, last tasks.
class PlatformDrawer : public QFrame
{
    Q_OBJECT

public:
    PlatformDrawer(Connection &connection, QWidget *parent);
    ~PlatformDrawer() override;

    /// Shows it and fetches its tasks when it is another one.
    void show(const PlatformRow &row);
    void showNone();
    void refresh(); ///< fetches the tasks again
    [[nodiscard]] QString platformId() const { return m_row ? m_row->id : QString(); }

Q_SIGNALS:
    void closed();
    void editWanted(const QString &id);
    void testWanted(const QString &id);
    void taskWanted(const QString &taskId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillTasks();
    void retranslate();

    std::unique_ptr<Ui::PlatformDrawer> m_ui;
    Connection &m_connection;
    std::optional<PlatformRow> m_row;
    QJsonArray m_tasks;
    PendingCall m_call;
};

} // namespace testum::gui
