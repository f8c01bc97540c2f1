#pragma once

#include "gui/settingscategory.h"

#include <memory>

namespace Ui {
class NotificationSettings;
}

namespace testum::gui {

/// What the desktop is told about. Takes effect at once.
class NotificationSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit NotificationSettings(PageContext &context, QWidget *parent = nullptr);
    ~NotificationSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    std::unique_ptr<Ui::NotificationSettings> m_ui;
};

} // namespace testum::gui
