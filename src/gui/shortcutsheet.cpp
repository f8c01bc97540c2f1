#include "gui/shortcutsheet.h"

#include "gui/datatable.h"
#include "gui/typography.h"
#include "ui_shortcutsheet.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>

namespace testum::gui {

namespace {

constexpr int kRowHeight = 28;

} // namespace

ShortcutSheet::ShortcutSheet(const QList<QPair<QString, QList<QAction *>>> &groups, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ShortcutSheet>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    QTreeWidget *tree = m_ui->shortcutTreeWidget;
    for (const auto &[title, actions] : groups) {
        auto *group = new QTreeWidgetItem({title});
        group->setFlags(Qt::ItemIsEnabled);
        group->setSizeHint(0, QSize(0, kRowHeight));
        group->setFont(0, fontOf(TextRole::Heading2));
        for (const QAction *action : actions) {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            if (keys.isEmpty() || action->text().isEmpty())
                continue;
            auto *row = new QTreeWidgetItem({action->text().remove(u'&'), keys});
            row->setSizeHint(0, QSize(0, kRowHeight));
            group->addChild(row);
        }
        if (group->childCount() == 0) {
            delete group;
            continue;
        }
        tree->addTopLevelItem(group);
        group->setFirstColumnSpanned(true);
        group->setExpanded(true);
    }
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_ui->searchEdit, &SearchEdit::searched, this, &ShortcutSheet::filter);
    connect(m_ui->searchEdit, &SearchEdit::movedDown, tree,
            [tree] { tree->setFocus(Qt::TabFocusReason); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::close);
    retranslate();
    m_ui->searchEdit->setFocus();
}

ShortcutSheet::~ShortcutSheet() = default;

void ShortcutSheet::changeEvent(QEvent *event)
{
    // The actions' own texts were read when it was opened: it is gone before they are old.
    if (event->type() == QEvent::LanguageChange)
        close();
    QDialog::changeEvent(event);
}

void ShortcutSheet::filter(const QString &text)
{
    const QString wanted = searchKey(text);
    QTreeWidget *tree = m_ui->shortcutTreeWidget;
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const bool fits = searchKey(row->text(0)).contains(wanted) ||
                              searchKey(row->text(1)).contains(wanted);
            row->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

void ShortcutSheet::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_ui->searchEdit->setPlaceholderText(tr("Search actions and keys…"));
    m_ui->searchEdit->setAccessibleName(tr("Search actions and keys…"));
    m_ui->shortcutTreeWidget->setAccessibleName(tr("Keyboard shortcuts"));
    m_ui->shortcutTreeWidget->setHeaderLabels({tr("Action"), tr("Keys")});
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setText(tr("&Close"));
}

} // namespace testum::gui
