#include "gui/banner.h"

#include "gui/theme.h"
#include "gui/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace testum::gui {

namespace {

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return QStringLiteral("circle-check");
    case Tone::Warning:
        return QStringLiteral("triangle-alert");
    case Tone::Danger:
        return QStringLiteral("circle-alert");
    case Tone::Info:
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("info");
}

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return QStringLiteral("success");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Danger:
        return QStringLiteral("danger");
    case Tone::Info:
        return QStringLiteral("info");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_detailsToggle(new QPushButton(this))
    , m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("Banner"));
    setProperty("banner", true); // a form gives it another name
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("bannerActionButton"));
    m_action->setAutoDefault(false);
    m_detailsToggle->setObjectName(QStringLiteral("bannerDetailsButton"));
    m_detailsToggle->setAutoDefault(false);
    m_detailsToggle->setCheckable(true);
    m_details->setObjectName(QStringLiteral("bannerDetailsPlainTextEdit"));
    m_details->setReadOnly(true);
    m_details->setMaximumHeight(120);
    m_details->setProperty("role", QStringLiteral("editor"));
    m_details->hide();

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_detailsToggle);
    line->addWidget(m_action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_details);

    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_detailsToggle, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(&theme(), &Theme::changed, this, &Banner::paintIcon);
    retranslate();
    hide();
}

void Banner::showMessage(Tone tone, const QString &text, const QString &actionText,
                         const QString &details)
{
    m_tone = tone;
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_details->setPlainText(details);
    m_detailsToggle->setVisible(!details.isEmpty());
    m_detailsToggle->setChecked(false);
    setAccessibleName(text);
    setProperty("tone", nameOf(tone));
    style()->unpolish(this);
    style()->polish(this);
    paintIcon();
    show();
}

void Banner::dismiss() { hide(); }

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Banner::paintIcon()
{
    m_icon->setPixmap(themedPixmap(iconOf(m_tone), onSubtleToken(m_tone), 16, devicePixelRatioF()));
}

void Banner::retranslate()
{
    m_detailsToggle->setText(tr("Details"));
    m_details->setAccessibleName(tr("Details"));
}

} // namespace testum::gui
