#pragma once

#include <QDialog>
#include <QJsonObject>
#include <QPushButton>

#include <functional>
#include <memory>

namespace Ui {
class HostKeyDialog;
}

namespace testum::gui {

/// A host key to decide on.
struct HostKeyReview
{
    QString platformName;
    QString address; ///< "10.0.0.1:22"
    QString keyType;
    QString fingerprint;
    QString publicKey;      ///< "type base64", what is pinned
    QString oldFingerprint; ///< of the pinned key, where the window knows it
    QString state;          ///< what the engine says of it: "new", "changed", "revoked"
    [[nodiscard]] bool isRevoked() const { return state == QLatin1String("revoked"); }
    /// Whatever is not known to be new is not shown as new.
    [[nodiscard]] bool isReplacement() const { return state != QLatin1String("new"); }
};

/// Shows a host key, new or changed, to compare before it is trusted. For a changed one the safe
/// button is the default, and replacing needs a tick first. Window-modal; deletes itself.
class HostKeyDialog : public QDialog
{
    Q_OBJECT

public:
    /// Opens at once; `onTrusted` runs at most once, after the dialog was hidden.
    static HostKeyDialog *review(QWidget *parent, const HostKeyReview &review,
                                 std::function<void()> onTrusted);
    ~HostKeyDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    HostKeyDialog(HostKeyReview review, std::function<void()> onTrusted, QWidget *parent);
    void updateRandomart();
    void retranslate();

    std::unique_ptr<Ui::HostKeyDialog> m_ui;
    HostKeyReview m_review;
    std::function<void()> m_onTrusted;
    QPushButton *m_trust = nullptr;
    QPushButton *m_cancel = nullptr;
};

/// What a host shows now, in the answer of POST /platforms/probe, against what is pinned.
[[nodiscard]] HostKeyReview reviewOf(const QString &platformName, const QString &address,
                                     const QString &pinnedFingerprint, const QJsonObject &hostKey);

} // namespace testum::gui
