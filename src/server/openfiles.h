#pragma once

namespace testum::server {

/// Raises the process's soft limit of open files to its hard limit: the usual 1,024 is less than
/// the connection cap. Does nothing where there is no such limit.
void raiseOpenFileLimit();

} // namespace testum::server
