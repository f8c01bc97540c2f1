#include "gui/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace testum::gui {

namespace {

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    if (QGuiApplication::instance())
        clear();
}

void SecretClipboard::copy(const QString &secret, std::chrono::seconds keepFor)
{
    auto *data = new QMimeData; // the clipboard's from here on
    data->setText(secret);
    // What KDE's Klipper, Windows and macOS look for before they keep a history.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data->setData(QStringLiteral("ExcludeClipboardContentFromMonitorProcessing"),
                  QByteArrayLiteral("1"));
    data->setData(QStringLiteral("application/x-nspasteboard-concealed-type"),
                  QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_hash = hashOf(secret);
    m_timer.start(keepFor);
}

bool SecretClipboard::holdsSecret() const
{
    return !m_hash.isEmpty() && hashOf(QGuiApplication::clipboard()->text()) == m_hash;
}

void SecretClipboard::clear()
{
    m_timer.stop();
    const bool held = holdsSecret();
    m_hash.clear();
    if (!held)
        return;
    QGuiApplication::clipboard()->clear();
    Q_EMIT cleared();
}

} // namespace testum::gui
