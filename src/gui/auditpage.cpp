#include "gui/auditpage.h"

#include "gui/auditdetails.h"
#include "gui/auditmodel.h"
#include "gui/auditrecord.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/exportbar.h"
#include "gui/filterform.h"
#include "gui/listexport.h"
#include "gui/pagedlist.h"
#include "gui/pagedtable.h"
#include "gui/preferences.h"
#include "gui/searchedit.h"
#include "gui/timetext.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace testum::gui {

namespace {

const QString kPath = QStringLiteral("/api/v1/audit");
const QString kDetailsKey = QStringLiteral("audit/details");
const QString kRange = QStringLiteral("range");

QString isoUtc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QStringList csvCells(const QJsonObject &record)
{
    const auto text = [&record](const char *field) {
        return record.value(QLatin1String(field)).toString();
    };
    const QJsonObject meta = record.value(QLatin1String("meta")).toObject();
    return {text("timestamp"),
            text("user"),
            text("action"),
            text("object_type"),
            text("object_id"),
            text("ip"),
            meta.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(meta).toJson(QJsonDocument::Compact)),
            text("hash")};
}

/// Of what can be looked up in one answer each; who may not see the keys does without.
Result<QHash<QString, QString>> fetchNames(client::ApiClient &client)
{
    constexpr std::array kLists{std::pair{"platforms", "name"}, std::pair{"users", "username"},
                                std::pair{"keys", "name"}};
    QHash<QString, QString> names;
    for (const auto &[list, field] : kLists) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("limit"), QStringLiteral("1000"));
        const auto page = client.list(QStringLiteral("/api/v1/") + QLatin1String(list), query);
        if (!page && page.error().code != ErrorCode::PermissionDenied)
            return page.error();
        for (const QJsonValue &item : page ? page->items : QJsonArray()) {
            const QJsonObject one = item.toObject();
            names.insert(one.value(QLatin1String("id")).toString(),
                         one.value(QLatin1String(field)).toString());
        }
    }
    return names;
}

QStringList csvColumns()
{
    return QStringLiteral("timestamp,user,action,object_type,object_id,ip,meta,hash")
        .split(QLatin1Char(','));
}

} // namespace

AuditPage::AuditPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("audit"), context, parent)
    , m_model(new AuditModel(this))
    , m_list(new PagedList(context.connection, *m_model, kPath, this))
    , m_table(new DataTable(context.preferences, QStringLiteral("audit"), this))
    , m_paged(new PagedTable(*m_table, *m_model, *m_list,
                             {{QStringLiteral("time"), QStringLiteral("timestamp")}}, this))
    , m_export(new ExportBar(context.notifications, this))
    , m_details(new AuditDetails(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(m_export);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_table, 1);
    m_details->setFixedWidth(360);
    row->addWidget(m_details);
    column->addLayout(row, 1);
    setFocusProxy(m_table);
    buildActions();
    m_paged->setFailureSentence([](const Error &error) {
        return tr("The list could not be loaded: %1").arg(errorSentence(error));
    });
    m_table->setFilterPopover([this](QWidget *owner) { return makeFilterForm(owner); });
    connect(m_table, &DataTable::selectionChanged, this, &AuditPage::showCurrent);
    connect(m_table, &DataTable::activated, this, [this] { m_showDetails->setChecked(true); });
    connect(m_details, &AuditDetails::objectOpened, this,
            [this](const QString &path) { this->context().open(path); });
    connect(m_list, &PagedList::busyChanged, this, [this](bool busy) {
        if (busy)
            beginBusy();
        else
            endBusy();
    });
    AuditPage::retranslate();
    showCurrent();
}

AuditPage::~AuditPage() = default;

void AuditPage::buildActions()
{
    m_exportAction = addPageAction(QStringLiteral("exportAction"), QStringLiteral("file-down"),
                                   QKeySequence(Qt::CTRL | Qt::Key_E));
    m_showDetails =
        addPageAction(QStringLiteral("showDetailsAction"), QStringLiteral("panel-right"),
                      QKeySequence(Qt::CTRL | Qt::Key_I));
    m_showDetails->setCheckable(true);
    m_openObject = addPageAction(QStringLiteral("openObjectAction"),
                                 QStringLiteral("external-link"), QKeySequence());
    m_sameObject = addPageAction(QStringLiteral("sameObjectAction"), QStringLiteral("list-filter"),
                                 QKeySequence());
    const bool isShown = context().preferences.value(kDetailsKey, false).toBool();
    m_showDetails->setChecked(isShown);
    m_details->setVisible(isShown);
    connect(m_showDetails, &QAction::toggled, this, [this](bool shown) {
        m_details->setVisible(shown);
        context().preferences.setValue(kDetailsKey, shown);
    });
    connect(m_exportAction, &QAction::triggered, this, &AuditPage::askWhereToExport);
    connect(m_openObject, &QAction::triggered, this, [this] {
        if (const int row = m_model->rowOf(m_table->currentId()); row >= 0)
            context().open(auditObjectPath(m_model->object(row)));
    });
    connect(m_sameObject, &QAction::triggered, this, [this] {
        if (const int row = m_model->rowOf(m_table->currentId()); row >= 0) {
            m_filters.objectId = m_model->object(row).value(QLatin1String("object_id")).toString();
            applyFilters();
        }
    });
    setHeaderActions({m_showDetails, m_exportAction});
    m_table->addRowAction(m_openObject);
    m_table->addRowAction(m_sameObject);
}

QString AuditPage::title() const { return tr("Audit log"); }

void AuditPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    if (!query.isEmpty()) {
        const QUrlQuery wanted(query);
        const auto value = [&wanted](const char *name) {
            return wanted.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        m_filters = {};
        m_filters.user = value("user");
        m_filters.action = value("action");
        m_filters.objectType = value("type");
        m_filters.objectId = value("object");
        m_table->search()->clear();
    }
    if (!m_list->isEverLoaded() || !query.isEmpty())
        applyFilters();
    else
        m_list->update();
    context().connection.call<QHash<QString, QString>>(
        this, fetchNames, [this](const Result<QHash<QString, QString>> &names) {
            if (!names)
                return;
            m_model->setNames(*names);
            showCurrent();
        });
}

void AuditPage::refresh()
{
    if (m_list->isEverLoaded())
        m_list->refresh();
    else
        applyFilters();
}

void AuditPage::focusSearch() { m_table->search()->setFocus(Qt::ShortcutFocusReason); }

void AuditPage::addPeriodChoices(FilterForm *form)
{
    form->addChoice(QStringLiteral("period"), tr("&Period"),
                    {{QStringLiteral("1"), tr("Last 24 hours")},
                     {QStringLiteral("7"), tr("Last 7 days")},
                     {QStringLiteral("30"), tr("Last 30 days")},
                     {kRange, tr("From … to …")}},
                    m_filters.period, [this](const QString &period) {
                        m_filters.period = period;
                        applyFilters();
                    });
    form->addMoment(QStringLiteral("from"), tr("&From"), m_filters.fromMs, [this](qint64 ms) {
        m_filters.fromMs = ms;
        m_filters.period = kRange;
        applyFilters();
    });
    form->addMoment(QStringLiteral("to"), tr("T&o"), m_filters.toMs, [this](qint64 ms) {
        m_filters.toMs = ms;
        m_filters.period = kRange;
        applyFilters();
    });
}

QWidget *AuditPage::makeFilterForm(QWidget *parent)
{
    auto *form = new FilterForm(parent);
    addPeriodChoices(form);
    form->addChoice(QStringLiteral("action"), tr("&Action"), auditActions(), m_filters.action,
                    [this](const QString &action) {
                        m_filters.action = action;
                        applyFilters();
                    });
    form->addChoice(QStringLiteral("objectType"), tr("Object &type"), auditObjectTypes(),
                    m_filters.objectType, [this](const QString &type) {
                        m_filters.objectType = type;
                        applyFilters();
                    });
    form->addText(QStringLiteral("user"), tr("&User"), m_filters.user, [this](const QString &user) {
        m_filters.user = user;
        applyFilters();
    });
    form->addText(QStringLiteral("object"), tr("Object &ID"), m_filters.objectId,
                  [this](const QString &id) {
                      m_filters.objectId = id;
                      applyFilters();
                  });
    form->setReset([this] {
        m_filters = {};
        applyFilters();
    });
    return form;
}

void AuditPage::applyFilters()
{
    QList<QPair<QString, QString>> filters;
    const auto add = [&filters](const char *field, const QString &value) {
        if (!value.isEmpty())
            filters.append({QString::fromLatin1(field), value});
    };
    if (m_filters.period == kRange) {
        add("from", m_filters.fromMs > 0 ? isoUtc(m_filters.fromMs) : QString());
        add("to", m_filters.toMs > 0 ? isoUtc(m_filters.toMs) : QString());
    } else if (const int days = m_filters.period.toInt(); days > 0) {
        add("from", isoUtc(QDateTime::currentDateTimeUtc().addDays(-days).toMSecsSinceEpoch()));
    }
    add("user", m_filters.user);
    add("action", m_filters.action);
    add("object_type", m_filters.objectType);
    add("object_id", m_filters.objectId);
    showChips();
    m_paged->setFilters(filters);
}

QString AuditPage::periodText() const
{
    if (m_filters.period == QLatin1String("1"))
        return tr("Last 24 hours");
    if (m_filters.period == QLatin1String("7"))
        return tr("Last 7 days");
    if (m_filters.period == QLatin1String("30"))
        return tr("Last 30 days");
    if (m_filters.period != kRange)
        return {}; // the form keeps the moments of a range that is not asked for any more
    if (m_filters.fromMs > 0 && m_filters.toMs > 0)
        return tr("From %1 to %2").arg(momentText(m_filters.fromMs), momentText(m_filters.toMs));
    if (m_filters.fromMs > 0)
        return tr("From %1").arg(momentText(m_filters.fromMs));
    if (m_filters.toMs > 0)
        return tr("To %1").arg(momentText(m_filters.toMs));
    return {};
}

void AuditPage::showChips()
{
    QList<DataTable::FilterChip> chips;
    const auto add = [this, &chips](const QString &text, QString Filters::*field) {
        chips.append({text, [this, field] {
                          m_filters.*field = QString();
                          applyFilters();
                      }});
    };
    if (const QString period = periodText(); !period.isEmpty())
        add(period, &Filters::period);
    if (!m_filters.user.isEmpty())
        add(tr("User: %1").arg(m_filters.user), &Filters::user);
    if (!m_filters.action.isEmpty()) {
        QString text = m_filters.action;
        for (const auto &[name, words] : auditActions())
            text = name == m_filters.action ? words : text;
        add(tr("Action: %1").arg(text), &Filters::action);
    }
    if (!m_filters.objectType.isEmpty())
        add(tr("Object type: %1").arg(auditObjectTypeText(m_filters.objectType)),
            &Filters::objectType);
    if (!m_filters.objectId.isEmpty())
        add(tr("Object: %1").arg(m_filters.objectId), &Filters::objectId);
    m_table->setRowFilter(nullptr, chips);
}

void AuditPage::showCurrent()
{
    const int row = m_model->rowOf(m_table->currentId());
    const QJsonObject record = row >= 0 ? m_model->object(row) : QJsonObject();
    const QModelIndex object = m_model->index(row, AuditModel::Object);
    m_details->show(record, object.data().toString());
    m_openObject->setEnabled(!auditObjectPath(record).isEmpty());
    m_sameObject->setEnabled(!record.value(QLatin1String("object_id")).toString().isEmpty());
}

void AuditPage::askWhereToExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setObjectName(QStringLiteral("exportFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("JSON Lines (*.jsonl)")});
    dialog->selectFile(QStringLiteral("testum-audit.csv"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.jsonl")) ? QStringLiteral("jsonl")
                                                                           : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::exportTo(const QString &fileName)
{
    const bool isCsv = fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    QUrlQuery query = m_paged->filterQuery();
    // Oldest first: what is written meanwhile comes last and moves nothing.
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("timestamp"));
    m_export->run(new ListExport(context().connection, kPath, query, fileName,
                                 isCsv ? csvFormat(csvColumns(), csvCells) : jsonLinesFormat(),
                                 this));
}

void AuditPage::retranslate()
{
    m_exportAction->setText(tr("&Export…"));
    m_showDetails->setText(tr("&Details"));
    m_openObject->setText(tr("&Open the object"));
    m_sameObject->setText(tr("Only entries about this object"));
    m_table->setSearchPlaceholder(tr("Search user, action, object…"));
    m_table->view()->setAccessibleName(tr("Audit log"));
    m_table->emptyState()->setContent(QStringLiteral("scroll-text"),
                                      tr("No entries for this period"), QString());
    m_model->retranslate();
    showChips();
}

} // namespace testum::gui
