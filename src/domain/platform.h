#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace testum::domain {

enum class AuthMethod { Password, PrivateKey, Agent };

[[nodiscard]] QString authMethodName(AuthMethod method); ///< "password" | "private_key" | "agent"
[[nodiscard]] std::optional<AuthMethod> authMethodFromName(const QString &name);

/// A host testum can log in to. Secrets are not part of it: see storage::PlatformRecord.
struct Platform
{
    QString id;
    QString name; ///< unique
    QString host; ///< name or IPv4/IPv6 literal, without brackets
    int port = 22;
    QString username;
    AuthMethod authMethod = AuthMethod::Password;
    QString sshKeyId; ///< empty: none
    QString groupName;
    QStringList tags;
    QString description;
    QString knownHostFingerprint; ///< "SHA256:…" of the pinned host key; empty before first use
    QJsonObject facts;            ///< empty until collected
    bool hasPassword = false;
    bool hasPrivateKey = false;
    bool hasPassphrase = false;
    bool hasSudoPassword = false;
    qint64 lastSeenAtMs = 0;
    QString lastErrorReason; ///< why the last run could not log in; empty: it did, or none was made
    qint64 lastErrorAtMs = 0;
    QString createdBy;
    qint64 createdAtMs = 0;
    qint64 updatedAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

/// Key types testum pins are OpenSSH names: "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa".
struct HostKey
{
    enum class State { Trusted, Revoked };

    QString platformId;
    QString keyType;
    QString fingerprint;  ///< "SHA256:" + unpadded base64, as ssh-keygen -l prints
    QByteArray publicKey; ///< base64 blob as in authorized_keys
    State state = State::Trusted;
    qint64 firstSeenAtMs = 0;
    qint64 lastSeenAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

/// A public SSH key testum manages.
struct SshKey
{
    QString id;
    QString name;      ///< unique
    QString publicKey; ///< one canonical line: "type base64 comment"
    QString keyType;
    int bits = 0;
    QString fingerprint;
    QString comment;
    bool hasPrivateKey = false;
    QString createdBy;
    qint64 createdAtMs = 0;
    qint64 updatedAtMs = 0;

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace testum::domain
