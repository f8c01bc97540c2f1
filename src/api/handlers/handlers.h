#pragma once

#include "api/call.h"

/// The handlers of the route table: each turns a checked call into one service call and its result
/// into JSON. They decide nothing themselves. Run on the calling thread of Router::handle().
namespace testum::api::handlers {

using Answer = Result<ApiResponse>;

Answer login(Call &call);
Answer logout(Call &call);
Answer setupState(Call &call);
Answer setUp(Call &call);
Answer issueTicket(Call &call);

Answer me(Call &call);
Answer changeMe(Call &call);
Answer listUsers(Call &call);
Answer createUser(Call &call);
Answer getUser(Call &call);
Answer changeUser(Call &call);
Answer removeUser(Call &call);

Answer listKeys(Call &call);
Answer createKey(Call &call);
Answer generateKey(Call &call);
Answer getKey(Call &call);
Answer changeKey(Call &call);
Answer removeKey(Call &call);

Answer listPlatforms(Call &call);
Answer createPlatform(Call &call);
Answer getPlatform(Call &call);
Answer changePlatform(Call &call);
Answer removePlatform(Call &call);
Answer listHostKeys(Call &call);
Answer acceptHostKey(Call &call);
Answer forgetHostKeys(Call &call);
Answer probePlatform(Call &call);
Answer listReachability(Call &call);
Answer checkReachability(Call &call);

Answer runCommand(Call &call);
Answer testConnection(Call &call);
Answer createTask(Call &call);
Answer listTasks(Call &call);
Answer getTask(Call &call);
Answer cancelTask(Call &call);

Answer listRuns(Call &call);
Answer getRun(Call &call);
Answer runOutput(Call &call);
Answer taskMessages(Call &call);
Answer taskSocket(Call &call);

Answer getStatistics(Call &call);
Answer listAudit(Call &call);
Answer getSettings(Call &call);
Answer changeSettings(Call &call);

Answer health(Call &call);
Answer openApi(Call &call);
Answer docsPage(Call &call);
Answer docsFile(Call &call);

} // namespace testum::api::handlers
