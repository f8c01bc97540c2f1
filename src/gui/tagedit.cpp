#include "gui/tagedit.h"

#include "gui/chipbutton.h"
#include "gui/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStyle>

namespace testum::gui {

TagEdit::TagEdit(QWidget *parent)
    : QFrame(parent)
    , m_flow(new FlowLayout(this))
    , m_edit(new QLineEdit(this))
    , m_known(new QStringListModel(this))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setLastGrows(true);
    m_edit->setObjectName(QStringLiteral("tagLineEdit"));
    m_edit->setMinimumWidth(120);
    m_flow->addWidget(m_edit);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    auto *completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);
    // Queued: the completer writes its text into the field after this signal.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &TagEdit::addTyped,
            Qt::QueuedConnection);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.contains(QLatin1Char(',')))
            addTyped();
        Q_EMIT tagsChanged();
    });
    retranslate();
}

QStringList TagEdit::tags() const
{
    QStringList all = m_tags;
    for (const QString &part : m_edit->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            all.append(part.trimmed());
    }
    all.removeDuplicates();
    return all;
}

void TagEdit::setTags(const QStringList &tags)
{
    m_tags = tags;
    m_edit->clear();
    rebuild();
}

void TagEdit::setKnownTags(const QStringList &tags) { m_known->setStringList(tags); }

int TagEdit::heightForWidth(int width) const { return m_flow->heightForWidth(width); }

QSize TagEdit::sizeHint() const
{
    return {240, m_flow->heightForWidth(width() > 0 ? width() : 240)};
}

bool TagEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        addTyped();
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && !m_edit->text().trimmed().isEmpty()) {
        addTyped();
        return true; // else the dialog's default button would be pressed
    }
    if (m_edit->cursorPosition() == 0 && m_edit->selectedText().isEmpty() && !m_tags.isEmpty()) {
        if (key->key() == Qt::Key_Backspace && m_edit->text().isEmpty()) {
            removeTag(m_tags.last());
            return true;
        }
        if (key->key() == Qt::Key_Left) {
            m_flow->itemAt(int(m_tags.size()) - 1)->widget()->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void TagEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void TagEdit::addTyped()
{
    const QStringList all = tags();
    if (all == m_tags && m_edit->text().isEmpty())
        return;
    m_tags = all;
    m_edit->clear();
    rebuild();
    Q_EMIT tagsChanged();
}

void TagEdit::removeTag(const QString &tag)
{
    m_tags.removeAll(tag);
    rebuild();
    m_edit->setFocus();
    Q_EMIT tagsChanged();
}

void TagEdit::rebuild()
{
    while (m_flow->count() > 1) {
        QLayoutItem *item = m_flow->takeAt(0);
        // Not at once: one of them may be the sender of what leads here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_tags.size(); ++i) {
        const QString tag = m_tags.at(i);
        auto *chip = new ChipButton(tag, this);
        chip->setObjectName(QStringLiteral("tag%1ChipButton").arg(i));
        chip->setAccessibleName(tr("Remove tag %1").arg(tag));
        connect(chip, &ChipButton::clicked, this, [this, tag] { removeTag(tag); });
        m_flow->insertWidget(i, chip);
        if (i > 0)
            setTabOrder(m_flow->itemAt(i - 1)->widget(), chip);
        chip->show();
    }
    if (!m_tags.isEmpty())
        setTabOrder(m_flow->itemAt(int(m_tags.size()) - 1)->widget(), m_edit);
    updateGeometry();
}

void TagEdit::retranslate()
{
    // What a form has set itself stays.
    if (m_edit->placeholderText() == m_placeholder)
        m_edit->setPlaceholderText(tr("Add a tag"));
    m_placeholder = tr("Add a tag");
    if (m_edit->accessibleName() == m_name)
        m_edit->setAccessibleName(tr("Tags"));
    m_name = tr("Tags");
    rebuild();
}

} // namespace testum::gui
