#pragma once

#include "gui/settingscategory.h"

#include <QAbstractTableModel>

namespace testum::gui {

class DataTable;
class ShortcutModel;

/// A table of what the keyboard does, read from the actions themselves.
class ShortcutSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit ShortcutSettings(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    ShortcutModel *m_model;
    DataTable *m_table;
};

} // namespace testum::gui
