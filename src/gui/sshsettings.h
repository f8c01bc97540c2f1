#pragma once

#include "gui/settingscategory.h"

#include <QJsonObject>

#include <memory>

namespace Ui {
class SshSettings;
}

namespace testum::gui {

class FormErrors;

/// The engine's settings for its connections (/api/v1/settings); saved as a whole.
class SshSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit SshSettings(PageContext &context, QWidget *parent = nullptr);
    ~SshSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;
    [[nodiscard]] bool isDirty() const override;
    void save() override;
    void revert() override;

protected:
    void retranslate() override;

private:
    void fill(const QJsonObject &settings);
    [[nodiscard]] QJsonObject entered() const;
    void fillPolicies();

    std::unique_ptr<Ui::SshSettings> m_ui;
    FormErrors *m_errors;
    QJsonObject m_settings; ///< as the engine has them; empty: not known yet
    QString m_serverId;     ///< whose they are
};

} // namespace testum::gui
