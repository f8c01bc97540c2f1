#pragma once

#include "core/secretbytes.h"
#include "gui/connection.h"
#include "text/errortext.h"

namespace testum::gui {

struct EngineAccess;

/// What Connection::open() takes for this computer's engine, which is opened on the first call.
/// `engine` must outlive the connection.
[[nodiscard]] Connection::TransportFactory localTransports(const EngineAccess &engine);

/// For a server: signs in with the profile's user and this password on the first call, keeps the
/// token in memory, wipes the password. A refused sign-in is not tried again.
/// Errors of the calls: as HttpTransport and its create(); auth.login_failed.
[[nodiscard]] Connection::TransportFactory serverTransports(const ServerProfile &profile,
                                                            SecretBytes password);

/// The language in which transports made from now on ask for answers. Any thread.
void setAnswerLanguage(text::Language language);

} // namespace testum::gui
