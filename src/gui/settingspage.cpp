#include "gui/settingspage.h"

#include "gui/accountsettings.h"
#include "gui/apiserversettings.h"
#include "gui/appearancesettings.h"
#include "gui/confirmdialog.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/languagesettings.h"
#include "gui/notificationsettings.h"
#include "gui/searchedit.h"
#include "gui/securitysettings.h"
#include "gui/shortcutsettings.h"
#include "gui/sshsettings.h"
#include "gui/storagesettings.h"
#include "gui/themedicon.h"
#include "ui_settingspage.h"

#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace testum::gui {

SettingsPage::SettingsPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("settings"), context, parent)
    , m_ui(std::make_unique<Ui::SettingsPage>())
    , m_save(nullptr)
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("settingsPage"));
    // The card behind shows through.
    m_ui->contentScrollArea->viewport()->setAutoFillBackground(false);
    m_ui->scrolledWidget->setAutoFillBackground(false);
    m_ui->dirtyFrame->hide();
    m_ui->nothingLabel->hide();
    m_save = addPageAction(QStringLiteral("saveAction"), QStringLiteral("save"),
                           QKeySequence(Qt::CTRL | Qt::Key_S));
    add(new AccountSettings(context, this));
    add(new AppearanceSettings(context, this));
    add(new LanguageSettings(context, this));
    add(new SshSettings(context, this));
    add(new ApiServerSettings(context, this));
    add(new StorageSettings(context, this));
    add(new SecuritySettings(context, this));
    add(new NotificationSettings(context, this));
    add(new ShortcutSettings(context, this));

    connect(m_ui->categoriesListWidget, &QListWidget::currentRowChanged, this,
            &SettingsPage::showCategory);
    connect(m_ui->searchEdit, &SearchEdit::searched, this, &SettingsPage::filter);
    connect(m_ui->searchEdit, &SearchEdit::movedDown, this,
            [this] { m_ui->categoriesListWidget->setFocus(Qt::TabFocusReason); });
    const auto save = [this] {
        if (SettingsCategory *category = current())
            category->save();
    };
    connect(m_ui->savePushButton, &QPushButton::clicked, this, save);
    connect(m_save, &QAction::triggered, this, save);
    connect(m_ui->revertPushButton, &QPushButton::clicked, this, [this] {
        if (SettingsCategory *category = current())
            category->revert();
    });
    connect(&context.connection, &Connection::meChanged, this, [this] {
        if (isOpen())
            refresh();
    });
    retranslate();
    m_ui->categoriesListWidget->setCurrentRow(0);
}

SettingsPage::~SettingsPage() = default;

QString SettingsPage::title() const { return tr("Settings"); }

void SettingsPage::add(SettingsCategory *category)
{
    m_categories.append(category);
    m_ui->categoryStackedWidget->addWidget(category);
    auto *item =
        new QListWidgetItem(themedIcon(category->icon()), QString(), m_ui->categoriesListWidget);
    item->setSizeHint(QSize(0, 36));
    connect(category, &SettingsCategory::dirtyChanged, this, &SettingsPage::updateDirtyBar);
    connect(category, &SettingsCategory::busyChanged, this, [this](bool busy) {
        if (busy)
            beginBusy();
        else
            endBusy();
    });
}

void SettingsPage::open(const QString &subPath, const QString &query)
{
    const auto found = std::find_if(
        m_categories.begin(), m_categories.end(),
        [&subPath](const SettingsCategory *category) { return category->id() == subPath; });
    if (found != m_categories.end())
        m_ui->categoriesListWidget->setCurrentRow(
            static_cast<int>(std::distance(m_categories.begin(), found)));
    Page::open(current() ? current()->id() : subPath, query);
    refresh();
}

void SettingsPage::leave()
{
    for (SettingsCategory *category : std::as_const(m_categories))
        category->leave();
}

void SettingsPage::refresh()
{
    if (SettingsCategory *category = current(); category && !category->isDirty())
        category->refresh();
}

void SettingsPage::focusSearch()
{
    m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchEdit->selectAll();
}

bool SettingsPage::mayLeave()
{
    SettingsCategory *category = dirtyCategory();
    if (category)
        askToDiscard(category, [] {});
    return !category;
}

SettingsCategory *SettingsPage::dirtyCategory() const
{
    const auto found = std::find_if(m_categories.begin(), m_categories.end(),
                                    [](const SettingsCategory *one) { return one->isDirty(); });
    return found == m_categories.end() ? nullptr : *found;
}

void SettingsPage::askToDiscard(SettingsCategory *category, std::function<void()> discarded)
{
    ConfirmQuestion question;
    question.title = tr("Discard unsaved changes?");
    question.text = tr("The changes in “%1” have not been saved.").arg(category->title());
    question.confirmText = tr("&Discard");
    question.keepText = tr("&Continue editing");
    ConfirmDialog::ask(this, question, [category, discarded = std::move(discarded)] {
        category->revert();
        discarded();
    });
}

SettingsCategory *SettingsPage::category(const QString &id) const
{
    for (SettingsCategory *category : m_categories) {
        if (category->id() == id)
            return category;
    }
    return nullptr;
}

SettingsCategory *SettingsPage::current() const
{
    return m_categories.value(m_ui->categoriesListWidget->currentRow());
}

void SettingsPage::showCategory(int row)
{
    SettingsCategory *category = m_categories.value(row);
    auto *shown = qobject_cast<SettingsCategory *>(m_ui->categoryStackedWidget->currentWidget());
    if (!category)
        return;
    if (shown && shown != category) {
        if (shown->isDirty()) {
            const QSignalBlocker quiet(m_ui->categoriesListWidget);
            m_ui->categoriesListWidget->setCurrentRow(
                static_cast<int>(m_categories.indexOf(shown)));
            askToDiscard(shown, [this, row] { m_ui->categoriesListWidget->setCurrentRow(row); });
            return;
        }
        shown->leave();
    }
    m_ui->categoryStackedWidget->setCurrentWidget(category);
    m_ui->contentScrollArea->verticalScrollBar()->setValue(0);
    setSubPath(category->id());
    updateDirtyBar();
    if (isOpen())
        refresh();
}

void SettingsPage::filter(const QString &text)
{
    const QStringList words = searchKey(text).split(u' ', Qt::SkipEmptyParts);
    QListWidget *list = m_ui->categoriesListWidget;
    int first = -1;
    for (int row = 0; row < m_categories.size(); ++row) {
        const QString key = searchKey(m_categories.at(row)->searchText());
        const bool found = std::all_of(words.begin(), words.end(),
                                       [&key](const QString &word) { return key.contains(word); });
        list->item(row)->setHidden(!found);
        if (found && first < 0)
            first = row;
    }
    m_ui->nothingLabel->setVisible(first < 0);
    // What was changed stays on screen: nobody is asked while searching.
    if (first >= 0 && list->currentItem() && list->currentItem()->isHidden() &&
        !current()->isDirty())
        list->setCurrentRow(first);
}

void SettingsPage::updateDirtyBar()
{
    const SettingsCategory *category = current();
    const bool dirty = category && category->isDirty();
    m_ui->dirtyFrame->setVisible(dirty);
    m_save->setEnabled(dirty);
}

void SettingsPage::retranslate()
{
    m_save->setText(tr("Save"));
    m_ui->searchEdit->setPlaceholderText(tr("Search settings…"));
    m_ui->searchEdit->setAccessibleName(tr("Search settings"));
    m_ui->categoriesListWidget->setAccessibleName(tr("Categories"));
    m_ui->nothingLabel->setText(tr("Nothing found"));
    m_ui->dirtyLabel->setText(tr("There are unsaved changes."));
    m_ui->revertPushButton->setText(tr("Re&vert"));
    m_ui->savePushButton->setText(tr("&Save"));
    for (int row = 0; row < m_categories.size(); ++row)
        m_ui->categoriesListWidget->item(row)->setText(m_categories.at(row)->title());
}

} // namespace testum::gui
