#include "gui/pagefactory.h"

#include "gui/page.h"

namespace testum::gui {

PageFactories pageFactories() { return {}; }

} // namespace testum::gui
