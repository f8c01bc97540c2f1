#pragma once

#include "gui/settingscategory.h"

#include <memory>

namespace Ui {
class StorageSettings;
}

namespace testum::gui {

/// Where things are kept, how large they are, and whether the storage works.
class StorageSettings : public SettingsCategory
{
    Q_OBJECT

public:
    explicit StorageSettings(PageContext &context, QWidget *parent = nullptr);
    ~StorageSettings() override;

    [[nodiscard]] QString title() const override;
    void refresh() override;

protected:
    void retranslate() override;

private:
    void measure(const QString &folder);
    void askHealth();
    void showPlaces();
    void showHealth();

    std::unique_ptr<Ui::StorageSettings> m_ui;
    qint64 m_size = -1; ///< not measured yet
    bool m_healthKnown = false;
    bool m_healthy = false;
};

} // namespace testum::gui
