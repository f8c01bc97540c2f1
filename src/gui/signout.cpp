#include "gui/signout.h"

#include "gui/connection.h"
#include "gui/notifications.h"
#include "gui/page.h"

namespace testum::gui {

void signOut(PageContext &context)
{
    Connection &connection = context.connection;
    const QString server = connection.profile().id;
    // Promised calls run one after the other: the token is good until the last deletion is done.
    context.notifications.commitAll();
    connection.commit<QJsonObject>(
        &connection,
        [](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/auth/logout"), {});
        },
        // A session that cannot be ended now ends by itself.
        [](const Result<QJsonObject> &) {});
    connection.close();
    context.open(QStringLiteral("welcome?server=") + server);
}

} // namespace testum::gui
