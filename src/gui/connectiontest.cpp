#include "gui/connectiontest.h"

#include "gui/errors.h"
#include "gui/themedicon.h"

#include <QJsonArray>
#include <QListWidget>
#include <QLocale>

namespace testum::gui {

ConnectionTest::ConnectionTest(Connection &connection, QListWidget *list, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_list(list)
{}

void ConnectionTest::start(const QJsonObject &draft)
{
    m_call.cancel();
    m_answer = {};
    m_username = draft.value(QStringLiteral("username")).toString();
    m_isRunning = true;
    m_list->clear();
    m_list->addItem(new QListWidgetItem(
        themedIcon(QStringLiteral("loader-circle"), QStringLiteral("info")), tr("Connecting…")));
    Q_EMIT runningChanged(true);
    m_call = m_connection.call<QJsonObject>(
        this,
        [draft](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/platforms/probe"), draft);
        },
        [this](const Result<QJsonObject> &answer) {
            m_isRunning = false;
            if (answer) {
                m_answer = *answer;
                fill();
            } else {
                m_list->clear();
            }
            Q_EMIT runningChanged(false);
            if (answer)
                Q_EMIT answered(*answer);
            else
                Q_EMIT refused(answer.error());
        });
}

void ConnectionTest::cancel()
{
    if (!m_isRunning)
        return;
    m_call.cancel();
    m_isRunning = false;
    m_list->clear();
    m_list->addItem(new QListWidgetItem(
        themedIcon(QStringLiteral("ban"), QStringLiteral("textMuted")), tr("Cancelled")));
    Q_EMIT runningChanged(false);
}

void ConnectionTest::retranslate()
{
    if (!m_answer.isEmpty())
        fill();
}

QString ConnectionTest::stepText(const QString &step, bool ok) const
{
    if (step == QLatin1String("resolve")) {
        const QString address = m_answer.value(QStringLiteral("address")).toString();
        if (ok && !address.isEmpty())
            return tr("Address resolved: %1").arg(address);
        return ok ? tr("Address resolved") : tr("The address could not be resolved");
    }
    if (step == QLatin1String("port"))
        return ok ? tr("Port is open") : tr("The port does not answer");
    if (step == QLatin1String("host_key"))
        return ok ? tr("Host key checked") : tr("The host key is not trusted");
    if (step == QLatin1String("login"))
        return ok ? tr("Signed in as %1").arg(m_username) : tr("Sign-in failed");
    if (step == QLatin1String("facts"))
        return ok ? tr("Facts collected") : tr("Facts could not be collected");
    return step;
}

void ConnectionTest::fill()
{
    m_list->clear();
    const QJsonArray steps = m_answer.value(QStringLiteral("steps")).toArray();
    for (const QJsonValue &value : steps) {
        const QJsonObject step = value.toObject();
        const QString name = step.value(QStringLiteral("step")).toString();
        const bool ok = step.value(QStringLiteral("ok")).toBool();
        const QString text = stepText(name, ok);
        const QString message = step.value(QStringLiteral("message")).toString();
        const QString reason = step.value(QStringLiteral("reason")).toString();
        QString line = text;
        if (ok) {
            const qint64 ms = step.value(QStringLiteral("ms")).toInteger(-1);
            if (ms >= 0)
                line = tr("%1, %2 ms", "a step of a connection test and how long it took")
                           .arg(text, QLocale().toString(ms));
        } else if (!reason.isEmpty() || !message.isEmpty()) {
            line = tr("%1: %2", "a step of a connection test and why it failed")
                       .arg(text, message.isEmpty() ? reasonSentence(reason, reason) : message);
        }
        auto *item = new QListWidgetItem(
            themedIcon(ok ? QStringLiteral("circle-check") : QStringLiteral("circle-x"),
                       ok ? QStringLiteral("success") : QStringLiteral("danger")),
            line);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_list->addItem(item);
    }
    m_list->scrollToBottom();
}

} // namespace testum::gui
