#pragma once

#include "gui/page.h"

#include <QWidget>

namespace testum::gui {

/// One category of the settings: a form of its own. Most take effect at once; one that is saved as
/// a whole tells when it is dirty, and the page shows Save and Revert.
class SettingsCategory : public QWidget
{
    Q_OBJECT

public:
    SettingsCategory(const QString &id, const QString &icon, PageContext &context,
                     QWidget *parent = nullptr);

    [[nodiscard]] const QString &id() const { return m_id; } ///< "settings/ID"
    [[nodiscard]] const QString &icon() const { return m_icon; }
    [[nodiscard]] virtual QString title() const = 0;
    /// Everything that the search may find here: titles, labels, buttons.
    [[nodiscard]] QString searchText() const;

    /// It is on screen now, and again after the connection came back: ask for what may be old.
    virtual void refresh() {}
    /// Another category or page is on screen: no secret stays in a field.
    virtual void leave() {}
    [[nodiscard]] virtual bool isDirty() const { return false; }
    virtual void save() {}
    virtual void revert() {}

Q_SIGNALS:
    void dirtyChanged();
    void busyChanged(bool busy);

protected:
    [[nodiscard]] PageContext &context() { return m_context; }
    /// Sets every text. Called by the constructor of the subclass, and on a change of language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    QString m_id;
    QString m_icon;
    PageContext &m_context;
};

} // namespace testum::gui
