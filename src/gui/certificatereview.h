#pragma once

#include <QByteArray>
#include <QWidget>

#include <memory>

namespace Ui {
class CertificateReview;
}

namespace testum::gui {

/// The step of the welcome page that shows a certificate nothing on this computer vouches for, so
/// that its fingerprint can be compared with the server's own.
class CertificateReview : public QWidget
{
    Q_OBJECT

public:
    explicit CertificateReview(QWidget *parent = nullptr);
    ~CertificateReview() override;

    /// SHA-256, 32 bytes each; `expected` is the pinned one, empty on first use.
    void showCertificate(const QString &host, const QByteArray &shown, const QByteArray &expected);
    [[nodiscard]] const QByteArray &shown() const { return m_shown; }

Q_SIGNALS:
    void backRequested();
    void trusted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::CertificateReview> m_ui;
    QString m_host;
    QByteArray m_shown;
    QByteArray m_expected;
};

} // namespace testum::gui
