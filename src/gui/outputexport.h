#pragma once

#include "gui/outputcolors.h"
#include "gui/outputlines.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace testum::gui {

/// Writes output to a file on a worker thread: as plain text, with its colours as SGR, as a web
/// page, or a JSON object a line. The file appears when all of it is written. Main thread.
class OutputExport : public QObject
{
    Q_OBJECT

public:
    enum class Format { Text, Ansi, Html, JsonLines };

    explicit OutputExport(QObject *parent = nullptr);
    ~OutputExport() override; ///< what is not yet written is given up

    /// By the name's ending: .ansi, .html, .jsonl; everything else is text.
    [[nodiscard]] static Format formatOf(const QString &fileName);
    /// `title`: of a web page.
    void start(std::shared_ptr<const OutputLines> lines, const QString &fileName,
               const QString &title);

Q_SIGNALS:
    void succeeded(const QString &fileName);
    void failed(const QString &fileName, const QString &reason);

private:
    std::shared_ptr<std::atomic<bool>> m_isGivenUp;
    QThreadPool m_pool;
};

/// One line, with its line end.
[[nodiscard]] QByteArray exportedLine(const OutputLine &line, const QString &host,
                                      OutputExport::Format format, const OutputColors &colors);

} // namespace testum::gui
