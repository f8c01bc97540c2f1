#include "gui/undoableremoval.h"

#include "client/apiclient.h"
#include "gui/connection.h"
#include "gui/errors.h"
#include "gui/notifications.h"
#include "gui/page.h"

#include <QCoreApplication>
#include <QPointer>

#include <optional>

namespace testum::gui {
namespace {

struct Outcome
{
    QStringList failed;
    std::optional<Error> error;
};

Outcome removeAll(client::ApiClient &client, const UndoableRemoval &removal)
{
    Outcome outcome;
    for (qsizetype i = 0; i < removal.ids.size(); ++i) {
        const Result<void> removed = client.remove(removal.apiPath(removal.ids.at(i)));
        if (removed || removed.error().code == ErrorCode::NotFound)
            continue;
        outcome.error = removed.error();
        // Nobody answers: each of the rest would only wait until its time is up.
        if (QLatin1String(removed.error().reason).startsWith(QLatin1String("client."))) {
            outcome.failed += removal.ids.mid(i);
            break;
        }
        outcome.failed.append(removal.ids.at(i));
    }
    return outcome;
}

QString failureSentence(const UndoableRemoval &removal, const Outcome &outcome,
                        const QString &leftServer)
{
    const QString sentence =
        removal.failure(int(outcome.failed.size())).arg(errorSentence(*outcome.error));
    return leftServer.isEmpty()
               ? sentence
               : QCoreApplication::translate("UndoableRemoval", "%1: %2").arg(leftServer, sentence);
}

} // namespace

void removeUndoably(PageContext &context, QObject *page, const UndoableRemoval &removal)
{
    const QPointer<QObject> guard(page);
    const auto undo = [guard, undone = removal.undone] {
        if (guard)
            undone();
    };
    const auto commit = [guard, removal, connection = QPointer<Connection>(&context.connection),
                         notifications = QPointer<Notifications>(&context.notifications)] {
        if (!connection)
            return;
        const auto done = [guard, removal, connection, notifications, serial = connection->serial(),
                           server = connection->profile().name](const Result<Outcome> &result) {
            const Outcome outcome = result ? *result : Outcome{removal.ids, result.error()};
            const bool isLeft = !connection || connection->serial() != serial;
            if (guard && !isLeft)
                removal.settled(outcome.failed);
            if (outcome.error && notifications)
                notifications->error(
                    failureSentence(removal, outcome, isLeft ? server : QString()));
        };
        connection->commit<Outcome>(
            connection,
            [removal](client::ApiClient &client) -> Result<Outcome> {
                return removeAll(client, removal);
            },
            done);
    };
    context.notifications.undoable(removal.told, undo, commit);
}

} // namespace testum::gui
