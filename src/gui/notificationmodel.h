#pragma once

#include "gui/notifications.h"

#include <QAbstractListModel>

namespace testum::gui {

/// What the bell lists: the notifications, newest first, with a heading before each day. Can be
/// narrowed to errors and warnings.
class NotificationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        HeadingRole = Qt::UserRole + 1, ///< bool: a day, not a notification
        ToneRole,                       ///< int of Tone
        TimeRole,                       ///< QString
        UnreadRole,                     ///< bool
        PathRole                        ///< QString; empty: nothing to open
    };

    explicit NotificationModel(Notifications &notifications, QObject *parent = nullptr);

    void setErrorsOnly(bool only);
    void retranslate() { rebuild(); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString heading; ///< empty: the notification
        Notification notification;
    };
    void rebuild();

    Notifications &m_notifications;
    QList<Row> m_rows;
    bool m_errorsOnly = false;
};

} // namespace testum::gui
