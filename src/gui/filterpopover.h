#pragma once

#include <QFrame>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>

class QListWidget;
class QVBoxLayout;

namespace testum::gui {

/// The popover behind "Filters": lists of boxes to tick, each with how many rows it stands for.
/// What is ticked takes effect at once. Esc closes it.
class FilterPopover : public QFrame
{
    Q_OBJECT

public:
    struct Choice
    {
        QString id;
        QString text;
        int count = 0;
    };

    explicit FilterPopover(QWidget *parent);

    /// Boxes under a heading; `changed` gets the ids ticked now.
    void addGroup(const QString &title, const QList<Choice> &choices, const QSet<QString> &ticked,
                  std::function<void(const QSet<QString> &)> changed);

private:
    void reset();

    QVBoxLayout *m_column;
    QList<QListWidget *> m_lists;
};

} // namespace testum::gui
