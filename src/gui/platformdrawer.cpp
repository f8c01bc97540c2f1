#include "gui/platformdrawer.h"

#include "gui/agetext.h"
#include "gui/errors.h"
#include "gui/platformmodel.h"
#include "gui/status.h"
#include "gui/themedicon.h"
#include "gui/timetext.h"
#include "gui/typography.h"
#include "ui_platformdrawer.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QTextDocument>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kLastTasks = 10;

} // namespace

PlatformDrawer::PlatformDrawer(Connection &connection, QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::PlatformDrawer>())
    , m_connection(connection)
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->nameLabel, TextRole::Heading2);
    for (QLabel *title : {m_ui->factsTitleLabel, m_ui->hostKeyTitleLabel, m_ui->tasksTitleLabel})
        applyTextRole(title, TextRole::Heading2);
    // The card shines through.
    m_ui->scrollArea->viewport()->setAutoFillBackground(false);
    m_ui->drawerBody->setAutoFillBackground(false);
    m_ui->taskListWidget->setIconSize(QSize(16, 16));
    m_ui->closeToolButton->setIcon(themedIcon(QStringLiteral("x")));
    m_ui->closeToolButton->setFocusPolicy(Qt::StrongFocus);
    m_ui->editPushButton->setIcon(buttonIcon(QStringLiteral("pencil")));
    m_ui->testPushButton->setIcon(buttonIcon(QStringLiteral("activity")));
    for (QPushButton *button : {m_ui->editPushButton, m_ui->testPushButton})
        button->setIconSize(QSize(20, 16));
    connect(m_ui->closeToolButton, &QToolButton::clicked, this, &PlatformDrawer::closed);
    connect(m_ui->editPushButton, &QPushButton::clicked, this,
            [this] { Q_EMIT editWanted(platformId()); });
    connect(m_ui->testPushButton, &QPushButton::clicked, this,
            [this] { Q_EMIT testWanted(platformId()); });
    connect(m_ui->taskListWidget, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT taskWanted(item->data(Qt::UserRole).toString());
    });
    retranslate();
    showNone();
}

PlatformDrawer::~PlatformDrawer() = default;

void PlatformDrawer::show(const PlatformRow &row)
{
    const bool isOther = platformId() != row.id;
    m_row = row;
    m_ui->editPushButton->setEnabled(m_connection.may(QStringLiteral("platforms.write")));
    m_ui->testPushButton->setEnabled(m_connection.may(QStringLiteral("tasks.run")));
    if (isOther) {
        m_tasks = {};
        refresh();
    }
    fill();
}

void PlatformDrawer::showNone()
{
    m_call.cancel();
    m_row.reset();
    m_tasks = {};
    m_ui->editPushButton->setEnabled(false);
    m_ui->testPushButton->setEnabled(false);
    fill();
}

void PlatformDrawer::refresh()
{
    m_call.cancel();
    if (!m_row || !m_connection.may(QStringLiteral("tasks.read")))
        return;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("platform_id"), m_row->id);
    query.addQueryItem(QStringLiteral("limit"), QString::number(kLastTasks));
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("-created_at"));
    m_call = m_connection.call<client::JsonPage>(
        this,
        [query](client::ApiClient &client) {
            return client.list(QStringLiteral("/api/v1/tasks"), query);
        },
        [this](const Result<client::JsonPage> &page) {
            if (!page)
                return; // the list page says that the server is away
            m_tasks = page->items;
            fillTasks();
        });
}

void PlatformDrawer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        fill();
    }
    QFrame::changeEvent(event);
}

void PlatformDrawer::fill()
{
    const PlatformRow row = m_row.value_or(PlatformRow());
    m_ui->scrollArea->setVisible(m_row.has_value());
    m_ui->chipLabel->setVisible(m_row.has_value());
    m_ui->nameLabel->setText(m_row ? row.name : tr("No platform is selected"));
    if (!m_row)
        return;
    const StatusChip chip = platformChip(row.state());
    m_ui->chipLabel->setChip(chip);
    const auto put = [](QFormLayout *form, QLabel *label, const QString &text) {
        label->setText(text);
        form->setRowVisible(label, !text.isEmpty());
    };
    QFormLayout *summary = m_ui->summaryFormLayout;
    put(summary, m_ui->addressLabel, row.username + QLatin1Char('@') + row.address());
    put(summary, m_ui->groupLabel, row.group);
    put(summary, m_ui->tagsLabel, row.tags.join(QStringLiteral(", ")));
    put(summary, m_ui->authLabel, PlatformModel::authText(row.authMethod));
    put(summary, m_ui->checkedLabel,
        row.checkedAtMs() > 0 ? exactMomentText(row.checkedAtMs()) : QString());
    const QString reason = row.errorReason.isEmpty() ? row.reach.reason : row.errorReason;
    put(summary, m_ui->problemLabel, reason.isEmpty() ? QString() : reasonSentence(reason, reason));
    put(summary, m_ui->descriptionLabel, row.description);

    const QLocale locale;
    const auto size = [&locale](qint64 bytes) {
        return bytes > 0 ? locale.formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat)
                         : QString();
    };
    QFormLayout *facts = m_ui->factsFormLayout;
    put(facts, m_ui->osLabel, row.os);
    put(facts, m_ui->kernelLabel,
        QStringList({row.kernel, row.architecture}).join(QLatin1Char(' ')).trimmed());
    put(facts, m_ui->cpusLabel, row.cpus > 0 ? locale.toString(row.cpus) : QString());
    put(facts, m_ui->memoryLabel, size(row.memoryBytes));
    put(facts, m_ui->diskLabel,
        row.diskTotalBytes > 0 ? tr("%1 of %2", "free and total disk space")
                                     .arg(size(row.diskFreeBytes), size(row.diskTotalBytes))
                               : QString());
    put(facts, m_ui->uptimeLabel, uptimeText(row.uptimeS));
    m_ui->noFactsLabel->setVisible(row.os.isEmpty() && row.kernel.isEmpty());

    m_ui->fingerprintLabel->setFingerprint(row.fingerprint);
    m_ui->fingerprintLabel->setVisible(!row.fingerprint.isEmpty());
    m_ui->noHostKeyLabel->setVisible(row.fingerprint.isEmpty());
    fillTasks();
}

void PlatformDrawer::fillTasks()
{
    QListWidget *list = m_ui->taskListWidget;
    list->clear();
    for (const QJsonValue &value : std::as_const(m_tasks)) {
        const QJsonObject task = value.toObject();
        const QJsonObject totals = task.value(QStringLiteral("totals")).toObject();
        const StatusChip chip = taskChip(task.value(QStringLiteral("status")).toString(),
                                         totals.value(QStringLiteral("failed")).toInt(),
                                         totals.value(QStringLiteral("total")).toInt());
        const bool isTest =
            task.value(QStringLiteral("type")).toString() == QLatin1String("test_connection");
        const QString what = isTest ? tr("Connection test")
                                    : task.value(QStringLiteral("spec"))
                                          .toObject()
                                          .value(QStringLiteral("command"))
                                          .toString()
                                          .section(QLatin1Char('\n'), 0, 0);
        const QString when = ageText(epochMs(task.value(QStringLiteral("created_at"))),
                                     QDateTime::currentMSecsSinceEpoch());
        auto *item = new QListWidgetItem(
            themedIcon(chip.icon, onSubtleToken(chip.tone)),
            tr("%1, %2", "a task's command and when it was started").arg(what.left(200), when));
        item->setData(Qt::UserRole, task.value(QStringLiteral("id")).toString());
        item->setToolTip(Qt::convertFromPlainText(chip.text + QLatin1Char('\n') + what.left(1000)));
        item->setData(Qt::AccessibleTextRole, QString(chip.text + QStringLiteral(", ") + what));
        list->addItem(item);
    }
    list->setVisible(!m_tasks.isEmpty());
    list->setFixedHeight(list->count() * std::max(list->sizeHintForRow(0), 20) + 6);
    m_ui->noTasksLabel->setVisible(m_tasks.isEmpty());
}

void PlatformDrawer::retranslate()
{
    setAccessibleName(tr("Details"));
    m_ui->closeToolButton->setToolTip(QStringLiteral("%1 (%2)").arg(
        tr("Close details"),
        QKeySequence(Qt::CTRL | Qt::Key_I).toString(QKeySequence::NativeText)));
    m_ui->closeToolButton->setAccessibleName(tr("Close details"));
    m_ui->taskListWidget->setAccessibleName(tr("Last tasks"));
}

} // namespace testum::gui
