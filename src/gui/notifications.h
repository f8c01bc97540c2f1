#pragma once

#include "gui/status.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace testum::gui {

struct Notification
{
    Tone tone = Tone::Info;
    QString text;       ///< plain text, translated, one or two sentences
    QString actionText; ///< empty: no action
    QString actionPath; ///< page to open on it ("tasks/ID"), or:
    std::function<void()> action;
    int seconds = 0; ///< on screen; 0: by tone (info, success 5; warning 10; danger stays)
    /// The toast's time stands still while the pointer, the focus or another window is on it.
    bool holdable = true;
    quint64 undoId = 0; ///< of undoable(): can be taken back until undoableOver()
    QDateTime at;       ///< filled by post()
    bool unread = true;
};

/// Everything the window tells without being asked: shown as a toast, kept for the bell (last 200).
/// Main thread.
class Notifications : public QObject
{
    Q_OBJECT

public:
    explicit Notifications(QObject *parent = nullptr);
    ~Notifications() override; ///< commits what still waits

    void post(Notification notification);
    void info(const QString &text);
    void success(const QString &text);
    void warning(const QString &text);
    /// An error of a call, worded by errorSentence() (errors.h).
    void error(const QString &text);
    /// Undo: `undo` is run when pressed within 10 s, `commit` afterwards, or when the window ends.
    void undoable(const QString &text, std::function<void()> undo, std::function<void()> commit);
    /// Runs every commit that still waits: the window ends, or its server is left.
    void commitAll();

    [[nodiscard]] const QList<Notification> &all() const { return m_all; } ///< newest first
    [[nodiscard]] int unreadCount() const;
    void markAllRead();
    void clear(); ///< what can still be undone stays so

Q_SIGNALS:
    void posted(const testum::gui::Notification &notification);
    void listChanged();
    void undoableOver(quint64 undoId); ///< undone or committed

private:
    struct Undoable;
    using Ending = std::function<void()> Undoable::*;
    void end(const std::shared_ptr<Undoable> &due, Ending how);

    QList<Notification> m_all;
    QList<std::shared_ptr<Undoable>> m_undoables;
    quint64 m_lastUndoId = 0;
};

} // namespace testum::gui
