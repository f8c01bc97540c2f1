#include "gui/listexport.h"

#include "gui/errors.h"
#include "gui/platformrow.h"

#include <QJsonDocument>
#include <QMutex>
#include <QMutexLocker>
#include <QSaveFile>

namespace testum::gui {

namespace {

constexpr int kPageRows = 1000;

QByteArray compact(const QJsonObject &row)
{
    return QJsonDocument(row).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted.append(csvCell(cell));
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

ExportFormat csvFormat(const QStringList &columns,
                       std::function<QStringList(const QJsonObject &)> cells)
{
    return {csvLine(columns), {}, {}, [cells = std::move(cells)](const QJsonObject &row) {
                return csvLine(cells(row));
            }};
}

ExportFormat jsonArrayFormat() { return {"[\n", ",\n", "\n]\n", compact}; }

ExportFormat jsonLinesFormat()
{
    return {{}, {}, {}, [](const QJsonObject &row) { return compact(row) + '\n'; }};
}

/// What the calls, one after the other, write to.
struct ListExport::File
{
    explicit File(const QString &name, ExportFormat how)
        : file(name)
        , format(std::move(how))
    {}

    [[nodiscard]] bool begin()
    {
        return file.open(QIODevice::WriteOnly) && file.write(format.head) == format.head.size();
    }
    [[nodiscard]] bool add(const QJsonArray &items)
    {
        for (const QJsonValue &item : items) {
            QByteArray text = format.row(item.toObject());
            if (rows > 0)
                text.prepend(format.between);
            if (file.write(text) != text.size())
                return false;
            ++rows;
        }
        return true;
    }
    [[nodiscard]] bool finish()
    {
        if (file.write(format.tail) != format.tail.size())
            return false;
        const QMutexLocker lock(&mutex);
        if (isCancelled)
            return true;
        isThere = file.commit();
        return isThere;
    }
    /// False when it is too late: the file is there.
    [[nodiscard]] bool cancel()
    {
        const QMutexLocker lock(&mutex);
        isCancelled = !isThere;
        return isCancelled;
    }

    QSaveFile file;
    const ExportFormat format;
    qint64 rows = 0;
    qint64 total = 0;
    bool isComplete = false;
    bool isBroken = false; ///< the file, not the answer

private:
    QMutex mutex;
    bool isCancelled = false;
    bool isThere = false;
};

ListExport::ListExport(Connection &connection, const QString &path, const QUrlQuery &query,
                       const QString &fileName, ExportFormat format, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_path(path)
    , m_query(query)
    , m_fileName(fileName)
    , m_file(std::make_shared<File>(fileName, std::move(format)))
{
    m_query.addQueryItem(QStringLiteral("limit"), QString::number(kPageRows));
}

ListExport::~ListExport()
{
    (void)m_file->cancel();
    m_call.cancel();
}

void ListExport::start() { nextPage(); }

void ListExport::cancel()
{
    if (!m_file->cancel())
        return; // succeeded() is on its way
    m_call.cancel();
    end();
}

void ListExport::nextPage()
{
    m_call = m_connection.call<void>(
        this,
        [file = m_file, path = m_path, query = m_query](client::ApiClient &client) -> Result<void> {
            if (!file->file.isOpen() && !file->begin()) {
                file->isBroken = true;
                return {};
            }
            QUrlQuery window = query;
            if (file->rows > 0)
                window.addQueryItem(QStringLiteral("offset"), QString::number(file->rows));
            TESTUM_TRY(const client::JsonPage page, client.list(path, window));
            file->total = page.total;
            file->isComplete = page.items.isEmpty() || file->rows + page.items.size() >= page.total;
            file->isBroken = !file->add(page.items) || (file->isComplete && !file->finish());
            return {};
        },
        [this](const Result<void> &written) {
            if (!written) {
                Q_EMIT failed(tr("The export failed: %1").arg(errorSentence(written.error())));
                end();
            } else if (m_file->isBroken) {
                Q_EMIT failed(tr("The file %1 could not be written: %2")
                                  .arg(m_fileName, m_file->file.errorString()));
                end();
            } else if (m_file->isComplete) {
                Q_EMIT succeeded(m_file->rows);
                end();
            } else {
                Q_EMIT progressed(m_file->rows, m_file->total);
                nextPage();
            }
        });
}

void ListExport::end()
{
    Q_EMIT finished();
    deleteLater();
}

} // namespace testum::gui
