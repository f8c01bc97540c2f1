#include "core/logging.h"

#include "core/clock.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <atomic>
#include <cstdio>

namespace testum {

Q_LOGGING_CATEGORY(lcTestum, "testum", QtInfoMsg)

namespace {

std::atomic<LogFormat> g_format{LogFormat::Text};

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString safe = redacted(message);
    const QString at = toIso8601(QDateTime::currentMSecsSinceEpoch());
    QByteArray line;
    if (g_format == LogFormat::Json) {
        line =
            QJsonDocument(QJsonObject{{QStringLiteral("at"), at},
                                      {QStringLiteral("level"), QLatin1String(levelName(type))},
                                      {QStringLiteral("category"), QLatin1String(context.category)},
                                      {QStringLiteral("message"), safe}})
                .toJson(QJsonDocument::Compact);
    } else {
        line = (at + u' ' + QLatin1String(levelName(type)) + u' ' + escapedLine(safe)).toUtf8();
    }
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLogging(LogFormat format)
{
    g_format = format;
    qInstallMessageHandler(handleMessage);
}

QString redacted(const QString &message)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)"
            "|gAAAAA[A-Za-z0-9_=-]{20,}"
            "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
            "|(?<=bearer )[^\\s\"',;]+"
            "|(?<=://)[^/@\\s:]*:[^/@\\s]+(?=@)"
            "|(?:(?<=password=)|(?<=passphrase=)|(?<=token=)|(?<=secret=)|(?<=ticket=))"
            "[^\\s\"&;]+"
            "|\"[a-z_]*(?:password|passphrase|token|secret|ticket|private_key)\"\\s*:\\s*\"\\K"
            "(?:[^\"\\\\]|\\\\.)+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString safe = message;
    return safe.replace(pattern, QStringLiteral("[redacted]"));
}

QString escapedLine(const QString &message)
{
    QString line;
    line.reserve(message.size());
    for (const QChar c : message) {
        const char16_t code = c.unicode();
        if (code == u'\n')
            line += QLatin1String("\\n");
        else if (code == u'\r')
            line += QLatin1String("\\r");
        else if (code == u'\t')
            line += QLatin1String("\\t");
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
            line += QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'));
        else
            line += c;
    }
    return line;
}

} // namespace testum
