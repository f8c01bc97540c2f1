#include "gui/bulkbar.h"

#include "gui/actionbutton.h"
#include "gui/themedicon.h"

#include <QAction>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace testum::gui {

namespace {

constexpr int kGap = 8;
constexpr qsizetype kAlwaysBefore = 3; ///< actions before a deleting one

} // namespace

BulkBar::BulkBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_clear(new QPushButton(this))
{
    m_label->setObjectName(QStringLiteral("selectedLabel"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setProperty("role", QStringLiteral("muted"));
    m_more->setObjectName(QStringLiteral("bulkMoreToolButton"));
    m_more->setProperty("kind", QStringLiteral("tool"));
    m_more->setIcon(themedIcon(QStringLiteral("ellipsis-vertical")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMenu(m_menu);
    m_clear->setObjectName(QStringLiteral("clearSelectionPushButton"));
    m_clear->setAutoDefault(false);
    m_clear->setProperty("kind", QStringLiteral("flat"));
    m_clear->setIcon(buttonIcon(QStringLiteral("x")));
    m_clear->setIconSize(QSize(20, 16));
    connect(m_clear, &QPushButton::clicked, this, &BulkBar::cleared);
    retranslate();
}

void BulkBar::setCount(int selected)
{
    m_count = selected;
    retranslate();
}

void BulkBar::addBulkAction(QAction *action)
{
    auto *button = new ActionButton(action, this);
    // What deletes comes last in menus, but is not what the bar hides first.
    const bool deletes = action->property("kind").toString() == QLatin1String("danger-outline");
    m_buttons.insert(
        deletes ? std::min<qsizetype>(m_buttons.size(), kAlwaysBefore) : m_buttons.size(), button);
    QWidget *before = m_buttons.first();
    for (ActionButton *each : std::as_const(m_buttons)) {
        if (each != before)
            setTabOrder(std::exchange(before, each), each);
    }
    setTabOrder(before, m_more);
    setTabOrder(m_more, m_clear);
    connect(action, &QAction::changed, this, &BulkBar::arrange);
    arrange();
}

QSize BulkBar::sizeHint() const { return {600, m_clear->sizeHint().height()}; }

QSize BulkBar::minimumSizeHint() const
{
    return {m_label->sizeHint().width() + m_more->sizeHint().width() + m_clear->sizeHint().width() +
                3 * kGap,
            m_clear->sizeHint().height()};
}

void BulkBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void BulkBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool BulkBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        arrange();
    return QWidget::event(event);
}

void BulkBar::arrange()
{
    const auto place = [this](QWidget *widget, int x, int width) {
        const int height = std::min(this->height(), widget->sizeHint().height());
        widget->setGeometry(x, (this->height() - height) / 2, width, height);
    };
    int x = m_label->sizeHint().width();
    place(m_label, 0, x);
    x += kGap;
    const int clearWidth = m_clear->sizeHint().width();
    const int end = width() - clearWidth - kGap;
    QList<QAction *> rest;
    int left = 0;
    for (const ActionButton *button : std::as_const(m_buttons))
        left += button->action() != nullptr && button->action()->isVisible()
                    ? button->sizeHint().width() + kGap
                    : 0;
    // Either all fit, or there is room for the menu button too.
    const int limit = x + left - kGap <= end ? end : end - m_more->sizeHint().width() - kGap;
    for (ActionButton *button : std::as_const(m_buttons)) {
        if (button->action() == nullptr || !button->action()->isVisible()) {
            button->hide();
            continue;
        }
        const int wanted = button->sizeHint().width();
        const bool fits = rest.isEmpty() && x + wanted <= limit;
        button->setVisible(fits);
        if (!fits) {
            rest.append(button->action());
            continue;
        }
        place(button, x, wanted);
        x += wanted + kGap;
    }
    m_more->setVisible(!rest.isEmpty());
    place(m_more, x, m_more->sizeHint().width());
    if (m_menu->actions() != rest) {
        m_menu->clear();
        m_menu->addActions(rest);
    }
    place(m_clear, width() - clearWidth, clearWidth);
}

void BulkBar::retranslate()
{
    m_label->setText(tr("Selected: %1").arg(m_count));
    m_clear->setText(tr("Clear selection"));
    m_clear->setToolTip(QStringLiteral("%1 (Esc)").arg(tr("Clear selection")));
    m_more->setToolTip(tr("More actions"));
    m_more->setAccessibleName(tr("More actions"));
    arrange();
}

} // namespace testum::gui
