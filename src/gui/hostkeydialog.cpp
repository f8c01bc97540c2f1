#include "gui/hostkeydialog.h"

#include "gui/actionbutton.h"
#include "gui/randomart.h"
#include "gui/themedicon.h"
#include "gui/typography.h"
#include "ui_hostkeydialog.h"

#include <QEvent>
#include <QFontDatabase>

#include <utility>

namespace testum::gui {

HostKeyDialog *HostKeyDialog::review(QWidget *parent, const HostKeyReview &review,
                                     std::function<void()> onTrusted)
{
    auto *dialog = new HostKeyDialog(review, std::move(onTrusted), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

HostKeyDialog::HostKeyDialog(HostKeyReview review, std::function<void()> onTrusted, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HostKeyDialog>())
    , m_review(std::move(review))
    , m_onTrusted(std::move(onTrusted))
{
    m_ui->setupUi(this);
    applyTextRole(m_ui->headingLabel, TextRole::Heading2);
    m_ui->hostLabel->setText(
        m_review.platformName.isEmpty() || m_review.address.startsWith(m_review.platformName)
            ? m_review.address
            : QStringLiteral("%1 (%2)").arg(m_review.platformName, m_review.address));
    m_ui->typeLabel->setText(m_review.keyType);
    m_ui->newFingerprintLabel->setFingerprint(m_review.fingerprint, m_review.oldFingerprint);
    m_ui->oldFingerprintLabel->setFingerprint(m_review.oldFingerprint, m_review.fingerprint);
    m_ui->keyFormLayout->setRowVisible(m_ui->oldFingerprintLabel,
                                       !m_review.oldFingerprint.isEmpty());
    m_ui->randomartLabel->hide();
    m_ui->randomartLabel->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->verifiedCheckBox->setVisible(m_review.isReplacement());
    const bool danger = m_review.isReplacement();
    m_ui->iconLabel->setPixmap(themedPixmap(
        danger ? QStringLiteral("shield-alert") : QStringLiteral("fingerprint-pattern"),
        danger ? QStringLiteral("danger") : QStringLiteral("accent"), 24, devicePixelRatioF()));

    m_trust = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_trust->setObjectName(QStringLiteral("trustPushButton"));
    setButtonKind(m_trust, danger ? QStringLiteral("danger") : QStringLiteral("primary"));
    m_trust->setAutoDefault(false);
    m_trust->setEnabled(!danger);
    m_cancel = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("cancelPushButton"));
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (const auto trusted = std::exchange(m_onTrusted, nullptr))
            trusted();
    });
    connect(m_ui->verifiedCheckBox, &QCheckBox::toggled, m_trust, &QWidget::setEnabled);
    connect(m_ui->randomartCheckBox, &QCheckBox::toggled, this, [this](bool on) {
        m_ui->randomartLabel->setVisible(on);
        adjustSize();
    });
    updateRandomart();
    retranslate();
}

HostKeyDialog::~HostKeyDialog() = default;

void HostKeyDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void HostKeyDialog::updateRandomart()
{
    const QString type = m_review.keyType.startsWith(QLatin1String("ssh-"))
                             ? m_review.keyType.mid(4).toUpper()
                             : m_review.keyType.section(QLatin1Char('-'), 0, 0).toUpper();
    const QString art = randomart(m_review.fingerprint, type);
    m_ui->randomartCheckBox->setVisible(!art.isEmpty());
    m_ui->randomartLabel->setText(art);
}

void HostKeyDialog::retranslate()
{
    QString title = tr("New host key");
    QString text = tr("The host shows a key that is not known yet. Compare its fingerprint with "
                      "the one the host's administrator gives you.");
    if (m_review.isRevoked()) {
        title = tr("The host shows a revoked key");
        text = tr("This key was replaced earlier, and the host uses it again. Find out why before "
                  "you trust it.");
    } else if (m_review.isReplacement()) {
        title = tr("The host key has changed");
        text = m_review.oldFingerprint.isEmpty()
                   ? tr("Somebody may be listening in, or the host was set up anew. Replace the "
                        "key only if the new one is right.")
                   : tr("Somebody may be listening in, or the host was set up anew. Differing "
                        "characters are marked. Replace the key only if the new one is right.");
    }
    setWindowTitle(title);
    m_ui->headingLabel->setText(title);
    m_ui->textLabel->setText(text);
    m_trust->setText(m_review.isReplacement() ? tr("Replace key") : tr("Trust and save"));
    m_cancel->setText(tr("Cancel"));
    m_ui->randomartLabel->setAccessibleName(tr("Randomart of the key shown now"));
}

HostKeyReview reviewOf(const QString &platformName, const QString &address,
                       const QString &pinnedFingerprint, const QJsonObject &hostKey)
{
    HostKeyReview review;
    review.platformName = platformName;
    review.address = address;
    review.keyType = hostKey.value(QStringLiteral("key_type")).toString();
    review.fingerprint = hostKey.value(QStringLiteral("fingerprint")).toString();
    review.publicKey = hostKey.value(QStringLiteral("public_key")).toString();
    // As everywhere else, either the whole line or its base64 alone.
    if (!review.publicKey.contains(QLatin1Char(' ')))
        review.publicKey = review.keyType + QLatin1Char(' ') + review.publicKey;
    review.state = hostKey.value(QStringLiteral("state")).toString();
    if (review.isReplacement() && pinnedFingerprint != review.fingerprint)
        review.oldFingerprint = pinnedFingerprint;
    return review;
}

} // namespace testum::gui
