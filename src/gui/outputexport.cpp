#include "gui/outputexport.h"

#include "core/guardthread.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <functional>

namespace testum::gui {

namespace {

constexpr qsizetype kWriteAtOnce = 256 * 1024;

/// "38;2;R;G;B" and the like; empty for the default colour.
QByteArray sgrColor(quint32 color, bool isForeground)
{
    if (color == TextStyle::kDefault)
        return {};
    QByteArray code = isForeground ? ";38;" : ";48;";
    if ((color & TextStyle::kRgb) != 0)
        return code + "2;" + QByteArray::number(color >> 16 & 0xff) + ';' +
               QByteArray::number(color >> 8 & 0xff) + ';' + QByteArray::number(color & 0xff);
    return code + "5;" + QByteArray::number(color & 0xff);
}

QByteArray sgr(const TextStyle &style)
{
    QByteArray code = "\x1b[0";
    constexpr std::pair<TextStyle::Flag, const char *> kFlags[] = {
        {TextStyle::Bold, ";1"},      {TextStyle::Dim, ";2"},     {TextStyle::Italic, ";3"},
        {TextStyle::Underline, ";4"}, {TextStyle::Inverse, ";7"}, {TextStyle::Strike, ";9"}};
    for (const auto &[flag, text] : kFlags) {
        if ((style.flags & flag) != 0)
            code += text;
    }
    return code + sgrColor(style.foreground, true) + sgrColor(style.background, false) + 'm';
}

QString css(const TextStyle &style, const OutputColors::Pair &pair)
{
    QString text = QStringLiteral("color:") + pair.foreground.name();
    if (pair.background)
        text += QStringLiteral(";background:") + pair.background->name();
    if ((style.flags & TextStyle::Bold) != 0)
        text += QStringLiteral(";font-weight:bold");
    if ((style.flags & TextStyle::Italic) != 0)
        text += QStringLiteral(";font-style:italic");
    if ((style.flags & TextStyle::Underline) != 0)
        text += QStringLiteral(";text-decoration:underline");
    if ((style.flags & TextStyle::Strike) != 0)
        text += QStringLiteral(";text-decoration:line-through");
    return text;
}

/// Hands the pieces of a line to `take`, each with its style.
void eachRun(const OutputLine &line,
             const std::function<void(QStringView, const TextStyle &)> &take)
{
    const QStringView text(line.text);
    qsizetype from = 0;
    TextStyle style;
    for (const OutputLine::Run &run : line.runs) {
        if (run.start > from)
            take(text.mid(from, run.start - from), style);
        from = run.start;
        style = run.style;
    }
    if (from < text.size())
        take(text.mid(from), style);
}

QByteArray htmlHead(const QString &title, const OutputColors &colors)
{
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>\n"
                          "<style>body{background:%2;color:%3}pre{white-space:pre-wrap}</style>"
                          "</head><body><pre>\n")
        .arg(title.toHtmlEscaped(), colors.background.name(), colors.text.name())
        .toUtf8();
}

/// Is this the next part of the same line?
bool goesOn(const OutputLine &part, const OutputLine &next)
{
    return part.source == next.source && part.is(LineFlag::kStderr) == next.is(LineFlag::kStderr);
}

/// The reason when it could not be written.
QString write(const OutputLines &lines, QSaveFile &file, OutputExport::Format format,
              const QString &title, const OutputColors &colors, const std::atomic<bool> &isGivenUp)
{
    QByteArray pending;
    if (format == OutputExport::Format::Html)
        pending = htmlHead(title, colors);
    const qint64 count = lines.lineCount();
    OutputLine before;
    for (qint64 i = 0; i < count && !isGivenUp; ++i) {
        const OutputLine line = lines.line(i);
        QString host = lines.sourceName(line.source);
        if (before.is(LineFlag::kContinued) && format != OutputExport::Format::JsonLines) {
            // The rest of a long line goes on behind its beginning; anything else that came
            // between does not.
            if (goesOn(before, line))
                host.clear();
            else
                pending += '\n';
        }
        pending += exportedLine(line, host, format, colors);
        before = line;
        if (pending.size() >= kWriteAtOnce) {
            if (file.write(pending) != pending.size())
                return file.errorString();
            pending.resize(0);
        }
    }
    if (format == OutputExport::Format::Html)
        pending += "</pre></body></html>\n";
    if (isGivenUp || file.write(pending) != pending.size() || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

QByteArray exportedLine(const OutputLine &line, const QString &host, OutputExport::Format format,
                        const OutputColors &colors)
{
    // Parts of a line that was too long for one are one line in a file. JSON says so instead.
    const QByteArray end = line.is(LineFlag::kContinued) ? "" : "\n";
    const QString prefix = host.isEmpty() ? QString() : host + QStringLiteral(" | ");
    QByteArray bytes;
    switch (format) {
    case OutputExport::Format::Text:
        return (prefix + line.text).toUtf8() + end;
    case OutputExport::Format::Ansi:
        bytes = prefix.toUtf8();
        eachRun(line, [&bytes](QStringView text, const TextStyle &style) {
            bytes += style.isPlain() ? text.toUtf8() : sgr(style) + text.toUtf8() + "\x1b[0m";
        });
        return bytes + end;
    case OutputExport::Format::Html:
        bytes = prefix.toHtmlEscaped().toUtf8();
        eachRun(line, [&](QStringView text, const TextStyle &style) {
            const QString escaped = text.toString().toHtmlEscaped();
            const OutputColors::Pair pair = colors.of(style, line.is(LineFlag::kStderr));
            bytes += style.isPlain() && !line.is(LineFlag::kStderr)
                         ? escaped.toUtf8()
                         : QStringLiteral("<span style=\"%1\">%2</span>")
                               .arg(css(style, pair), escaped)
                               .toUtf8();
        });
        return bytes + end;
    case OutputExport::Format::JsonLines:
        break;
    }
    QJsonObject json{{QStringLiteral("stream"), line.is(LineFlag::kStderr)
                                                    ? QStringLiteral("stderr")
                                                    : QStringLiteral("stdout")},
                     {QStringLiteral("text"), line.text}};
    if (!host.isEmpty())
        json.insert(QStringLiteral("host"), host);
    if (line.atMs > 0)
        json.insert(QStringLiteral("at"),
                    QDateTime::fromMSecsSinceEpoch(line.atMs, Qt::UTC).toString(Qt::ISODateWithMs));
    if (line.is(LineFlag::kContinued))
        json.insert(QStringLiteral("continued"), true);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

OutputExport::OutputExport(QObject *parent)
    : QObject(parent)
    , m_isGivenUp(std::make_shared<std::atomic<bool>>(false))
{
    m_pool.setMaxThreadCount(1);
}

OutputExport::~OutputExport()
{
    *m_isGivenUp = true;
    m_pool.clear();
    m_pool.waitForDone();
}

OutputExport::Format OutputExport::formatOf(const QString &fileName)
{
    if (fileName.endsWith(QLatin1String(".ansi"), Qt::CaseInsensitive))
        return Format::Ansi;
    if (fileName.endsWith(QLatin1String(".html"), Qt::CaseInsensitive) ||
        fileName.endsWith(QLatin1String(".htm"), Qt::CaseInsensitive))
        return Format::Html;
    if (fileName.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive))
        return Format::JsonLines;
    return Format::Text;
}

void OutputExport::start(std::shared_ptr<const OutputLines> lines, const QString &fileName,
                         const QString &title)
{
    // `this` outlives the pool's work: the destructor waits.
    m_pool.start([this, lines = std::move(lines), fileName, title, colors = OutputColors(),
                  isGivenUp = m_isGivenUp] {
        guardThread("output export", [&] {
            QSaveFile file(fileName);
            const QString reason =
                file.open(QIODevice::WriteOnly)
                    ? write(*lines, file, formatOf(fileName), title, colors, *isGivenUp)
                    : file.errorString();
            QMetaObject::invokeMethod(
                this,
                [this, fileName, reason] {
                    if (reason.isEmpty())
                        Q_EMIT succeeded(fileName);
                    else
                        Q_EMIT failed(fileName, reason);
                },
                Qt::QueuedConnection);
        });
    });
}

} // namespace testum::gui
