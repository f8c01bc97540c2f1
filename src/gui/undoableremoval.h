#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace testum::gui {

struct PageContext;

/// Rows of a list that are deleted when the time to undo is over. The list hides them at once.
struct UndoableRemoval
{
    QStringList ids;
    std::function<QString(const QString &id)> apiPath; ///< any thread: what is deleted there
    QString told;                                      ///< "Platform web1 is deleted."
    std::function<void()> undone;
    /// The rest of `ids` is gone for good. Not called when the list is another server's by then.
    std::function<void(const QStringList &failed)> settled;
    /// "2 platforms could not be deleted: %1", with `count` of them. Called without the page.
    std::function<QString(int count)> failure;
};

/// Tells it with "Undo" and deletes afterwards, from the engine that is attached now: also when the
/// window ends or leaves this server before. What could not be deleted is told wherever the user is
/// by then. `undone` and `settled` are called only while `page` is there. Main thread.
void removeUndoably(PageContext &context, QObject *page, const UndoableRemoval &removal);

} // namespace testum::gui
