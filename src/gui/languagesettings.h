#pragma once

#include "gui/settingscategory.h"

#include <memory>

class QRadioButton;

namespace Ui {
class LanguageSettings;
}

namespace testum::gui {

/// English, Russian, or the system's language; takes effect at once.
class LanguageSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit LanguageSettings(PageContext &context, QWidget *parent = nullptr);
    ~LanguageSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    [[nodiscard]] QRadioButton *buttonOf(const QString &choice) const;

    std::unique_ptr<Ui::LanguageSettings> m_ui;
};

} // namespace testum::gui
