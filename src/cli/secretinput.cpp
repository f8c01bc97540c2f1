#include "cli/secretinput.h"

#include "cli/exitcode.h"
#include "cli/wording.h"

#include <QFile>

namespace testum::cli {

namespace {

constexpr qint64 kMaxSecretBytes = 1024 * 1024;

Result<SecretBytes> readAll(QIODevice &device)
{
    QByteArray bytes = device.read(kMaxSecretBytes + 1);
    // A pipe may deliver in pieces; read() of an unbuffered file gives one of them.
    while (bytes.size() <= kMaxSecretBytes) {
        QByteArray more = device.read(kMaxSecretBytes + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
        wipe(more);
    }
    if (bytes.size() > kMaxSecretBytes) {
        wipe(bytes);
        return ownError(Wording::tr("That is too large for a secret."));
    }
    return SecretBytes::take(std::move(bytes));
}

SecretBytes firstLine(const SecretBytes &secret)
{
    QByteArrayView view = secret.view();
    if (const qsizetype end = view.indexOf('\n'); end >= 0)
        view = view.first(end);
    if (view.endsWith('\r'))
        view.chop(1);
    return SecretBytes(view);
}

Result<SecretBytes> ask(Invocation &invocation, const SecretSource &source)
{
    const auto &askSecret = invocation.environment().askSecret;
    if (!askSecret) {
        const QString file = QLatin1String(source.fileOption);
        return usageError(
            source.stdinOption
                ? Wording::tr("There is no terminal to ask for the secret on. Give --%1 or --%2.")
                      .arg(file, QLatin1String(source.stdinOption))
                : Wording::tr("There is no terminal to ask for the secret on. Give --%1.")
                      .arg(file));
    }
    invocation.console().flush();
    TESTUM_TRY(SecretBytes secret, askSecret(source.prompt));
    if (source.confirm) {
        TESTUM_TRY(const SecretBytes again, askSecret(Wording::tr("Once more: ")));
        if (!secret.equals(again.view()))
            return ownError(Wording::tr("The two entries differ. Nothing was changed."));
    }
    return secret;
}

} // namespace

Result<std::optional<SecretBytes>> readSecret(Invocation &invocation, const SecretSource &source)
{
    const Arguments &arguments = invocation.arguments();
    const bool fromInput = source.stdinOption && arguments.has(source.stdinOption);
    if (fromInput && arguments.has(source.fileOption)) {
        return usageError(
            Wording::tr("Give either --%1 or --%2.")
                .arg(QLatin1String(source.fileOption), QLatin1String(source.stdinOption)));
    }
    if (arguments.has(source.fileOption) || fromInput) {
        TESTUM_TRY(const SecretBytes whole,
                   readSecretFile(invocation, fromInput ? QStringLiteral("-")
                                                        : arguments.text(source.fileOption)));
        return std::optional(firstLine(whole));
    }
    if (source.prompt.isEmpty())
        return std::optional<SecretBytes>();
    TESTUM_TRY(SecretBytes typed, ask(invocation, source));
    return std::optional(std::move(typed));
}

Result<SecretBytes> readSecretFile(Invocation &invocation, const QString &path)
{
    if (path == QLatin1String("-"))
        return readAll(*invocation.environment().input);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return ownError(
            Wording::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
    }
    return readAll(file);
}

QString forBody(const SecretBytes &secret) { return QString::fromUtf8(secret.view()); }

QList<Option> passwordOptions()
{
    return {{QStringLiteral("password-file"),
             {},
             QStringLiteral("FILE"),
             Wording::tr("Read the password from the first line of this file.")},
            {QStringLiteral("password-stdin"),
             {},
             {},
             Wording::tr("Read the password from the first line of standard input.")}};
}

} // namespace testum::cli
