#pragma once

#include "client/transport.h"
#include "core/error.h"

#include <QJsonObject>

namespace testum::client {

/// The Error behind an error answer: code, reason, sentence and fields of problem+json; for any
/// other body (a proxy's page) an Error of the status alone, reason client.response_invalid.
/// A field's own sentence is kept in its args under "message".
[[nodiscard]] Error errorFromReply(const ApiReply &reply);

/// The Error of a feed's {"type":"error"} message.
[[nodiscard]] Error errorFromFeed(const QJsonObject &message);

} // namespace testum::client
