#pragma once

namespace testum::gui {

struct PageContext;

/// Ends the session and leaves its server at once; the server is told behind everything that it was
/// promised. Shows its sign-in form. Main thread.
void signOut(PageContext &context);

} // namespace testum::gui
