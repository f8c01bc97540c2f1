#pragma once

#include "gui/connection.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace testum::gui {

/// How rows of the API become a file. Called on worker threads: no translations, no widgets.
struct ExportFormat
{
    QByteArray head;
    QByteArray between; ///< two rows
    QByteArray tail;
    std::function<QByteArray(const QJsonObject &row)> row;
};

/// A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);
/// One CSV line a row; the first one names the columns.
[[nodiscard]] ExportFormat csvFormat(const QStringList &columns,
                                     std::function<QStringList(const QJsonObject &)> cells);
[[nodiscard]] ExportFormat jsonArrayFormat();
[[nodiscard]] ExportFormat jsonLinesFormat();

/// Writes a whole list of the API into a file, page by page on worker threads. The file appears
/// when all of it is written; cancelled or failed, there is none. Deletes itself after finished().
class ListExport : public QObject
{
    Q_OBJECT

public:
    /// `query` needs an order in which new rows come last.
    ListExport(Connection &connection, const QString &path, const QUrlQuery &query,
               const QString &fileName, ExportFormat format, QObject *parent);
    ~ListExport() override;

    void start();
    /// Without effect once the file is there: succeeded() follows then.
    void cancel();
    [[nodiscard]] const QString &fileName() const { return m_fileName; }

Q_SIGNALS:
    void progressed(qint64 rows, qint64 total);
    void succeeded(qint64 rows);
    void failed(const QString &sentence);
    void finished(); ///< in any case, at last

private:
    struct File;
    void nextPage();
    void end();

    Connection &m_connection;
    QString m_path;
    QUrlQuery m_query;
    QString m_fileName;
    std::shared_ptr<File> m_file;
    PendingCall m_call;
};

} // namespace testum::gui
