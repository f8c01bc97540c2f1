#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class LocalSetup;
}

namespace testum::gui {

struct LocalEngineInfo;

/// The step of the welcome page that says where this computer's engine keeps its things: before it
/// is made, and, with the place of the master key, afterwards.
class LocalSetup : public QWidget
{
    Q_OBJECT

public:
    enum class Stage { Before, Making, Made };

    explicit LocalSetup(QWidget *parent = nullptr);
    ~LocalSetup() override;

    void showStage(Stage stage, const LocalEngineInfo &info);
    /// The database exists, but could not be opened: it is opened again, not made.
    void setExisting(bool existing);
    [[nodiscard]] Stage stage() const { return m_stage; }

Q_SIGNALS:
    void backRequested();
    void createRequested();
    void continueRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::LocalSetup> m_ui;
    std::unique_ptr<LocalEngineInfo> m_info;
    Stage m_stage = Stage::Before;
    bool m_existing = false;
};

/// Where the master key is, and what that means: one or two sentences.
[[nodiscard]] QString masterKeySentence(const LocalEngineInfo &info);

} // namespace testum::gui
