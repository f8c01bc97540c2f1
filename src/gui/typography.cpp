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

/// Keeps a widget's font the multiple that its role says. Lives as the widget's child.
class FontFollower final : public QObject
{
public:
    FontFollower(QWidget *widget, TextRole role)
        : QObject(widget)
        , m_widget(widget)
        , m_role(role)
    {
        setObjectName(objectNameOfAll());
        widget->installEventFilter(this);
        widget->setFont(fontOf(role));
    }
    static QString objectNameOfAll() { return QStringLiteral("testumFontFollower"); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_widget && event->type() == QEvent::ApplicationFontChange)
            m_widget->setFont(fontOf(m_role));
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_widget;
    TextRole m_role;
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
    delete widget->findChild<QObject *>(FontFollower::objectNameOfAll(),
                                        Qt::FindDirectChildrenOnly);
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
