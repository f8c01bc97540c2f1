#pragma once

#include <QHash>
#include <QString>

#include <functional>

class QWidget;

namespace testum::gui {

class Page;
struct PageContext;

using PageFactory = std::function<Page *(PageContext &context, QWidget *parent)>;
/// By page id: "platforms"; "task" is the page of one task.
using PageFactories = QHash<QString, PageFactory>;

/// Every page there is: the one place that knows their classes.
[[nodiscard]] PageFactories pageFactories();

} // namespace testum::gui
