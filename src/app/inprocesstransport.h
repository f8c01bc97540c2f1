#pragma once

#include "app/appcontext.h"
#include "client/transport.h"

namespace testum::app {

/// The route table by function call, as the local owner. Used by the window and by testumctl on
/// their own data directory; a call needs a thread that may use the database.
class InProcessTransport final : public client::Transport
{
public:
    /// `acceptLanguage`: "en" or "ru".
    InProcessTransport(AppContext &context, QByteArray acceptLanguage);

    [[nodiscard]] Result<client::ApiReply> send(const client::ApiCall &call) override;
    [[nodiscard]] Result<void> follow(const QString &taskId, qint64 afterSeq,
                                      const std::function<bool(const QJsonObject &)> &onMessage,
                                      CancelToken &cancel) override;

private:
    AppContext &m_context;
    QByteArray m_acceptLanguage;
    domain::Actor m_owner;
};

/// The operating system's name of this account, for the audit log's "local:NAME".
[[nodiscard]] QString accountName();

} // namespace testum::app
