#include "gui/searchedit.h"

#include "gui/themedicon.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

#include <chrono>

using namespace std::chrono_literals;

namespace testum::gui {

SearchEdit::SearchEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(themedIcon(QStringLiteral("search"), QStringLiteral("textMuted")),
              QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &SearchEdit::flush);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            flush();
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchEdit::flush);
    retranslate();
}

void SearchEdit::searchFor(const QString &text)
{
    setText(text);
    flush();
}

void SearchEdit::flush()
{
    m_pause.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_told)
        return;
    m_told = wanted;
    Q_EMIT searched(wanted);
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        flush();
        Q_EMIT movedDown();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void SearchEdit::retranslate()
{
    setAccessibleName(tr("Search"));
    if (placeholderText() == m_placeholder) // what a page has set itself stays
        setPlaceholderText(tr("Search"));
    m_placeholder = tr("Search");
}

} // namespace testum::gui
