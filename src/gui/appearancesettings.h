#pragma once

#include "gui/settingscategory.h"

#include <memory>

namespace Ui {
class AppearanceSettings;
}

namespace testum::gui {

class ThemeCard;

/// Theme, density, font sizes, scale, start page, tray. Takes effect at once.
class AppearanceSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit AppearanceSettings(PageContext &context, QWidget *parent = nullptr);
    ~AppearanceSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void wire();
    void fill(); ///< boxes from the preferences
    void updateRestartNote();

    std::unique_ptr<Ui::AppearanceSettings> m_ui;
    QList<ThemeCard *> m_themes;
    int m_scaleAtStart;
};

} // namespace testum::gui
