#pragma once

#include "gui/settingscategory.h"

#include <memory>

namespace Ui {
class SecuritySettings;
}

namespace testum::gui {

/// Where the master key is; how long a secret stays on the clipboard; from how many hosts on a
/// number has to be typed.
class SecuritySettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit SecuritySettings(PageContext &context, QWidget *parent = nullptr);
    ~SecuritySettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    std::unique_ptr<Ui::SecuritySettings> m_ui;
};

} // namespace testum::gui
