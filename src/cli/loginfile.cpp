#include "cli/loginfile.h"

#include "cli/exitcode.h"
#include "cli/wording.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace testum::cli {

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kOthers =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
constexpr qint64 kMaxFileBytes = 64 * 1024;

} // namespace

QString LoginFile::defaultPath(const QProcessEnvironment &variables)
{
    QString base = variables.value(QStringLiteral("XDG_CONFIG_HOME"));
    if (!QDir::isAbsolutePath(base)) // the XDG specification ignores relative ones
        base = QDir(variables.value(QStringLiteral("HOME"), QDir::homePath()))
                   .filePath(QStringLiteral(".config"));
    return QDir(base).filePath(QStringLiteral("testum/login.json"));
}

Result<std::optional<Login>> LoginFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return std::optional<Login>();
    if (!file.open(QIODevice::ReadOnly)) {
        return ownError(
            Wording::tr("The sign-in file %1 cannot be read: %2.").arg(m_path, file.errorString()));
    }
#ifndef Q_OS_WIN // permissions there are inherited from the user's profile
    if (file.permissions() & kOthers) {
        return ownError(
            Wording::tr("Others can read the sign-in file %1. Restrict it (chmod 600), or "
                        "sign in again.")
                .arg(m_path));
    }
#endif
    QByteArray bytes = file.read(kMaxFileBytes);
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    wipe(bytes);
    Login login;
    login.url = json.value(QStringLiteral("url")).toString();
    login.username = json.value(QStringLiteral("username")).toString();
    login.token = SecretBytes::take(json.value(QStringLiteral("token")).toString().toUtf8());
    login.fingerprint = json.value(QStringLiteral("fingerprint")).toString();
    login.caFile = json.value(QStringLiteral("ca_file")).toString();
    login.expiresAt = json.value(QStringLiteral("expires_at")).toString();
    if (login.url.isEmpty() || login.token.isEmpty()) {
        return ownError(Wording::tr("The sign-in file %1 is damaged. Sign in again, or remove it.")
                            .arg(m_path));
    }
    return std::optional<Login>(std::move(login));
}

Result<void> LoginFile::save(const Login &login) const
{
    const auto failed = [this](const QString &why) {
        return ownError(Wording::tr("The sign-in file %1 cannot be written: %2.").arg(m_path, why));
    };
    const QString directory = QFileInfo(m_path).absolutePath();
    if (!QFileInfo::exists(directory)) {
        if (!QDir().mkpath(directory))
            return failed(Wording::tr("the directory cannot be made"));
        QFile::setPermissions(directory, kOwnerOnly | QFile::ExeOwner);
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return failed(file.errorString());
    QJsonObject json{{QStringLiteral("url"), login.url},
                     {QStringLiteral("username"), login.username},
                     {QStringLiteral("token"), QString::fromUtf8(login.token.view())}};
    if (!login.fingerprint.isEmpty())
        json.insert(QStringLiteral("fingerprint"), login.fingerprint);
    if (!login.caFile.isEmpty())
        json.insert(QStringLiteral("ca_file"), login.caFile);
    if (!login.expiresAt.isEmpty())
        json.insert(QStringLiteral("expires_at"), login.expiresAt);
    QByteArray bytes = QJsonDocument(json).toJson();
    const bool written = file.write(bytes) == bytes.size();
    wipe(bytes);
    if (!written || !file.commit())
        return failed(file.errorString());
    return {};
}

Result<bool> LoginFile::remove() const
{
    QFile file(m_path);
    if (!file.exists())
        return false;
    if (!file.remove()) {
        return ownError(Wording::tr("The sign-in file %1 cannot be removed: %2.")
                            .arg(m_path, file.errorString()));
    }
    return true;
}

} // namespace testum::cli
