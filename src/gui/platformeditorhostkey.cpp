// The host key tab and the connection test of the platform editor.
#include "gui/platformeditordialog.h"

#include "gui/confirmdialog.h"
#include "gui/connectiontest.h"
#include "gui/errors.h"
#include "gui/formerrors.h"
#include "gui/hostkeydialog.h"
#include "gui/timetext.h"
#include "ui_platformeditordialog.h"

#include <QTextDocument>

namespace testum::gui {

void PlatformEditorDialog::loadKeys()
{
    QComboBox *combo = m_ui->storedKeyComboBox;
    m_connection.call<QJsonArray>(
        this,
        [](client::ApiClient &client) { return client.listAll(QStringLiteral("/api/v1/keys")); },
        [this, combo](const Result<QJsonArray> &keys) {
            if (!keys) {
                m_ui->banner->showMessage(Tone::Warning, errorSentence(keys.error()));
                return;
            }
            const bool wasDirty = isDirty();
            combo->clear();
            for (const QJsonValue &value : *keys) {
                const QJsonObject key = value.toObject();
                if (key.value(QStringLiteral("has_private_key")).toBool())
                    combo->addItem(tr("%1 (%2)", "a key's name and type")
                                       .arg(key.value(QStringLiteral("name")).toString(),
                                            key.value(QStringLiteral("key_type")).toString()),
                                   key.value(QStringLiteral("id")).toString());
            }
            const int wanted = combo->findData(m_wantedKeyId);
            combo->setCurrentIndex(wanted >= 0 ? wanted : 0);
            // Without a key there is nothing to choose: the password is what most hosts take.
            if (isNew() && combo->count() == 0 && method() == StoredKey)
                m_ui->methodComboBox->setCurrentIndex(Password);
            if (!wasDirty)
                m_clean = body(false);
        });
}

void PlatformEditorDialog::loadHostKeys()
{
    m_connection.call<QJsonObject>(
        this,
        [](client::ApiClient &client) { return client.get(QStringLiteral("/api/v1/settings")); },
        [this](const Result<QJsonObject> &settings) {
            if (!settings)
                return; // the sentence of the default policy stays
            m_policy = settings->value(QStringLiteral("host_key_policy")).toString();
            retranslate();
        });
    if (isNew())
        return;
    m_connection.call<client::JsonPage>(
        this,
        [id = m_id](client::ApiClient &client) {
            return client.list(QStringLiteral("/api/v1/platforms/%1/host_keys").arg(id));
        },
        [this](const Result<client::JsonPage> &keys) {
            if (keys)
                showHostKeys(keys->items);
            else // an empty list would look like "no keys"
                m_ui->banner->showMessage(
                    Tone::Warning,
                    tr("The host keys could not be loaded: %1").arg(errorSentence(keys.error())));
        });
}

void PlatformEditorDialog::showHostKeys(const QJsonArray &keys)
{
    m_hostKeys = keys;
    QTableWidget *table = m_ui->hostKeyTableWidget;
    table->setRowCount(int(keys.size()));
    for (int row = 0; row < keys.size(); ++row) {
        const QJsonObject key = keys.at(row).toObject();
        const bool isTrusted =
            key.value(QStringLiteral("state")).toString() == QLatin1String("trusted");
        if (isTrusted)
            m_pinned = key.value(QStringLiteral("fingerprint")).toString();
        const QStringList cells{key.value(QStringLiteral("key_type")).toString(),
                                key.value(QStringLiteral("fingerprint")).toString(),
                                isTrusted ? tr("Trusted") : tr("Revoked"),
                                momentText(epochMs(key.value(QStringLiteral("first_seen_at"))))};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            item->setToolTip(Qt::convertFromPlainText(cells.at(column)));
            table->setItem(row, column, item);
        }
    }
    table->setColumnWidth(0, 110);
    table->setColumnWidth(1, 330);
    table->setColumnWidth(2, 100);
    m_ui->forgetPushButton->setEnabled(!keys.isEmpty() &&
                                       m_connection.may(QStringLiteral("host_keys.accept")));
}

void PlatformEditorDialog::test()
{
    if (m_test->isRunning()) {
        m_test->cancel();
        return;
    }
    if (!m_ui->testPushButton->isEnabled() || !checkFields(true))
        return;
    m_isReadingKey = false;
    m_ui->banner->dismiss();
    m_ui->checkFrame->show();
    m_test->start(body(true));
}

void PlatformEditorDialog::readHostKey()
{
    if (m_test->isRunning() || !checkFields(true))
        return;
    m_isReadingKey = true;
    m_ui->banner->dismiss();
    m_ui->checkFrame->show();
    m_test->start(body(true));
}

void PlatformEditorDialog::probed(const QJsonObject &answer)
{
    const QJsonObject hostKey = answer.value(QStringLiteral("host_key")).toObject();
    const QString state = hostKey.value(QStringLiteral("state")).toString();
    if (hostKey.isEmpty())
        return;
    if (state == QLatin1String("pinned")) {
        if (m_isReadingKey)
            m_ui->banner->showMessage(Tone::Success, tr("The host shows the pinned key."));
        return;
    }
    // A new key is no obstacle of a test under "accept new": it is only asked for when wanted.
    const bool accepted =
        hostKey.value(QStringLiteral("fingerprint")).toString() == m_acceptedPrint;
    if (!accepted && (m_isReadingKey || state != QLatin1String("new")))
        review(hostKey);
}

void PlatformEditorDialog::review(const QJsonObject &hostKey)
{
    if (!m_connection.may(QStringLiteral("host_keys.accept"))) {
        m_ui->banner->showMessage(Tone::Warning,
                                  tr("The key is not trusted, and your role may not change that."));
        return;
    }
    PlatformRow row;
    row.host = m_ui->hostLineEdit->text().trimmed();
    row.port = m_ui->portSpinBox->value();
    const HostKeyReview shown =
        reviewOf(m_ui->nameLineEdit->text().trimmed(), row.address(), m_pinned, hostKey);
    HostKeyDialog::review(this, shown,
                          [this, shown] { trust(shown.publicKey, shown.fingerprint); });
}

void PlatformEditorDialog::trust(const QString &publicKey, const QString &fingerprint)
{
    // The pins of an address that is about to change go with it: then, as for a new platform,
    // the key is pinned after saving.
    if (isNew() || isMoved()) {
        m_acceptedKey = publicKey;
        m_acceptedPrint = fingerprint;
        m_ui->pendingKeyLabel->show();
        retranslate();
        return;
    }
    m_connection.call<QJsonObject>(
        this,
        [id = m_id, publicKey](client::ApiClient &client) {
            return client.put(QStringLiteral("/api/v1/platforms/%1/host_keys").arg(id),
                              {{QStringLiteral("public_key"), publicKey}});
        },
        [this](const Result<QJsonObject> &pinned) {
            if (!pinned) {
                showProblem(pinned.error());
                return;
            }
            m_ui->banner->showMessage(Tone::Success, tr("The host key is pinned."));
            loadHostKeys();
        });
}

void PlatformEditorDialog::forgetHostKeys()
{
    ConfirmQuestion question;
    question.title = tr("Forget the host keys?");
    question.text = tr("The next connection counts as the first one: whatever key the host shows "
                       "then is treated as new.");
    question.confirmText = tr("Forget");
    ConfirmDialog::ask(this, question, [this] {
        m_connection.call<void>(
            this,
            [id = m_id](client::ApiClient &client) {
                return client.remove(QStringLiteral("/api/v1/platforms/%1/host_keys").arg(id));
            },
            [this](const Result<void> &forgotten) {
                if (!forgotten) {
                    showProblem(forgotten.error());
                    return;
                }
                m_pinned.clear();
                showHostKeys({});
            });
    });
}

} // namespace testum::gui
