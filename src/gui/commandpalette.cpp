#include "gui/commandpalette.h"

#include "gui/palettedelegate.h"
#include "gui/palettemodel.h"
#include "gui/preferences.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace testum::gui {

namespace {

constexpr int kWidth = 720;
constexpr int kMostHeight = 480;
constexpr int kMostRows = 100;
constexpr int kRecent = 20;

QString recentKey() { return QStringLiteral("palette/recent"); }

} // namespace

CommandPalette::CommandPalette(Connection &connection, Preferences &preferences,
                               std::function<QList<QAction *>()> actions, QWidget *window)
    : QFrame(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_preferences(preferences)
    , m_sources(connection, std::move(actions))
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("CommandPalette"));
    setAttribute(Qt::WA_TranslucentBackground); // the corners are round
    setAttribute(Qt::WA_StyledBackground);      // … and the rest is not see-through
    m_worker.setMaxThreadCount(1);
    m_field->setObjectName(QStringLiteral("paletteLineEdit"));
    m_field->addAction(themedIcon(QStringLiteral("search"), QStringLiteral("textMuted")),
                       QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteListView"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setObjectName(QStringLiteral("paletteNothingLabel"));
    for (QLabel *label : {m_nothing, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("role", QStringLiteral("muted"));
        label->setContentsMargins(12, 6, 12, 6);
    }
    applyTextRole(m_hint, TextRole::Caption);
    m_nothing->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    column->addWidget(m_hint);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        run(QApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
    connect(&m_sources, &PaletteSources::changed, this, [this] {
        if (!isVisible())
            return;
        m_entries = m_sources.gather();
        search();
    });
    retranslate();
}

CommandPalette::~CommandPalette() { m_worker.waitForDone(); }

void CommandPalette::popUp(const QString &text)
{
    m_focusBefore = QApplication::focusWidget();
    m_entries = m_sources.gather();
    m_field->setText(text);
    search();
    place();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::hideEvent(QHideEvent *event)
{
    ++m_generation;
    m_runWhenShown = Run::Not;
    QFrame::hideEvent(event);
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int page =
        std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)));
    switch (key->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-page);
        return true;
    case Qt::Key_PageDown:
        moveBy(page);
        return true;
    case Qt::Key_Home:
        m_list->setCurrentIndex(m_model->index(0));
        return true;
    case Qt::Key_End:
        m_list->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(key->modifiers().testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Tab:
        complete();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_K:
        if (key->modifiers() == Qt::ControlModifier) {
            hide();
            return true;
        }
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::search()
{
    const PaletteQuery query = PaletteQuery::parse(m_field->text());
    QHash<QString, int> recent;
    int order = 0;
    for (const QString &key : recentKeys())
        recent.insert(key, ++order);
    m_worker.start([this, generation = ++m_generation, entries = m_entries, query, recent] {
        QList<PaletteMatch> matches = rankEntries(*entries, query, recent, kMostRows);
        QMetaObject::invokeMethod(
            this,
            [this, generation, entries, matches = std::move(matches)] {
                if (generation != m_generation)
                    return;
                m_shownGeneration = generation;
                showMatches(entries, matches);
                if (const Run wanted = std::exchange(m_runWhenShown, Run::Not); wanted != Run::Not)
                    run(wanted == Run::Alternative);
            },
            Qt::QueuedConnection);
    });
}

void CommandPalette::showMatches(std::shared_ptr<const PaletteEntries> entries,
                                 QList<PaletteMatch> matches)
{
    m_model->show(std::move(entries), std::move(matches));
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model->index(0));
    place();
}

void CommandPalette::run(bool alternative)
{
    if (m_shownGeneration != m_generation) {
        // Enter came before the answer to the last letter: it is meant for that answer.
        m_runWhenShown = alternative ? Run::Alternative : Run::Usual;
        return;
    }
    const PaletteEntry *chosen = m_model->entryAt(m_list->currentIndex().row());
    if (!chosen || !chosen->isEnabled)
        return;
    const PaletteEntry entry = *chosen;
    if (entry.kind == PaletteEntry::Kind::Mode) {
        m_field->setText(entry.insertText);
        return;
    }
    const QString path = alternative ? entry.alternativePath : entry.path;
    if (path.isEmpty() && (!entry.action || alternative))
        return;
    remember(entry.key);
    hide();
    if (!path.isEmpty())
        Q_EMIT pathChosen(path);
    else
        entry.action->trigger();
}

void CommandPalette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int current = m_list->currentIndex().row();
    int next = current + rows;
    // One step wraps at the ends, a page stops there first.
    if (next < 0)
        next = current == 0 ? count - 1 : 0;
    else if (next >= count)
        next = current == count - 1 ? 0 : count - 1;
    m_list->setCurrentIndex(m_model->index(next));
}

void CommandPalette::complete()
{
    const PaletteEntry *entry = m_model->entryAt(m_list->currentIndex().row());
    if (!entry)
        return;
    const QChar mode = PaletteQuery::parse(m_field->text()).mode;
    if (entry->kind == PaletteEntry::Kind::Mode)
        m_field->setText(entry->insertText);
    else
        m_field->setText(mode.isNull() ? entry->title : mode + entry->title);
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget()->window();
    const int width = std::min(kWidth, window->width() - 48);
    const int row = std::max(34, m_list->sizeHintForRow(0));
    const int rows = m_model->rowCount();
    const int wanted = m_field->sizeHint().height() + m_hint->sizeHint().height() + 28 +
                       (rows > 0 ? rows * row : m_nothing->sizeHint().height());
    resize(width, std::min(wanted, kMostHeight));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, window->height() / 8)));
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Type a command or a name"));
    m_field->setAccessibleName(tr("Type a command or a name"));
    m_list->setAccessibleName(tr("Results"));
    m_nothing->setText(tr("Nothing found"));
    m_hint->setText(tr("> commands   @ platforms   # tasks   : settings   ? help"));
}

QStringList CommandPalette::recentKeys() const
{
    return m_preferences.value(recentKey()).toStringList();
}

void CommandPalette::remember(const QString &key)
{
    QStringList keys = recentKeys();
    keys.removeAll(key);
    keys.prepend(key);
    m_preferences.setValue(recentKey(), QStringList(keys.mid(0, kRecent)));
}

} // namespace testum::gui
