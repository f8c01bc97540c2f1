#include "gui/typography.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace testum::gui {

namespace {

double s_outputPoints = 10.0;

QString styleRole(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
    case TextRole::Body:
        return {};
    case TextRole::Heading2:
        return QStringLiteral("h2");
    case TextRole::Heading1:
        return QStringLiteral("h1");
    case TextRole::Metric:
        return QStringLiteral("metric");
    }
    return {};
}

double factorOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
        return 0.9;
    case TextRole::Body:
        return 1.0;
    case TextRole::Heading2:
        return 1.1;
    case TextRole::Heading1:
        return 1.6;
    case TextRole::Metric:
        return 2.0;
    }
    return 1.0;
}

/// Tells of a new font of the application: Qt tells only the application and its windows, not the
/// widgets that have a font set. One for all, since it sees every event.
class FontWatch final : public QObject
{
    Q_OBJECT

public:
    static FontWatch &instance()
    {
        auto *watch = qApp->findChild<FontWatch *>(QString(), Qt::FindDirectChildrenOnly);
        return watch ? *watch : *new FontWatch;
    }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange && watched == qApp)
            Q_EMIT changed();
        return false;
    }

private:
    FontWatch()
        : QObject(qApp)
    {
        qApp->installEventFilter(this);
    }
};

/// Keeps a widget's font the multiple that its role says. Lives as the widget's child.
class FontFollower final : public QObject
{
    Q_OBJECT

public:
    FontFollower(QWidget *widget, TextRole role)
        : QObject(widget)
    {
        const auto apply = [widget, role] { widget->setFont(fontOf(role)); };
        connect(&FontWatch::instance(), &FontWatch::changed, this, apply);
        apply();
    }
};

} // namespace

QFont fontOf(TextRole role)
{
    QFont font = QApplication::font();
    // A font set in pixels has no size in points.
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factorOf(role));
    else
        font.setPixelSize(qRound(font.pixelSize() * factorOf(role)));
    if (role != TextRole::Caption && role != TextRole::Body)
        font.setWeight(QFont::DemiBold);
    return font;
}

void applyTextRole(QWidget *widget, TextRole role)
{
    delete widget->findChild<FontFollower *>(QString(), Qt::FindDirectChildrenOnly);
    new FontFollower(widget, role);
    if (const QString name = styleRole(role); !name.isEmpty())
        widget->setProperty("role", name);
}

QFont outputFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(s_outputPoints);
    return font;
}

void setOutputFontSize(double points) { s_outputPoints = points; }

} // namespace testum::gui

#include "typography.moc"
