#pragma once

#include <QDialog>
#include <QLabel>
#include <QList>
#include <QPair>
#include <QPushButton>

#include <memory>

namespace Ui {
class AboutDialog;
}

namespace testum::gui {

class Connection;
struct EngineAccess;

/// Versions, places and licences, and a copy of them for a report: no secret, no host's name.
/// Window-modal; deletes itself.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(Connection &connection, const EngineAccess &engine, QWidget *parent);
    ~AboutDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void askEngine();
    void showFacts();
    void retranslate();
    [[nodiscard]] QString diagnostics() const;

    std::unique_ptr<Ui::AboutDialog> m_ui;
    Connection &m_connection;
    const EngineAccess &m_engine;
    QPushButton *m_copy;
    QString m_engineVersion;
    QString m_dataDir;
    QString m_database;
    QList<QPair<QLabel *, QLabel *>> m_rows;
};

} // namespace testum::gui
