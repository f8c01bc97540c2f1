#pragma once

#include "gui/page.h"

#include <memory>

class QListWidgetItem;

namespace Ui {
class SettingsPage;
}

namespace testum::gui {

class SettingsCategory;

/// The settings: categories at the left, one of them at the right, a search over their labels.
/// Path: "settings/CATEGORY".
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(PageContext &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString title() const override;
    void open(const QString &subPath, const QString &query) override;
    void leave() override;
    void refresh() override;
    void focusSearch() override;
    [[nodiscard]] bool mayLeave() override;

    [[nodiscard]] SettingsCategory *category(const QString &id) const;
    [[nodiscard]] SettingsCategory *current() const;

protected:
    void retranslate() override;

private:
    void add(SettingsCategory *category);
    void showCategory(int row);
    [[nodiscard]] SettingsCategory *dirtyCategory() const;
    /// The user may give up what was not saved there; `discarded` follows then.
    void askToDiscard(SettingsCategory *category, std::function<void()> discarded);
    void filter(const QString &text);
    void updateDirtyBar();

    std::unique_ptr<Ui::SettingsPage> m_ui;
    QList<SettingsCategory *> m_categories;
    QAction *m_save;
};

} // namespace testum::gui
