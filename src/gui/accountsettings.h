#pragma once

#include "core/error.h"
#include "gui/settingscategory.h"

#include <memory>

namespace Ui {
class AccountSettings;
}

namespace testum::gui {

class FormErrors;

/// Who is signed in, the own name and password, signing out.
class AccountSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit AccountSettings(PageContext &context, QWidget *parent = nullptr);
    ~AccountSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;
    void leave() override;

protected:
    void retranslate() override;

private:
    void showMe();
    void change();
    void keepUsername(const QString &name);

    std::unique_ptr<Ui::AccountSettings> m_ui;
    FormErrors *m_errors;
    bool m_changing = false;
};

} // namespace testum::gui
