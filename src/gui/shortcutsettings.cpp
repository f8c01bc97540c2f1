#include "gui/shortcutsettings.h"

#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/shortcutmodel.h"
#include "gui/typography.h"

#include <QLabel>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

constexpr int kTableHeight = 420;

} // namespace

ShortcutSettings::ShortcutSettings(PageContext &context, QWidget *parent)
    : SettingsCategory(QStringLiteral("shortcuts"), QStringLiteral("keyboard"), context, parent)
    , m_model(new ShortcutModel(this))
    , m_table(new DataTable(context.preferences, QStringLiteral("shortcuts"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setMinimumHeight(kTableHeight);
    m_table->setModel(m_model);
    retranslate();
}

QString ShortcutSettings::title() const { return tr("Keyboard shortcuts"); }

void ShortcutSettings::refresh()
{
    m_model->setActions(window()->findChildren<QAction *>());
    m_table->noteUpdated();
}

void ShortcutSettings::retranslate()
{
    m_table->setSearchPlaceholder(tr("Search actions…"));
    m_table->emptyState()->setContent(QStringLiteral("keyboard"), tr("No shortcuts"),
                                      tr("The pages opened so far have none."));
    refresh();
}

} // namespace testum::gui
