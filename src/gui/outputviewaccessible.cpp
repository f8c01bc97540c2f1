#include "gui/outputviewaccessible.h"

#include "gui/outputview.h"

#include <QAccessibleTextInterface>
#include <QAccessibleWidget>
#include <QScrollBar>

namespace testum::gui {

namespace {

/// The lines on screen as a read-only text. Lines that come are not announced: that would never
/// end.
class AccessibleOutput final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleOutput(OutputView *view)
        : QAccessibleWidget(view, QAccessible::EditableText)
    {}

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? shown() : QAccessibleWidget::text(which);
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // QAccessibleTextInterface; offsets count from the first visible line.
    void selection(int selectionIndex, int *startOffset, int *endOffset) const override
    {
        Q_UNUSED(selectionIndex)
        *startOffset = *endOffset = 0;
    }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int startOffset, int endOffset) override
    {
        Q_UNUSED(startOffset)
        Q_UNUSED(endOffset)
    }
    void removeSelection(int selectionIndex) override { Q_UNUSED(selectionIndex) }
    void setSelection(int selectionIndex, int startOffset, int endOffset) override
    {
        Q_UNUSED(selectionIndex)
        Q_UNUSED(startOffset)
        Q_UNUSED(endOffset)
    }
    [[nodiscard]] int cursorPosition() const override { return 0; }
    void setCursorPosition(int position) override { Q_UNUSED(position) }
    [[nodiscard]] QString text(int startOffset, int endOffset) const override
    {
        return shown().mid(startOffset, endOffset - startOffset);
    }
    [[nodiscard]] int characterCount() const override { return static_cast<int>(shown().size()); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        Q_UNUSED(offset)
        return rect();
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        Q_UNUSED(point)
        return 0;
    }
    void scrollToSubstring(int startIndex, int endIndex) override
    {
        Q_UNUSED(startIndex)
        Q_UNUSED(endIndex)
    }
    [[nodiscard]] QString attributes(int offset, int *startOffset, int *endOffset) const override
    {
        *startOffset = offset;
        *endOffset = characterCount();
        return {};
    }

private:
    [[nodiscard]] QString shown() const
    {
        return static_cast<const OutputView *>(widget())->visibleText();
    }
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    if (auto *view = qobject_cast<OutputView *>(object))
        return new AccessibleOutput(view);
    return nullptr;
}

} // namespace

void installOutputViewAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace testum::gui
