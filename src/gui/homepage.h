#pragma once

#include "gui/homestats.h"
#include "gui/page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

namespace testum::gui {

class AttentionModel;
class Banner;
class BarChart;
class DonutChart;
class EmptyState;
class MetricCard;
class TableView;
class TaskModel;

/// What needs somebody now: numbers, charts, platforms in trouble, the last tasks. Looks again by
/// itself while it is open.
class HomePage : public Page
{
    Q_OBJECT

public:
    explicit HomePage(PageContext &context, QWidget *parent = nullptr);
    ~HomePage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A framed part of the page with a heading.
    struct Card
    {
        QFrame *frame;
        QHBoxLayout *head;
        QVBoxLayout *body;
        QLabel *heading;
    };

    void buildActions();
    void buildContent();
    void buildTables();
    [[nodiscard]] Card makeCard(const QString &name);
    TableView *makeTable(const QString &name, QAbstractItemModel *model);
    void arrange();
    void look(bool silent);
    void show(const HomeStats &stats);
    void showNumbers();
    void showTasks(const QJsonArray &tasks);
    [[nodiscard]] int days() const;
    [[nodiscard]] QString currentTask() const;
    void updateActions();

    TaskModel *m_taskModel;
    AttentionModel *m_attentionModel;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_content = nullptr;
    QGridLayout *m_grid = nullptr;
    QList<MetricCard *> m_metrics;
    QWidget *m_daysCard = nullptr;
    QWidget *m_platformsCard = nullptr;
    QWidget *m_attentionCard = nullptr;
    QWidget *m_tasksCard = nullptr;
    QLabel *m_daysLabel = nullptr;
    QLabel *m_platformsLabel = nullptr;
    QLabel *m_attentionLabel = nullptr;
    QLabel *m_tasksLabel = nullptr;
    QComboBox *m_period = nullptr;
    BarChart *m_bars = nullptr;
    DonutChart *m_donut = nullptr;
    QStackedWidget *m_attentionStack = nullptr;
    QStackedWidget *m_tasksStack = nullptr;
    QLabel *m_noAttention = nullptr;
    QLabel *m_noTasks = nullptr;
    TableView *m_attention = nullptr;
    TableView *m_tasks = nullptr;
    QAction *m_run = nullptr;
    QAction *m_addPlatform = nullptr;
    QAction *m_openTask = nullptr;
    QAction *m_again = nullptr;
    QAction *m_copy = nullptr;
    QTimer m_look;
    HomeStats m_stats;
    bool m_isKnown = false;
    bool m_isLooking = false;
    int m_columns = 0;
};

} // namespace testum::gui
