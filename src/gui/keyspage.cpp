#include "gui/keyspage.h"

#include "gui/confirmdialog.h"
#include "gui/connection.h"
#include "gui/datatable.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/filterpopover.h"
#include "gui/keygeneratedialog.h"
#include "gui/keyimportdialog.h"
#include "gui/keymodel.h"
#include "gui/keyrenamedialog.h"
#include "gui/notifications.h"
#include "gui/publickeypreview.h"
#include "gui/searchedit.h"
#include "gui/themedicon.h"
#include "gui/undoableremoval.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QMimeData>
#include <QSaveFile>
#include <QVBoxLayout>

#include <utility>

namespace testum::gui {

namespace {

constexpr qint64 kFreshForMs = 30'000;

QString keyPath(const QString &id) { return QStringLiteral("/api/v1/keys/") + id; }

} // namespace

KeysPage::KeysPage(PageContext &context, QWidget *parent)
    : Page(QStringLiteral("keys"), context, parent)
    , m_model(new KeyModel(this))
{
    setAcceptDrops(true);
    buildActions();
    buildTable();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->addWidget(m_table);
    connectUp();
    setHeaderActions({m_import, m_generate});
    retranslate();
    updateActions();
}

KeysPage::~KeysPage() = default;

QString KeysPage::title() const { return tr("SSH keys"); }

void KeysPage::buildActions()
{
    const QString write = QStringLiteral("keys.write");
    m_generate = addPageAction(QStringLiteral("generateKeyAction"), QStringLiteral("plus"),
                               QKeySequence(Qt::CTRL | Qt::Key_N), write);
    m_generate->setProperty("primary", true);
    m_generate->setProperty("kind", QStringLiteral("primary"));
    m_generate->setIcon(buttonIcon(QStringLiteral("plus"), QStringLiteral("onAccentFill")));
    m_import = addPageAction(QStringLiteral("importKeyAction"), QStringLiteral("file-key"),
                             QKeySequence(Qt::CTRL | Qt::Key_O), write);
    m_copy = addPageAction(QStringLiteral("copyPublicKeyAction"), QStringLiteral("copy"),
                           QKeySequence(QKeySequence::Copy));
    m_export = addPageAction(QStringLiteral("exportPublicKeyAction"), QStringLiteral("file-down"),
                             QKeySequence(Qt::CTRL | Qt::Key_E));
    m_rename = addPageAction(QStringLiteral("renameKeyAction"), QStringLiteral("pencil"),
                             QKeySequence(Qt::Key_F2), write);
    m_delete = addPageAction(QStringLiteral("deleteKeysAction"), QStringLiteral("trash-2"),
                             QKeySequence(Qt::Key_Delete), write);
    m_delete->setProperty("kind", QStringLiteral("danger-outline"));
    for (QAction *action : {m_import, m_copy, m_export, m_rename})
        action->setIcon(buttonIcon(action->property("iconName").toString()));
    m_delete->setIcon(buttonIcon(QStringLiteral("trash-2"), QStringLiteral("danger")));
}

void KeysPage::buildTable()
{
    m_table = new DataTable(context().preferences, QStringLiteral("keys"), this);
    m_table->setModel(m_model);
    m_table->setFilterPopover([this](QWidget *parent) { return makePopover(parent); });
    m_table->emptyState()->setPrimaryAction(m_generate);
    m_table->emptyState()->setSecondaryAction(m_import);
    m_table->addRowAction(m_copy, true);
    m_table->addRowAction(m_export, true);
    m_table->addRowAction(nullptr);
    m_table->addRowAction(m_rename);
    m_table->addRowAction(m_delete, true);
}

void KeysPage::connectUp()
{
    connect(m_generate, &QAction::triggered, this, &KeysPage::generate);
    connect(m_import, &QAction::triggered, this, [this] { static_cast<void>(openImport()); });
    connect(m_copy, &QAction::triggered, this, &KeysPage::copyPublicKeys);
    connect(m_export, &QAction::triggered, this, &KeysPage::exportPublicKeys);
    connect(m_rename, &QAction::triggered, this, [this] { rename(targets().value(0)); });
    connect(m_delete, &QAction::triggered, this, &KeysPage::removeTargets);
    // The row that was opened, which need not be one of those selected.
    connect(m_table, &DataTable::activated, this, [this](const QString &id) {
        if (!m_rename->property("refused").toBool())
            rename(id);
    });
    connect(m_table, &DataTable::selectionChanged, this, &KeysPage::updateActions);
    connect(m_table, &DataTable::retryRequested, this, &KeysPage::load);
    connect(&context().connection, &Connection::meChanged, this, &KeysPage::updateActions);
}

void KeysPage::open(const QString &subPath, const QString &query)
{
    Page::open(subPath, query);
    m_wanted = subPath;
    if (!m_loadedAt.isValid() || m_loadedAt.hasExpired(kFreshForMs))
        load();
    else if (!m_wanted.isEmpty())
        m_table->select({std::exchange(m_wanted, QString())});
}

void KeysPage::refresh() { load(); }

void KeysPage::focusSearch()
{
    m_table->search()->setFocus(Qt::ShortcutFocusReason);
    m_table->search()->selectAll();
}

void KeysPage::load()
{
    if (m_isLoading) {
        m_loadAgain = true;
        return;
    }
    m_isLoading = true;
    m_table->setLoading(true);
    beginBusy();
    const bool mayReadPlatforms = context().connection.may(QStringLiteral("platforms.read"));
    context().connection.call<QList<KeyRow>>(
        this,
        [mayReadPlatforms](client::ApiClient &client) -> Result<QList<KeyRow>> {
            TESTUM_TRY(const QJsonArray keys, client.listAll(QStringLiteral("/api/v1/keys")));
            QHash<QString, QStringList> users;
            if (mayReadPlatforms && !keys.isEmpty()) {
                TESTUM_TRY(const QJsonArray platforms,
                           client.listAll(QStringLiteral("/api/v1/platforms")));
                for (const QJsonValue &value : platforms) {
                    const QJsonObject platform = value.toObject();
                    const QString key = platform.value(QStringLiteral("ssh_key_id")).toString();
                    if (!key.isEmpty())
                        users[key].append(platform.value(QStringLiteral("name")).toString());
                }
            }
            QList<KeyRow> rows;
            for (const QJsonValue &value : keys) {
                KeyRow row = KeyRow::fromJson(value.toObject());
                row.usedBy = users.value(row.id);
                rows.append(row);
            }
            return rows;
        },
        [this](Result<QList<KeyRow>> rows) {
            m_isLoading = false;
            endBusy();
            if (std::exchange(m_loadAgain, false)) {
                load();
                return;
            }
            m_table->setLoading(false);
            if (!rows) {
                m_table->showError(
                    tr("The list could not be loaded: %1").arg(errorSentence(rows.error())));
                return;
            }
            m_table->showError(QString());
            m_loadedAt.start();
            m_model->setRows(std::move(*rows));
            m_table->noteUpdated();
            if (!m_wanted.isEmpty())
                m_table->select({std::exchange(m_wanted, QString())});
            updateActions();
        });
}

QStringList KeysPage::targets() const
{
    QStringList ids = m_table->selectedIds();
    if (ids.isEmpty() && !m_table->currentId().isEmpty())
        ids.append(m_table->currentId());
    return ids;
}

void KeysPage::updateActions()
{
    const auto allow = [](QAction *action, bool allowed) {
        action->setEnabled(allowed && !action->property("refused").toBool());
    };
    const qsizetype count = targets().size();
    for (QAction *action : {m_copy, m_export, m_delete})
        allow(action, count > 0);
    allow(m_rename, count == 1);
}

bool KeysPage::accepts(const KeyRow &row) const
{
    if (!m_types.isEmpty() && !m_types.contains(keyTypeText(row.keyType, row.bits)))
        return false;
    if (!m_parts.isEmpty() &&
        !m_parts.contains(row.hasPrivateKey ? QStringLiteral("stored") : QStringLiteral("public")))
        return false;
    const bool unused = row.usedBy.isEmpty();
    return m_marks.isEmpty() || (m_marks.contains(QStringLiteral("unused")) && unused) ||
           (m_marks.contains(QStringLiteral("weak")) && row.isWeak());
}

void KeysPage::applyFilters()
{
    QList<DataTable::FilterChip> chips;
    const auto chip = [&](const QString &title, QSet<QString> &values, const QStringList &texts) {
        if (!values.isEmpty())
            chips.append({tr("%1: %2", "a filter and its values")
                              .arg(title, texts.join(QStringLiteral(", "))),
                          [this, &values] {
                              values.clear();
                              applyFilters();
                          }});
    };
    const auto texts = [](const QSet<QString> &values, const QHash<QString, QString> &words) {
        QStringList list;
        for (const QString &value : values)
            list.append(words.value(value, value));
        list.sort();
        return list;
    };
    chip(tr("Type"), m_types, texts(m_types, {}));
    chip(tr("Private part"), m_parts,
         texts(m_parts, {{QStringLiteral("stored"), tr("Stored")},
                         {QStringLiteral("public"), tr("Public only")}}));
    chip(tr("Only"), m_marks,
         texts(m_marks,
               {{QStringLiteral("unused"), tr("Unused")}, {QStringLiteral("weak"), tr("Weak")}}));
    m_table->setRowFilter(
        chips.isEmpty()
            ? std::function<bool(const QModelIndex &)>()
            : [this](const QModelIndex &index) { return accepts(m_model->rowAt(index.row())); },
        chips);
}

QWidget *KeysPage::makePopover(QWidget *parent)
{
    QMap<QString, int> types;
    int stored = 0;
    int unused = 0;
    int weak = 0;
    for (const KeyRow &row : m_model->rows()) {
        ++types[keyTypeText(row.keyType, row.bits)];
        stored += row.hasPrivateKey ? 1 : 0;
        unused += row.usedBy.isEmpty() ? 1 : 0;
        weak += row.isWeak() ? 1 : 0;
    }
    QList<FilterPopover::Choice> typeChoices;
    for (auto it = types.begin(); it != types.end(); ++it)
        typeChoices.append({it.key(), it.key(), it.value()});
    auto *popover = new FilterPopover(parent);
    const auto group = [&](const QString &title, const QList<FilterPopover::Choice> &choices,
                           QSet<QString> &values) {
        popover->addGroup(title, choices, values, [this, &values](const QSet<QString> &ticked) {
            values = ticked;
            applyFilters();
        });
    };
    group(tr("Type"), typeChoices, m_types);
    group(tr("Private part"),
          {{QStringLiteral("stored"), tr("Stored"), stored},
           {QStringLiteral("public"), tr("Public only"), int(m_model->rows().size()) - stored}},
          m_parts);
    group(tr("Only"),
          {{QStringLiteral("unused"), tr("Unused"), unused},
           {QStringLiteral("weak"), tr("Weak"), weak}},
          m_marks);
    return popover;
}

void KeysPage::generate()
{
    auto *dialog = new KeyGenerateDialog(context().connection, window());
    connect(dialog, &KeyGenerateDialog::saved, this, [this](const QJsonObject &key) {
        take(key,
             tr("The SSH key %1 is generated.").arg(key.value(QStringLiteral("name")).toString()));
    });
    dialog->open();
}

KeyImportDialog *KeysPage::openImport()
{
    auto *dialog = new KeyImportDialog(context().connection, window());
    connect(dialog, &KeyImportDialog::saved, this, [this](const QJsonObject &key) {
        take(key, tr("The SSH key %1 is added.").arg(key.value(QStringLiteral("name")).toString()));
    });
    dialog->open();
    return dialog;
}

void KeysPage::take(const QJsonObject &key, const QString &sentence)
{
    const KeyRow row = KeyRow::fromJson(key);
    m_model->put(row);
    noteChange();
    m_table->select({row.id});
    updateActions();
    context().notifications.success(sentence);
}

/// A list that was asked for before does not have it yet.
void KeysPage::noteChange() { m_loadAgain = m_isLoading; }

void KeysPage::copyPublicKeys()
{
    QStringList lines;
    for (const QString &id : targets()) {
        if (const KeyRow *row = m_model->row(id))
            lines.append(row->publicKey);
    }
    if (lines.isEmpty())
        return;
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    context().notifications.info(tr("Copied"));
}

void KeysPage::exportPublicKeys()
{
    QStringList lines;
    QString name;
    for (const QString &id : targets()) {
        if (const KeyRow *row = m_model->row(id)) {
            lines.append(row->publicKey);
            name = row->name;
        }
    }
    auto *dialog = new QFileDialog(window(), tr("Export public key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Public keys (*.pub)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("pub"));
    name.replace(QLatin1Char('/'), QLatin1Char('_'));
    dialog->selectFile((lines.size() == 1 ? name : QStringLiteral("keys")) +
                       QStringLiteral(".pub"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, lines](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) &&
            file.write((lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8()) >= 0 &&
            file.commit())
            context().notifications.success(tr("Saved as %1.").arg(QFileInfo(path).fileName()));
        else
            context().notifications.error(
                tr("The file could not be written: %1").arg(file.errorString()));
    });
    dialog->open();
}

void KeysPage::rename(const QString &id)
{
    const KeyRow *row = m_model->row(id);
    if (row == nullptr)
        return;
    auto *dialog = new KeyRenameDialog(context().connection, row->id, row->name, window());
    connect(dialog, &KeyRenameDialog::saved, this, [this](const QJsonObject &key) {
        m_model->put(KeyRow::fromJson(key));
        noteChange();
    });
    dialog->open();
}

void KeysPage::removeTargets()
{
    const QStringList ids = targets();
    QString name;
    for (const QString &id : ids) {
        const KeyRow *row = m_model->row(id);
        if (row == nullptr)
            continue;
        if (!row->usedBy.isEmpty()) {
            tellInUse(*row);
            return;
        }
        name = row->name;
    }
    if (ids.isEmpty())
        return;
    m_model->setAside(ids);
    updateActions();
    UndoableRemoval removal;
    removal.ids = ids;
    removal.apiPath = keyPath;
    removal.told = ids.size() == 1 ? tr("The SSH key %1 is deleted.").arg(name)
                                   : tr("%n SSH key(s) are deleted.", nullptr, int(ids.size()));
    removal.undone = [this, ids] {
        m_model->putBack(ids);
        m_table->select(ids);
    };
    removal.settled = [this, ids](const QStringList &failed) {
        m_model->putBack(failed);
        m_model->forget(ids);
        noteChange();
    };
    removal.failure = [](int count) {
        return tr("%n SSH key(s) could not be deleted: %1", nullptr, count);
    };
    removeUndoably(context(), this, removal);
}

void KeysPage::tellInUse(const KeyRow &row)
{
    ConfirmQuestion question;
    question.title = tr("The SSH key %1 is in use").arg(row.name);
    question.text = tr("Used to sign in to %n platform(s). Choose another key or sign-in method "
                       "there first.",
                       nullptr, int(row.usedBy.size()));
    question.details = row.usedBy.join(QLatin1Char('\n'));
    question.confirmText = tr("Go to platforms");
    question.keepText = tr("Close");
    question.isDangerous = false;
    ConfirmDialog::ask(window(), question, [this] { context().open(QStringLiteral("platforms")); });
}

void KeysPage::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isKey =
        event->mimeData()->hasUrls() ||
        PublicKeyPreview::of(event->mimeData()->text()).kind == PublicKeyPreview::Kind::PublicKey;
    if (isKey && m_import->isEnabled())
        event->acceptProposedAction();
}

void KeysPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    KeyImportDialog *dialog = openImport();
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        dialog->readFile(urls.first().toLocalFile());
    else
        dialog->setKeyText(event->mimeData()->text());
}

void KeysPage::retranslate()
{
    m_generate->setText(tr("&Generate…"));
    m_import->setText(tr("&Add public key…"));
    m_copy->setText(tr("&Copy public key"));
    m_export->setText(tr("E&xport public key…"));
    m_rename->setText(tr("&Rename…"));
    m_delete->setText(tr("&Delete"));
    m_table->setSearchPlaceholder(tr("Search name, comment, fingerprint…"));
    m_table->view()->setAccessibleName(tr("SSH keys"));
    m_table->emptyState()->setContent(QStringLiteral("key-round"), tr("No SSH keys yet"),
                                      tr("Generate a key or import an existing one."));
    m_model->retranslate();
    applyFilters();
}

} // namespace testum::gui
