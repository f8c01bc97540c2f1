#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace testum::gui {

/// The question before a form with changes is closed: save, discard or go on editing.
class UnsavedChanges : public QObject
{
    Q_OBJECT

public:
    static void ask(QWidget *form, std::function<void()> save, std::function<void()> discard);
};

} // namespace testum::gui
