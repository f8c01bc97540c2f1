#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QTest>

namespace testum::tests {

/// The widget of this name below `root`; ends the test program when there is none.
template <typename T>
T *find(QWidget *root, const char *name)
{
    T *found = root->findChild<T *>(QLatin1String(name));
    if (found == nullptr)
        qFatal("There is no %s", name);
    return found;
}

/// The dialog of this kind that is on the screen; ends the test program when none comes.
template <typename T>
T *openedDialog()
{
    T *found = nullptr;
    (void)QTest::qWaitFor(
        [&found] {
            for (QWidget *top : QApplication::topLevelWidgets()) {
                auto *dialog = qobject_cast<T *>(top);
                if (dialog != nullptr && dialog->isVisible())
                    found = dialog;
            }
            return found != nullptr;
        },
        10'000);
    if (found == nullptr)
        qFatal("No %s was opened", T::staticMetaObject.className());
    return found;
}

inline void press(QWidget *root, const char *name)
{
    // A check box takes clicks on its box and its text, not in the room behind.
    auto *button = find<QAbstractButton>(root, name);
    QTest::mouseClick(button, Qt::LeftButton, {},
                      button->isCheckable() ? QPoint(8, button->height() / 2) : QPoint());
}

} // namespace testum::tests
