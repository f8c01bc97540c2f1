// What the platforms page does with one platform or many.
#include "gui/platformspage.h"

#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/errors.h"
#include "gui/hostkeydialog.h"
#include "gui/notifications.h"
#include "gui/platformdrawer.h"
#include "gui/platformeditordialog.h"
#include "gui/platformgroupdialog.h"
#include "gui/platformmodel.h"
#include "gui/platformtagsdialog.h"
#include "gui/undoableremoval.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QJsonArray>
#include <QSaveFile>

#include <optional>

namespace testum::gui {

namespace {

QString platformPath(const QString &id) { return QStringLiteral("/api/v1/platforms/") + id; }

/// How many of a bulk change went well, and what the first that did not said.
struct BulkOutcome
{
    QList<PlatformRow> changed;
    QStringList failed;
    std::optional<Error> error;
};

} // namespace

QStringList PlatformsPage::targets() const
{
    QStringList ids = m_table->selectedIds();
    if (ids.isEmpty() && !m_table->currentId().isEmpty())
        ids.append(m_table->currentId());
    return ids;
}

QStringList PlatformsPage::targetNames(const QStringList &ids) const
{
    QStringList names;
    for (const QString &id : ids) {
        if (const PlatformRow *row = m_model->row(id))
            names.append(row->name);
    }
    return names;
}

void PlatformsPage::add() { openEditor({}, false, QString()); }

void PlatformsPage::edit(const QString &id, bool copy, const QString &tab)
{
    if (id.isEmpty())
        return;
    beginBusy();
    context().connection.call<QJsonObject>(
        this, [id](client::ApiClient &client) { return client.get(platformPath(id)); },
        [this, copy, tab](const Result<QJsonObject> &platform) {
            endBusy();
            if (platform)
                openEditor(*platform, copy, tab);
            else
                context().notifications.error(errorSentence(platform.error()));
        });
}

void PlatformsPage::openEditor(const QJsonObject &platform, bool copy, const QString &tab)
{
    auto *editor =
        new PlatformEditorDialog(context().connection, platform, copy,
                                 {m_model->groups().keys(), m_model->tags().keys()}, window());
    connect(editor, &PlatformEditorDialog::saved, this, [this](const QJsonObject &stored) {
        const PlatformRow row = PlatformRow::fromJson(stored);
        m_model->put(row);
        m_table->select({row.id});
        context().notifications.success(tr("Platform %1 is saved.").arg(row.name));
        checkReachability({row.id});
        updateActions();
        updateDrawer();
    });
    editor->showTab(tab);
    editor->open();
}

void PlatformsPage::run()
{
    const QStringList ids = targets();
    if (!ids.isEmpty())
        context().open(QStringLiteral("run?platforms=") + ids.join(QLatin1Char(',')));
}

void PlatformsPage::test(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    const QJsonObject body{{QStringLiteral("type"), QStringLiteral("test_connection")},
                           {QStringLiteral("platforms"), QJsonArray::fromStringList(ids)}};
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [body](client::ApiClient &client) {
            return client.post(QStringLiteral("/api/v1/tasks"), body);
        },
        [this, count = int(ids.size())](const Result<QJsonObject> &task) {
            endBusy();
            if (!task) {
                context().notifications.error(errorSentence(task.error()));
                return;
            }
            const QString id = task->value(QStringLiteral("id")).toString();
            Notification note;
            note.text = tr("Testing the connection to %n platform(s).", nullptr, count);
            note.actionText = tr("Open task");
            note.actionPath = QStringLiteral("tasks/") + id;
            context().notifications.post(note);
            watchTask(id);
        });
}

void PlatformsPage::watchTask(const QString &taskId)
{
    m_watchedTasks.insert(taskId);
    m_taskPoll.start();
}

void PlatformsPage::pollTasks()
{
    if (m_taskAnswers > 0 || context().connection.state() != Connection::State::Online)
        return;
    m_taskAnswers = m_watchedTasks.size();
    for (const QString &id : std::as_const(m_watchedTasks)) {
        context().connection.call<QJsonObject>(
            this,
            [id](client::ApiClient &client) {
                return client.get(QStringLiteral("/api/v1/tasks/") + id);
            },
            [this, id](const Result<QJsonObject> &task) {
                --m_taskAnswers;
                const QString status =
                    task ? task->value(QStringLiteral("status")).toString() : QString();
                const bool runs =
                    status == QLatin1String("pending") || status == QLatin1String("running");
                // A server that is away for a moment is asked again, a task that is gone is not.
                const bool isAway = !task && task.error().code == ErrorCode::Unavailable;
                if (runs || isAway || !m_watchedTasks.remove(id))
                    return;
                if (m_watchedTasks.isEmpty())
                    m_taskPoll.stop();
                load();
                m_drawer->refresh();
            });
    }
}

void PlatformsPage::reviewHostKey(const QString &id)
{
    const PlatformRow *row = m_model->row(id);
    if (row == nullptr)
        return;
    // The stored secrets of the platform are used.
    QJsonObject draft{{QStringLiteral("id"), row->id},
                      {QStringLiteral("host"), row->host},
                      {QStringLiteral("port"), row->port},
                      {QStringLiteral("username"), row->username},
                      {QStringLiteral("auth_method"), row->authMethod}};
    if (!row->sshKeyId.isEmpty())
        draft.insert(QStringLiteral("ssh_key_id"), row->sshKeyId);
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [draft](client::ApiClient &client) {
            return client.post(platformPath(QStringLiteral("probe")), draft);
        },
        [this, known = *row](const Result<QJsonObject> &answer) {
            endBusy();
            if (!answer) {
                context().notifications.error(errorSentence(answer.error()));
                return;
            }
            const QJsonObject hostKey = answer->value(QStringLiteral("host_key")).toObject();
            const QString state = hostKey.value(QStringLiteral("state")).toString();
            if (hostKey.isEmpty()) {
                QString reason;
                for (const QJsonValue &step : answer->value(QStringLiteral("steps")).toArray()) {
                    if (!step.toObject().value(QStringLiteral("ok")).toBool())
                        reason = reasonSentence(
                            step.toObject().value(QStringLiteral("reason")).toString(),
                            step.toObject().value(QStringLiteral("message")).toString());
                }
                context().notifications.error(
                    tr("The host key of %1 could not be read: %2").arg(known.name, reason));
            } else if (state == QLatin1String("pinned")) {
                context().notifications.success(
                    tr("%1 shows the pinned host key.").arg(known.name));
            } else if (!context().connection.may(QStringLiteral("host_keys.accept"))) {
                context().notifications.warning(
                    tr("%1 shows a key that is not trusted, and your role may not change that.")
                        .arg(known.name));
            } else {
                const HostKeyReview review =
                    reviewOf(known.name, known.address(), known.fingerprint, hostKey);
                HostKeyDialog::review(window(), review,
                                      [this, id = known.id, publicKey = review.publicKey] {
                                          pinHostKey(id, publicKey);
                                      });
            }
        });
}

void PlatformsPage::pinHostKey(const QString &id, const QString &publicKey)
{
    beginBusy();
    context().connection.call<QJsonObject>(
        this,
        [id, publicKey](client::ApiClient &client) -> Result<QJsonObject> {
            TESTUM_TRY_VOID(client.put(platformPath(id) + QStringLiteral("/host_keys"),
                                       {{QStringLiteral("public_key"), publicKey}}));
            return client.get(platformPath(id));
        },
        [this](const Result<QJsonObject> &platform) {
            endBusy();
            if (!platform) {
                context().notifications.error(errorSentence(platform.error()));
                return;
            }
            const PlatformRow row = PlatformRow::fromJson(*platform);
            m_model->put(row);
            updateDrawer();
            context().notifications.success(tr("The host key of %1 is pinned.").arg(row.name));
        });
}

void PlatformsPage::removeTargets()
{
    const QStringList ids = targets();
    if (ids.isEmpty())
        return;
    const QStringList names = targetNames(ids);
    const QString text = ids.size() == 1
                             ? tr("Platform %1 is deleted.").arg(names.value(0))
                             : tr("%n platform(s) are deleted.", nullptr, int(ids.size()));
    m_model->setAside(ids);
    updateActions();
    updateDrawer();
    UndoableRemoval removal;
    removal.ids = ids;
    removal.apiPath = platformPath;
    removal.told = text;
    removal.undone = [this, ids] {
        m_model->putBack(ids);
        m_table->select(ids);
    };
    removal.settled = [this, ids](const QStringList &failed) {
        m_model->putBack(failed);
        m_model->forget(ids);
    };
    removal.failure = [](int count) {
        return tr("%n platform(s) could not be deleted: %1", nullptr, count);
    };
    removeUndoably(context(), this, removal);
}

void PlatformsPage::chooseGroup()
{
    const QStringList ids = targets();
    auto *dialog = new PlatformGroupDialog(int(ids.size()), m_model->groups().keys(), window());
    connect(dialog, &PlatformGroupDialog::chosen, this, [this, ids](const QString &group) {
        QHash<QString, QJsonObject> changes;
        for (const QString &id : ids)
            changes.insert(id, {{QStringLiteral("group_name"),
                                 group.isEmpty() ? QJsonValue() : QJsonValue(group)}});
        changeAll(changes);
    });
    dialog->open();
}

void PlatformsPage::chooseTags()
{
    const QStringList ids = targets();
    auto *dialog = new PlatformTagsDialog(int(ids.size()), m_model->tags().keys(), window());
    connect(dialog, &PlatformTagsDialog::chosen, this,
            [this, ids](const QStringList &add, const QStringList &remove) {
                QHash<QString, QJsonObject> changes;
                for (const QString &id : ids) {
                    const PlatformRow *row = m_model->row(id);
                    if (row == nullptr)
                        continue;
                    QStringList tags = row->tags + add;
                    tags.removeDuplicates();
                    tags.removeIf([&](const QString &tag) { return remove.contains(tag); });
                    if (tags != row->tags)
                        changes.insert(
                            id, {{QStringLiteral("tags"), QJsonArray::fromStringList(tags)}});
                }
                changeAll(changes);
            });
    dialog->open();
}

void PlatformsPage::changeAll(const QHash<QString, QJsonObject> &changes)
{
    if (changes.isEmpty())
        return;
    beginBusy();
    context().connection.call<BulkOutcome>(
        this,
        [changes](client::ApiClient &client) -> Result<BulkOutcome> {
            BulkOutcome outcome;
            for (auto it = changes.begin(); it != changes.end(); ++it) {
                const Result<QJsonObject> changed = client.put(platformPath(it.key()), it.value());
                if (changed) {
                    outcome.changed.append(PlatformRow::fromJson(*changed));
                } else {
                    outcome.failed.append(it.key());
                    outcome.error = changed.error();
                }
            }
            return outcome;
        },
        [this](const Result<BulkOutcome> &outcome) {
            endBusy();
            for (const PlatformRow &row : outcome ? outcome->changed : QList<PlatformRow>())
                m_model->put(row);
            updateDrawer();
            if (outcome && outcome->error)
                context().notifications.error(tr("%n platform(s) could not be changed: %1", nullptr,
                                                 int(outcome->failed.size()))
                                                  .arg(errorSentence(*outcome->error)));
            else if (outcome)
                context().notifications.success(
                    tr("%n platform(s) are changed.", nullptr, int(outcome->changed.size())));
        });
}

void PlatformsPage::exportCsv()
{
    auto *dialog = new QFileDialog(window(), tr("Export platforms"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("platforms.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &PlatformsPage::writeCsv);
    dialog->open();
}

void PlatformsPage::writeCsv(const QString &path)
{
    // What is selected, else what is shown.
    QStringList ids = m_table->selectedIds();
    if (ids.isEmpty()) {
        const QAbstractItemModel *shown = m_table->view()->model();
        for (int row = 0; row < shown->rowCount(); ++row)
            ids.append(shown->index(row, 0).data(TableRole::kId).toString());
    }
    QStringList cells;
    for (int column = 0; column < PlatformModel::ColumnCount; ++column)
        cells.append(csvCell(PlatformModel::columnText(column)));
    QString text = cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    for (const QString &id : std::as_const(ids)) {
        const PlatformRow *row = m_model->row(id);
        if (row == nullptr)
            continue;
        cells.clear();
        for (int column = 0; column < PlatformModel::ColumnCount; ++column)
            cells.append(csvCell(m_model->text(*row, column)));
        text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    QSaveFile file(path);
    // The mark tells spreadsheets that it is UTF-8.
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write("\xEF\xBB\xBF" + text.toUtf8()) >= 0 && file.commit();
    if (written)
        context().notifications.success(
            tr("%n platform(s) are exported.", nullptr, int(ids.size())));
    else
        context().notifications.error(
            tr("The file could not be written: %1").arg(file.errorString()));
}

void PlatformsPage::copyText(bool asCommand)
{
    QStringList lines;
    for (const QString &id : targets()) {
        if (const PlatformRow *row = m_model->row(id))
            lines.append(asCommand ? row->sshCommand() : row->host);
    }
    if (lines.isEmpty())
        return;
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    context().notifications.info(tr("Copied"));
}

} // namespace testum::gui
