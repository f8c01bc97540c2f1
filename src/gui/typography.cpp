#include "gui/typography.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPointer>
#include <QSet>

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
    FontFollower(QWidget *widget, TextRole role);
    ~FontFollower() override;
    void follow() { m_widget->setFont(fontOf(m_role)); }
    static QString nameOfAll() { return QStringLiteral("testumFontFollower"); }

private:
    QWidget *m_widget;
    TextRole m_role;
};

/// Hears of a new font of the application: Qt tells only the application and its windows, not the
/// widgets that have a font set. One for all, since it sees every event.
class FontWatch final : public QObject
{
public:
    static FontWatch &instance()
    {
        static QPointer<FontWatch> watch;
        if (!watch)
            watch = new FontWatch;
        return *watch;
    }
    void add(FontFollower *follower) { m_followers.insert(follower); }
    void remove(FontFollower *follower) { m_followers.remove(follower); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange && watched == qApp) {
            for (FontFollower *follower : std::as_const(m_followers))
                follower->follow();
        }
        return false;
    }

private:
    FontWatch()
        : QObject(qApp)
    {
        qApp->installEventFilter(this);
    }

    QSet<FontFollower *> m_followers;
};

FontFollower::FontFollower(QWidget *widget, TextRole role)
    : QObject(widget)
    , m_widget(widget)
    , m_role(role)
{
    setObjectName(nameOfAll());
    FontWatch::instance().add(this);
    follow();
}

FontFollower::~FontFollower()
{
    // Widgets that outlive the application's object have nobody to follow.
    if (qApp)
        FontWatch::instance().remove(this);
}

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
    delete widget->findChild<QObject *>(FontFollower::nameOfAll(), Qt::FindDirectChildrenOnly);
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
