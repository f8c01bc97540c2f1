#include "gui/notificationmodel.h"

#include <QLocale>

namespace testum::gui {

NotificationModel::NotificationModel(Notifications &notifications, QObject *parent)
    : QAbstractListModel(parent)
    , m_notifications(notifications)
{
    connect(&notifications, &Notifications::listChanged, this, &NotificationModel::rebuild);
    rebuild();
}

void NotificationModel::setErrorsOnly(bool only)
{
    m_errorsOnly = only;
    rebuild();
}

int NotificationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NotificationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isHeading = !row.heading.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return isHeading ? row.heading : row.notification.text;
    case HeadingRole:
        return isHeading;
    case ToneRole:
        return static_cast<int>(row.notification.tone);
    case TimeRole:
        return isHeading ? QString()
                         : QLocale().toString(row.notification.at.time(), QLocale::ShortFormat);
    case UnreadRole:
        return !isHeading && row.notification.unread;
    case PathRole:
        return row.notification.actionPath;
    default:
        return {};
    }
}

Qt::ItemFlags NotificationModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && !m_rows.at(index.row()).heading.isEmpty())
        return Qt::NoItemFlags;
    return QAbstractListModel::flags(index);
}

void NotificationModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    QDate day;
    const QDate today = QDate::currentDate();
    for (const Notification &notification : m_notifications.all()) {
        if (m_errorsOnly && notification.tone != Tone::Danger && notification.tone != Tone::Warning)
            continue;
        if (notification.at.date() != day) {
            day = notification.at.date();
            const QString heading = day == today ? tr("Today")
                                    : day == today.addDays(-1)
                                        ? tr("Yesterday")
                                        : QLocale().toString(day, QLocale::ShortFormat);
            m_rows.append({heading, {}});
        }
        m_rows.append({QString(), notification});
    }
    endResetModel();
}

} // namespace testum::gui
