#include "gui/hostpicker.h"

#include "gui/actionbutton.h"
#include "gui/datatable.h"
#include "gui/flowlayout.h"
#include "gui/hostdelegate.h"
#include "gui/hostlistdialog.h"
#include "gui/typography.h"
#include "ui_hostpicker.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

namespace testum::gui {

namespace {

constexpr int kStateWidth = 150;
constexpr int kRowHeight = 30;
/// A group with so few hosts is open at first.
constexpr int kOpenedHosts = 40;

} // namespace

HostPicker::HostPicker(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::HostPicker>())
    , m_hosts(new HostTreeModel(this))
    , m_filter(new HostTreeFilter(this))
    , m_all(nullptr)
    , m_none(nullptr)
    , m_group(nullptr)
    , m_tag(nullptr)
    , m_paste(nullptr)
    , m_groupMenu(new QMenu(this))
    , m_tagMenu(new QMenu(this))
    , m_clearSearch(new QAction(this))
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_filter->setSourceModel(m_hosts);
    buildQuickSets();
    buildTree();
    connect(m_ui->searchLineEdit, &SearchEdit::searched, this, &HostPicker::search);
    connect(m_ui->searchLineEdit, &SearchEdit::movedDown, this,
            [this] { m_ui->hostTreeView->setFocus(Qt::ShortcutFocusReason); });
    connect(m_hosts, &HostTreeModel::chosenChanged, this, &HostPicker::retranslate);
    connect(m_hosts, &QAbstractItemModel::modelReset, this, [this] {
        showContent();
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            const QModelIndex group = m_filter->index(row, 0);
            if (m_hosts->hostCount() <= kOpenedHosts ||
                group.data(Qt::CheckStateRole).toInt() == Qt::PartiallyChecked)
                m_ui->hostTreeView->expand(group);
        }
    });
    connect(m_clearSearch, &QAction::triggered, m_ui->searchLineEdit, &QLineEdit::clear);
    m_clearSearch->setObjectName(QStringLiteral("clearSearchAction"));
    setFocusProxy(m_ui->searchLineEdit);
    retranslate();
    showContent();
}

HostPicker::~HostPicker() = default;

void HostPicker::buildQuickSets()
{
    auto *flow = new FlowLayout(m_ui->quickWidget, 6);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto button = [this, flow](const QString &name) {
        auto *made = new QPushButton(m_ui->quickWidget);
        made->setObjectName(name);
        made->setAutoDefault(false);
        flow->addWidget(made);
        return made;
    };
    m_all = button(QStringLiteral("allPushButton"));
    m_none = button(QStringLiteral("nonePushButton"));
    m_group = button(QStringLiteral("groupPushButton"));
    m_tag = button(QStringLiteral("tagPushButton"));
    m_paste = button(QStringLiteral("pastePushButton"));
    m_groupMenu->setObjectName(QStringLiteral("groupMenu"));
    m_tagMenu->setObjectName(QStringLiteral("tagMenu"));
    setButtonKind(m_group, QStringLiteral("menu"));
    setButtonKind(m_tag, QStringLiteral("menu"));
    m_group->setMenu(m_groupMenu);
    m_tag->setMenu(m_tagMenu);
    connect(m_all, &QPushButton::clicked, this, [this] { m_hosts->chooseAll(); });
    connect(m_none, &QPushButton::clicked, this, [this] { m_hosts->chooseNone(); });
    connect(m_paste, &QPushButton::clicked, this, &HostPicker::pasteList);
    connect(m_groupMenu, &QMenu::aboutToShow, this,
            [this] { fillMenu(m_groupMenu, m_hosts->groups(), &HostTreeModel::chooseGroup); });
    connect(m_tagMenu, &QMenu::aboutToShow, this,
            [this] { fillMenu(m_tagMenu, m_hosts->tags(), &HostTreeModel::chooseTag); });
}

void HostPicker::buildTree()
{
    QTreeView *tree = m_ui->hostTreeView;
    tree->setModel(m_filter);
    tree->setItemDelegate(new HostDelegate(kRowHeight, tree));
    tree->setHeaderHidden(true);
    tree->setTabKeyNavigation(false);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(HostTreeModel::Name, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(HostTreeModel::State, QHeaderView::Fixed);
    tree->header()->resizeSection(HostTreeModel::State, kStateWidth);
    tree->installEventFilter(this);
}

void HostPicker::setEmptyAction(QAction *action)
{
    m_emptyAction = action;
    showContent();
}

void HostPicker::focusSearch() { m_ui->searchLineEdit->setFocus(Qt::ShortcutFocusReason); }

void HostPicker::fillMenu(QMenu *menu, const QStringList &names,
                          void (HostTreeModel::*choose)(const QString &))
{
    menu->clear();
    for (const QString &name : names) {
        QString text = name;
        QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this,
                [this, choose, name] { (m_hosts->*choose)(name); });
    }
    if (names.isEmpty())
        menu->addAction(tr("There are none"))->setEnabled(false);
}

void HostPicker::search(const QString &text)
{
    m_filter->setSearch(text);
    if (m_filter->isFiltering())
        m_ui->hostTreeView->expandAll();
    showContent();
}

void HostPicker::showContent()
{
    const bool none = m_hosts->hostCount() == 0;
    const bool nothing = m_filter->rowCount() == 0;
    m_ui->contentStackedWidget->setCurrentIndex(nothing ? 1 : 0);
    m_ui->emptyState->setContent(none ? QStringLiteral("server") : QStringLiteral("search"),
                                 none ? tr("No platforms yet") : tr("No platforms match"),
                                 QString());
    m_ui->emptyState->setPrimaryAction(none ? m_emptyAction : m_clearSearch);
}

void HostPicker::pasteList()
{
    auto *dialog = new HostListDialog(*m_hosts, this);
    dialog->open();
}

bool HostPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->hostTreeView && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::SelectAll)) {
            m_hosts->choose(m_filter->shownIds(), true);
            return true;
        }
        if (key->key() == Qt::Key_Space) {
            const QModelIndex current = m_ui->hostTreeView->currentIndex().siblingAtColumn(0);
            const bool isOn = current.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            if (current.isValid())
                m_filter->setData(current, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void HostPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_hosts->retranslate();
        showContent();
    }
    QFrame::changeEvent(event);
}

void HostPicker::retranslate()
{
    m_ui->headingLabel->setText(
        tr("Hosts: %1 selected").arg(QLocale().toString(m_hosts->chosenCount())));
    m_ui->searchLineEdit->setPlaceholderText(tr("Search: name, group:prod, tag:db…"));
    m_ui->searchLineEdit->setAccessibleName(tr("Search hosts"));
    m_ui->hostTreeView->setAccessibleName(tr("Hosts"));
    m_all->setText(tr("&All"));
    m_none->setText(tr("&None"));
    m_group->setText(tr("&Group"));
    m_tag->setText(tr("Ta&g"));
    m_paste->setText(tr("Paste &list…"));
    m_clearSearch->setText(tr("Clear the search"));
    m_none->setEnabled(m_hosts->chosenCount() > 0);
    m_all->setEnabled(m_hosts->chosenCount() < m_hosts->hostCount());
}

} // namespace testum::gui
