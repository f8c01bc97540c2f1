#include "gui/certificatereview.h"

#include "gui/actionbutton.h"
#include "client/httptransport.h"
#include "gui/typography.h"
#include "ui_certificatereview.h"

#include <QEvent>

namespace testum::gui {

namespace {

/// In two lines of sixteen bytes, as easy to compare as it gets.
QString inTwoLines(const QByteArray &sha256)
{
    QString text = client::fingerprintText(sha256);
    if (sha256.size() == 32)
        text[16 * 3 - 1] = u'\n';
    return text;
}

} // namespace

CertificateReview::CertificateReview(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::CertificateReview>())
{
    m_ui->setupUi(this);
    for (QLabel *value : {m_ui->shownValueLabel, m_ui->expectedValueLabel})
        value->setFont(outputFont());
    connect(m_ui->backPushButton, &QPushButton::clicked, this, &CertificateReview::backRequested);
    connect(m_ui->trustPushButton, &QPushButton::clicked, this, &CertificateReview::trusted);
    connect(m_ui->verifiedCheckBox, &QCheckBox::toggled, m_ui->trustPushButton,
            &QWidget::setEnabled);
    retranslate();
}

CertificateReview::~CertificateReview() = default;

void CertificateReview::showCertificate(const QString &host, const QByteArray &shown,
                                        const QByteArray &expected)
{
    m_host = host;
    m_shown = shown;
    m_expected = expected;
    m_ui->verifiedCheckBox->setChecked(false);
    m_ui->trustPushButton->setEnabled(false);
    m_ui->expectedLabel->setVisible(!expected.isEmpty());
    m_ui->expectedValueLabel->setVisible(!expected.isEmpty());
    setButtonKind(m_ui->trustPushButton,
                  expected.isEmpty() ? QStringLiteral("primary") : QStringLiteral("danger"));
    retranslate();
    m_ui->backPushButton->setFocus(Qt::TabFocusReason); // Enter does nothing harmful
}

void CertificateReview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CertificateReview::retranslate()
{
    const bool changed = !m_expected.isEmpty();
    m_ui->questionLabel->setText(
        changed ? tr("The certificate of %1 is not the one that was trusted. Somebody may be "
                     "between this computer and the server. Nothing was sent yet.")
                      .arg(m_host)
                : tr("This computer does not know who vouches for the certificate of %1. Nothing "
                     "was sent yet.")
                      .arg(m_host));
    m_ui->shownLabel->setText(tr("Fingerprint (SHA-256)"));
    m_ui->expectedLabel->setText(tr("Trusted until now"));
    m_ui->shownValueLabel->setText(inTwoLines(m_shown));
    m_ui->expectedValueLabel->setText(inTwoLines(m_expected));
    m_ui->hintLabel->setText(tr("Compare it with the one of the server's own file. On the server: "
                                "openssl x509 -noout -fingerprint -sha256 -in FILE"));
    m_ui->verifiedCheckBox->setText(
        changed ? tr("I verified the new &fingerprint through another channel")
                : tr("The &fingerprint is the same on the server"));
    m_ui->backPushButton->setText(tr("&Back"));
    m_ui->trustPushButton->setText(changed ? tr("&Replace certificate") : tr("Trust and &sign in"));
}

} // namespace testum::gui
