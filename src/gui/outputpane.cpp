#include "gui/outputpane.h"

#include "gui/actionbutton.h"
#include "gui/emptystate.h"
#include "gui/errors.h"
#include "gui/outputview.h"
#include "gui/status.h"
#include "gui/themedicon.h"
#include "gui/timetext.h"
#include "gui/typography.h"

#include "ui_outputpane.h"

#include <QDateTime>
#include <QLocale>

namespace testum::gui {

namespace {

constexpr int kIconSize = 16;
constexpr int kNameWidth = 280; ///< px; a longer name is cut in the middle

} // namespace

OutputPane::OutputPane(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::OutputPane>())
    , m_search(new OutputSearch(this))
{
    m_ui->setupUi(this);
    setProperty("card", true);
    m_ui->sourceTabBar->setDrawBase(false);
    m_ui->sourceTabBar->setExpanding(false);
    m_ui->sourceTabBar->addTab(QString());
    m_ui->sourceTabBar->addTab(QString());
    applyTextRole(m_ui->sourceLabel, TextRole::Heading2);
    m_ui->hitsLabel->setProperty("role", QStringLiteral("muted"));
    m_ui->factsLabel->setProperty("role", QStringLiteral("muted"));
    buildActions();

    OutputView *output = m_ui->outputView;
    connect(m_ui->sourceTabBar, &QTabBar::currentChanged, this,
            [this] { Q_EMIT sourceChanged(source()); });
    connect(m_follow, &QAction::toggled, output, &OutputView::setFollowing);
    connect(output, &OutputView::followingChanged, m_follow, &QAction::setChecked);
    connect(m_wrap, &QAction::toggled, output, &OutputView::setWrapped);
    connect(m_times, &QAction::toggled, output, &OutputView::setTimestamps);
    connect(output, &OutputView::zoomRequested, this, &OutputPane::zoomRequested);
    connect(output, &OutputView::copyRefused, this, &OutputPane::copyRefused);
    connect(output, &OutputView::selectionChanged, this,
            [this] { m_copy->setEnabled(!m_ui->outputView->selection().isEmpty()); });
    connect(m_ui->findLineEdit, &SearchEdit::searched, this, &OutputPane::startSearch);
    connect(m_ui->findLineEdit, &QLineEdit::returnPressed, this, [this] { step(true); });
    connect(m_ui->findLineEdit, &SearchEdit::movedDown, output, [output] { output->setFocus(); });
    connect(m_search, &OutputSearch::changed, this, &OutputPane::showHits);
    connect(m_search, &OutputSearch::currentChanged, this, &OutputPane::showHits);
    output->setSearch(m_search);
    retranslate();
    showContent();
    showHits();
}

OutputPane::~OutputPane() = default;

QAction *OutputPane::addPaneAction(const char *name, const QString &icon,
                                   const QKeySequence &shortcut, bool isCheckable)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setIcon(themedIcon(icon, QStringLiteral("text"),
                               isCheckable ? QStringLiteral("accent") : QString()));
    action->setProperty("iconName", icon);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setCheckable(isCheckable);
    addAction(action);
    return action;
}

void OutputPane::buildActions()
{
    const auto icon = [](const char *name) { return QString::fromLatin1(name); };
    m_follow = addPaneAction("followOutputAction", icon("arrow-down-to-line"), {}, true);
    m_wrap = addPaneAction("wrapLinesAction", icon("text-wrap"), {}, true);
    m_times = addPaneAction("timestampsAction", icon("clock"), {}, true);
    m_copy = addPaneAction("copySelectionAction", icon("copy"), {}, false);
    m_save = addPaneAction("saveOutputAction", icon("save"), QKeySequence::Save, false);
    m_case = addPaneAction("matchCaseAction", icon("case-sensitive"), {}, true);
    m_word = addPaneAction("wholeWordsAction", icon("whole-word"), {}, true);
    m_regex = addPaneAction("regexAction", icon("regex"), {}, true);
    m_previous = addPaneAction("findPreviousAction", icon("chevron-up"),
                               QKeySequence(Qt::SHIFT | Qt::Key_F3), false);
    m_next = addPaneAction("findNextAction", icon("chevron-down"), QKeySequence(Qt::Key_F3), false);
    m_follow->setChecked(true);
    m_copy->setEnabled(false);
    const std::pair<QToolButton *, QAction *> buttons[] = {
        {m_ui->followToolButton, m_follow},     {m_ui->wrapToolButton, m_wrap},
        {m_ui->timesToolButton, m_times},       {m_ui->copyToolButton, m_copy},
        {m_ui->saveToolButton, m_save},         {m_ui->caseToolButton, m_case},
        {m_ui->wordToolButton, m_word},         {m_ui->regexToolButton, m_regex},
        {m_ui->previousToolButton, m_previous}, {m_ui->nextToolButton, m_next}};
    for (const auto &[button, action] : buttons) {
        button->setDefaultAction(action);
        button->setProperty("kind", QStringLiteral("tool"));
        button->setIconSize(QSize(kIconSize, kIconSize));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoRaise(true);
    }
    connect(m_copy, &QAction::triggered, m_ui->outputView, &OutputView::copy);
    for (QAction *option : {m_case, m_word, m_regex})
        connect(option, &QAction::toggled, this, &OutputPane::startSearch);
    connect(m_next, &QAction::triggered, this, [this] { step(true); });
    connect(m_previous, &QAction::triggered, this, [this] { step(false); });
}

OutputPane::Source OutputPane::source() const
{
    return m_ui->sourceTabBar->currentIndex() == 1 ? Source::All : Source::Host;
}

void OutputPane::setSource(Source source)
{
    m_ui->sourceTabBar->setCurrentIndex(source == Source::All ? 1 : 0);
}

OutputView *OutputPane::view() const { return m_ui->outputView; }

void OutputPane::showLines(const std::shared_ptr<const OutputLines> &lines, Emptiness emptiness)
{
    const bool isOther = lines != m_ui->outputView->lines();
    m_emptiness = emptiness;
    if (isOther) {
        m_ui->outputView->setLines(lines);
        m_ui->outputView->setSearch(m_search);
        startSearch();
    }
    refresh();
}

void OutputPane::setEmptiness(Emptiness emptiness)
{
    m_emptiness = emptiness;
    showContent();
}

void OutputPane::refresh()
{
    m_ui->outputView->refresh();
    m_search->catchUp();
    showContent();
}

void OutputPane::showContent()
{
    const auto &lines = m_ui->outputView->lines();
    const bool isEmpty = !lines || lines->lineCount() == 0;
    m_ui->contentStackedWidget->setCurrentIndex(isEmpty ? 1 : 0);
    m_save->setEnabled(!isEmpty);
    if (!isEmpty)
        return;
    QString title;
    QString icon = QStringLiteral("square-terminal");
    switch (m_emptiness) {
    case Emptiness::Nothing:
        title = tr("No host is selected");
        break;
    case Emptiness::Waiting:
        title = tr("Waiting for a free slot");
        icon = QStringLiteral("clock");
        break;
    case Emptiness::Running:
        title = tr("No output yet");
        break;
    case Emptiness::Ended:
        title = tr("No output");
        break;
    case Emptiness::Loading:
        title = tr("Loading the output…");
        break;
    }
    if (m_ui->emptyState->title() != title)
        m_ui->emptyState->setContent(icon, title, QString());
}

void OutputPane::showRun(const HostRun *run)
{
    m_run = run ? std::optional<HostRun>(*run) : std::nullopt;
    describeRun();
}

void OutputPane::describeRun()
{
    const bool isHost = m_run && source() == Source::Host;
    m_ui->sourceLabel->setVisible(isHost);
    m_ui->statusChipLabel->setVisible(isHost);
    m_ui->factsLabel->setVisible(isHost);
    const QString reason = isHost && !m_run->errorReason.isEmpty()
                               ? reasonSentence(m_run->errorReason, m_run->errorMessage)
                               : QString();
    m_ui->reasonLabel->setText(reason);
    m_ui->reasonLabel->setVisible(!reason.isEmpty());
    if (!isHost)
        return;
    m_ui->sourceLabel->setText(m_ui->sourceLabel->fontMetrics().elidedText(
        m_run->platformName, Qt::ElideMiddle, kNameWidth));
    m_ui->sourceLabel->setToolTip(m_run->platformName.toHtmlEscaped());
    m_ui->statusChipLabel->setChip(runChip(m_run->status, m_run->errorReason));
    QStringList facts;
    if (m_run->exitCode)
        facts.append(tr("exit code %1").arg(*m_run->exitCode));
    if (!m_run->exitSignal.isEmpty())
        facts.append(tr("ended by signal %1").arg(m_run->exitSignal));
    const QString time = durationText(m_run->durationMs(QDateTime::currentMSecsSinceEpoch()));
    if (!time.isEmpty())
        facts.append(time);
    if (m_run->isTruncated)
        facts.append(tr("output cut at the limit"));
    m_ui->factsLabel->setText(facts.join(QStringLiteral(" · ")));
}

void OutputPane::focusSearch()
{
    m_ui->findLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->findLineEdit->selectAll();
}

void OutputPane::copyAll()
{
    const OutputSelection before = m_ui->outputView->selection();
    m_ui->outputView->selectAll();
    m_ui->outputView->copy();
    m_ui->outputView->select(before);
}

void OutputPane::reloadFont() { m_ui->outputView->setOutputFont(outputFont()); }

void OutputPane::startSearch()
{
    const OutputPattern pattern{m_ui->findLineEdit->text(), m_case->isChecked(),
                                m_word->isChecked(), m_regex->isChecked()};
    // The first hit is shown when it is there, as in every editor.
    m_jumpsToFirstHit = !pattern.text.isEmpty() && pattern.text != m_search->pattern().text;
    m_search->start(m_ui->outputView->lines(), pattern);
}

void OutputPane::step(bool forward)
{
    m_jumpsToFirstHit = false;
    const qint64 from = m_ui->outputView->topLine();
    if (forward ? m_search->next(from) : m_search->previous(from)) {
        const OutputHit &hit = m_search->hits()[static_cast<std::size_t>(m_search->current())];
        m_ui->outputView->showPosition({hit.line, hit.start}, hit.length);
    }
}

void OutputPane::showHits()
{
    m_ui->outputView->viewport()->update();
    const QLocale locale;
    const auto count = static_cast<int>(m_search->hits().size());
    QString text;
    if (!m_search->error().isEmpty())
        text = tr("Not a valid pattern");
    else if (m_search->pattern().text.isEmpty())
        text.clear();
    else if (m_search->isFull())
        text = tr("over %1").arg(locale.toString(count));
    else if (count == 0)
        text = m_search->isRunning() ? tr("Searching…") : tr("Nothing found");
    else if (m_search->current() >= 0)
        text = tr("%1 of %2").arg(locale.toString(m_search->current() + 1), locale.toString(count));
    else
        text = tr("%n hit(s)", nullptr, count);
    m_ui->hitsLabel->setText(text);
    m_ui->hitsLabel->setToolTip(m_search->error().toHtmlEscaped());
    m_ui->findLineEdit->setAccessibleDescription(text);
    updateSearchActions();
    if (m_jumpsToFirstHit && count > 0)
        step(true);
}

void OutputPane::updateSearchActions()
{
    m_next->setEnabled(!m_search->hits().empty());
    m_previous->setEnabled(!m_search->hits().empty());
}

void OutputPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void OutputPane::retranslate()
{
    m_ui->sourceTabBar->setTabText(0, tr("Host"));
    m_ui->sourceTabBar->setTabText(1, tr("All", "the output of all hosts"));
    m_ui->sourceTabBar->setAccessibleName(tr("Whose output"));
    m_ui->findLineEdit->setPlaceholderText(tr("Find in output"));
    m_ui->findLineEdit->setAccessibleName(tr("Find in output"));
    m_follow->setText(tr("Follow"));
    m_wrap->setText(tr("Wrap lines"));
    m_times->setText(tr("Timestamps"));
    m_copy->setText(tr("Copy selection"));
    m_save->setText(tr("Save as…"));
    m_case->setText(tr("Match case"));
    m_word->setText(tr("Whole words"));
    m_regex->setText(tr("Regular expression"));
    m_previous->setText(tr("Previous hit"));
    m_next->setText(tr("Next hit"));
    m_follow->setToolTip(tr("Follow the output (End)"));
    m_copy->setToolTip(tr("Copy selection (Ctrl+C)"));
    for (QAction *action : {m_save, m_previous, m_next}) {
        action->setToolTip(QString()); // its text again
        action->setToolTip(actionTooltip(*action));
    }
    describeRun();
    showHits();
    showContent();
}

} // namespace testum::gui
