#include "gui/notifications.h"

#include <QTimer>

namespace testum::gui {

namespace {

constexpr qsizetype kKept = 200;
constexpr int kUndoSeconds = 10;

} // namespace

struct Notifications::Undoable
{
    quint64 id = 0;
    std::function<void()> undo;
    std::function<void()> commit;
    QTimer timer;
};

Notifications::Notifications(QObject *parent)
    : QObject(parent)
{}

Notifications::~Notifications() { commitAll(); }

void Notifications::post(Notification notification)
{
    notification.at = QDateTime::currentDateTime();
    notification.unread = true;
    m_all.prepend(notification);
    while (m_all.size() > kKept)
        m_all.removeLast();
    Q_EMIT posted(notification);
    Q_EMIT listChanged();
}

void Notifications::info(const QString &text)
{
    Notification notification;
    notification.text = text;
    post(std::move(notification));
}

void Notifications::success(const QString &text)
{
    Notification notification;
    notification.tone = Tone::Success;
    notification.text = text;
    post(std::move(notification));
}

void Notifications::warning(const QString &text)
{
    Notification notification;
    notification.tone = Tone::Warning;
    notification.text = text;
    post(std::move(notification));
}

void Notifications::error(const QString &text)
{
    Notification notification;
    notification.tone = Tone::Danger;
    notification.text = text;
    post(std::move(notification));
}

void Notifications::undoable(const QString &text, std::function<void()> undo,
                             std::function<void()> commit)
{
    const auto waiting = std::make_shared<Undoable>();
    waiting->id = ++m_lastUndoId;
    waiting->undo = std::move(undo);
    waiting->commit = std::move(commit);
    waiting->timer.setSingleShot(true);
    m_undoables.append(waiting);
    connect(
        &waiting->timer, &QTimer::timeout, this,
        [this, weak = std::weak_ptr<Undoable>(waiting)] { end(weak.lock(), &Undoable::commit); });
    waiting->timer.start(kUndoSeconds * 1000);

    Notification notification;
    notification.text = text;
    notification.actionText = tr("&Undo");
    notification.seconds = kUndoSeconds;
    notification.holdable = false;
    notification.undoId = waiting->id;
    notification.action = [this, weak = std::weak_ptr<Undoable>(waiting)] {
        end(weak.lock(), &Undoable::undo);
    };
    post(std::move(notification));
}

void Notifications::end(const std::shared_ptr<Undoable> &due, Ending how)
{
    if (!due || !m_undoables.removeOne(due))
        return;
    Q_EMIT undoableOver(due->id);
    ((*due).*how)();
}

void Notifications::commitAll()
{
    const auto waiting = m_undoables;
    for (const auto &due : waiting)
        end(due, &Undoable::commit);
}

int Notifications::unreadCount() const
{
    int count = 0;
    for (const Notification &notification : m_all)
        count += notification.unread ? 1 : 0;
    return count;
}

void Notifications::markAllRead()
{
    if (unreadCount() == 0)
        return;
    for (Notification &notification : m_all)
        notification.unread = false;
    Q_EMIT listChanged();
}

void Notifications::clear()
{
    m_all.clear();
    Q_EMIT listChanged();
}

} // namespace testum::gui
