#include "gui/taskending.h"

#include <QCoreApplication>

namespace testum::gui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(TaskEnding)
};

constexpr qsizetype kLongestTitle = 80;

} // namespace

QString taskTitle(const QJsonObject &task)
{
    if (task.value(QStringLiteral("type")) == QLatin1String("test_connection"))
        return Words::tr("Connection test");
    const QString command = task.value(QStringLiteral("spec"))
                                .toObject()
                                .value(QStringLiteral("command"))
                                .toString()
                                .trimmed();
    const QString line = command.section(u'\n', 0, 0);
    const bool cut = line.size() > kLongestTitle || line.size() < command.size();
    return cut ? line.left(kLongestTitle) + u'…' : line;
}

TaskEnding taskEnding(const QJsonObject &task)
{
    TaskEnding ending;
    ending.path = QStringLiteral("tasks/") + task.value(QStringLiteral("id")).toString();
    const QString title = taskTitle(task);
    const QString status = task.value(QStringLiteral("status")).toString();
    const QJsonObject totals = task.value(QStringLiteral("totals")).toObject();
    const int failed = totals.value(QStringLiteral("failed")).toInt();
    if (status == QLatin1String("success")) {
        ending.text = Words::tr("Task finished: %1").arg(title);
    } else if (status == QLatin1String("cancelled")) {
        ending.tone = Tone::Neutral;
        ending.text = Words::tr("Task cancelled: %1").arg(title);
    } else if (status == QLatin1String("interrupted")) {
        ending.tone = Tone::Warning;
        ending.text = Words::tr("Task interrupted: %1").arg(title);
    } else {
        ending.tone =
            failed < totals.value(QStringLiteral("total")).toInt() ? Tone::Warning : Tone::Danger;
        ending.text = Words::tr("Task failed on %n host(s): %1", nullptr, failed).arg(title);
    }
    return ending;
}

} // namespace testum::gui
