#include "gui/themecard.h"

#include "gui/theme.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPainterPath>

namespace testum::gui {

namespace {

constexpr int kPictureWidth = 132;
constexpr int kPictureHeight = 84;
constexpr int kPadding = 6;
constexpr int kRadius = 8;

/// Of any theme, not only of the one in force.
QColor colorOf(const QString &theme, const char *token)
{
    static const QJsonObject tokens = [] {
        QFile file(QStringLiteral(":/themes/tokens.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }();
    return QColor(tokens.value(theme).toObject().value(QLatin1String(token)).toString());
}

/// Sidebar, a card with two lines, a button: what makes the themes differ.
void paintWindow(QPainter &painter, const QRectF &area, const QString &theme)
{
    const auto fill = [&painter, &area, &theme](qreal x, qreal y, qreal w, qreal h,
                                                const char *token) {
        painter.fillRect(QRectF(area.x() + x * area.width(), area.y() + y * area.height(),
                                w * area.width(), h * area.height()),
                         colorOf(theme, token));
    };
    fill(0, 0, 1, 1, "bgApp");
    fill(0, 0, 0.24, 1, "bgSidebar");
    fill(0.04, 0.12, 0.15, 0.06, "sidebarText");
    fill(0.02, 0.26, 0.2, 0.13, "sidebarActiveBg");
    fill(0.05, 0.3, 0.13, 0.05, "sidebarActiveText");
    fill(0.05, 0.48, 0.13, 0.05, "sidebarMuted");
    fill(0.31, 0.14, 0.62, 0.48, "borderSubtle");
    fill(0.32, 0.155, 0.6, 0.45, "bgSurface");
    fill(0.36, 0.24, 0.4, 0.07, "text");
    fill(0.36, 0.4, 0.5, 0.05, "textMuted");
    fill(0.68, 0.74, 0.25, 0.14, "accentFill");
}

} // namespace

ThemeCard::ThemeCard(const QString &choice, QWidget *parent)
    : QAbstractButton(parent)
    , m_choice(choice)
{
    setObjectName(choice + QStringLiteral("ThemeCard"));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ThemeCard::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(this->text());
    return {std::max(kPictureWidth, text) + 2 * kPadding,
            kPictureHeight + 3 * kPadding + fontMetrics().height()};
}

void ThemeCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &colors = theme();
    const qreal pen = isChecked() ? 2 : 1;
    const bool lit = isChecked() || underMouse();
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), kRadius,
                         kRadius);
    painter.fillPath(frame, colors.color(isChecked() ? QStringLiteral("accentSubtle")
                                                     : QStringLiteral("bgSurface")));
    painter.setPen(
        QPen(colors.color(lit ? QStringLiteral("accent") : QStringLiteral("borderControl")), pen));
    painter.drawPath(frame);

    const QRectF picture((width() - kPictureWidth) / 2.0, kPadding, kPictureWidth, kPictureHeight);
    if (m_choice == QLatin1String("system")) {
        painter.save();
        paintWindow(painter, picture, QStringLiteral("dark"));
        painter.setClipRect(picture.adjusted(picture.width() / 2, 0, 0, 0));
        paintWindow(painter, picture, QStringLiteral("light"));
        painter.restore();
    } else {
        paintWindow(painter, picture, m_choice);
    }
    painter.setPen(QPen(colors.color(QStringLiteral("borderSubtle")), 1));
    painter.drawRect(picture);
    painter.setPen(colors.color(QStringLiteral("text")));
    painter.drawText(rect().adjusted(kPadding, kPictureHeight + 2 * kPadding, -kPadding, 0),
                     Qt::AlignHCenter | Qt::AlignTop, text());
}

} // namespace testum::gui
