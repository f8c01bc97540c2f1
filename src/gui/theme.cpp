#include "gui/theme.h"

#include "gui/systemappearance.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace testum::gui {

namespace {

Theme *s_theme = nullptr;

QByteArray resource(const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "Theme", "a resource is missing");
    return file.readAll();
}

const QJsonObject &tokens()
{
    static const QJsonObject all =
        QJsonDocument::fromJson(resource(QStringLiteral(":/themes/tokens.json"))).object();
    return all;
}

/// A stylesheet takes pictures only from files, so the recoloured ones are kept in the cache.
QString pictureFile(const QString &name, const QByteArray &shape, const QString &color)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                      QStringLiteral("/theme"));
    const QString path =
        folder.filePath(QStringLiteral("%1-%2.svg").arg(name, color.mid(1).toLower()));
    if (QFile::exists(path) || !folder.mkpath(QStringLiteral(".")))
        return path;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" fill=\"none\" "
                   "stroke=\"" +
                   color.toLatin1() +
                   "\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" +
                   shape + "</svg>\n");
        file.commit();
    }
    return path;
}

/// The values of the template beside the tokens.
QHash<QString, QString> placeholders(const QString &id)
{
    const QJsonObject theme = tokens().value(id).toObject();
    QHash<QString, QString> values;
    for (auto it = theme.begin(); it != theme.end(); ++it) {
        if (it.value().isString())
            values.insert(it.key(), it.value().toString());
    }
    const bool highContrast = id == QLatin1String("hc");
    values.insert(QStringLiteral("sidebarBorderPx"),
                  highContrast ? QStringLiteral("1") : QStringLiteral("0"));
    values.insert(QStringLiteral("menuBorderPx"),
                  highContrast ? QStringLiteral("2") : QStringLiteral("1"));
    values.insert(
        QStringLiteral("menuBorder"),
        values.value(highContrast ? QStringLiteral("text") : QStringLiteral("borderSubtle")));
    const QString muted = values.value(QStringLiteral("textMuted"));
    values.insert(QStringLiteral("iconChevron"),
                  pictureFile(QStringLiteral("chevron-down"), "<path d=\"m6 9 6 6 6-6\"/>", muted));
    values.insert(QStringLiteral("iconChevronUp"),
                  pictureFile(QStringLiteral("chevron-up"), "<path d=\"m18 15-6-6-6 6\"/>", muted));
    values.insert(QStringLiteral("iconMenuCheck"),
                  pictureFile(QStringLiteral("check"), "<path d=\"M20 6 9 17l-5-5\"/>",
                              values.value(QStringLiteral("text"))));
    values.insert(QStringLiteral("iconCheck"),
                  pictureFile(QStringLiteral("check"), "<path d=\"M20 6 9 17l-5-5\"/>",
                              values.value(QStringLiteral("onAccentFill"))));
    values.insert(QStringLiteral("iconDash"),
                  pictureFile(QStringLiteral("dash"), "<path d=\"M5 12h14\"/>",
                              values.value(QStringLiteral("onAccentFill"))));
    values.insert(QStringLiteral("iconDot"),
                  pictureFile(QStringLiteral("dot"), "<circle cx=\"12\" cy=\"12\" r=\"3\"/>",
                              values.value(QStringLiteral("onAccentFill"))));
    return values;
}

QPalette paletteOf(const QHash<QString, QColor> &colors)
{
    struct Entry
    {
        QPalette::ColorRole role;
        const char *token;
    };
    static constexpr Entry kEntries[] = {
        {QPalette::Window, "bgApp"},
        {QPalette::WindowText, "text"},
        {QPalette::Text, "text"},
        {QPalette::ButtonText, "text"},
        {QPalette::Base, "bgInput"},
        {QPalette::AlternateBase, "bgSurfaceAlt"},
        {QPalette::Midlight, "bgSurfaceAlt"},
        {QPalette::PlaceholderText, "textMuted"},
        {QPalette::Button, "bgSurface"},
        {QPalette::BrightText, "danger"},
        {QPalette::ToolTipBase, "tooltipBg"},
        {QPalette::ToolTipText, "tooltipText"},
        {QPalette::Highlight, "selectionBg"},
        {QPalette::HighlightedText, "selectionText"},
        {QPalette::Link, "accent"},
        {QPalette::LinkVisited, "linkVisited"},
        {QPalette::Light, "bgHover"},
        {QPalette::Mid, "borderSubtle"},
        {QPalette::Dark, "borderControl"},
        {QPalette::Shadow, "bgSidebar"},
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
        {QPalette::Accent, "accent"},
#endif
    };
    QPalette palette;
    for (const Entry &entry : kEntries)
        palette.setColor(entry.role, colors.value(QLatin1String(entry.token)));
    palette.setColor(QPalette::Inactive, QPalette::Highlight,
                     colors.value(QStringLiteral("selectionInactiveBg")));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText,
                     colors.value(QStringLiteral("text")));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.value(QStringLiteral("textDisabled")));
    return palette;
}

} // namespace

Theme &theme()
{
    Q_ASSERT_X(s_theme, "theme", "there is no Theme yet");
    return *s_theme;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    Q_ASSERT(!s_theme);
    s_theme = this;
    QApplication::setStyle(QStringLiteral("Fusion"));
}

Theme::~Theme() { s_theme = nullptr; }

QStringList Theme::ids()
{
    return {QStringLiteral("dark"), QStringLiteral("light"), QStringLiteral("hc")};
}

void Theme::choose(const QString &choice)
{
    m_choice = choice;
    if (choice != QLatin1String("system")) {
        m_system.reset();
        apply(ids().contains(choice) ? choice : ids().first());
        return;
    }
    if (!m_system) {
        m_system = std::make_unique<SystemAppearance>();
        connect(m_system.get(), &SystemAppearance::changed, this,
                [this] { apply(m_system->themeId()); });
    }
    apply(m_system->themeId());
}

QColor Theme::color(const QString &token) const
{
    const auto found = m_colors.constFind(token);
    Q_ASSERT_X(found != m_colors.constEnd(), "Theme::color", qPrintable(token));
    return found != m_colors.constEnd() ? *found : QColor(Qt::magenta);
}

QString Theme::styleSheet(const QString &id, QStringList *unresolved)
{
    static const QRegularExpression placeholder(QStringLiteral("@([A-Za-z0-9]+)@"));
    const QHash<QString, QString> values = placeholders(id);
    const QString source = QString::fromUtf8(resource(QStringLiteral(":/styles/app.qss.in")));
    QString sheet;
    qsizetype at = 0;
    for (auto it = placeholder.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).sliced(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const auto value = values.constFind(match.captured(1));
        if (value != values.constEnd())
            sheet += *value;
        else if (unresolved)
            unresolved->append(match.captured(1));
        else
            qFatal("The stylesheet has an unknown token: %s", qPrintable(match.captured(1)));
    }
    sheet += QStringView(source).sliced(at);
    return sheet;
}

void Theme::apply(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    const QJsonObject colors = tokens().value(id).toObject();
    m_colors.clear();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        if (it.value().isString())
            m_colors.insert(it.key(), QColor(it.value().toString()));
    }
    const QJsonArray ansi = colors.value(QStringLiteral("ansi")).toArray();
    for (std::size_t i = 0; i < m_ansi.size(); ++i)
        m_ansi[i] = QColor(ansi.at(static_cast<qsizetype>(i)).toString());
    // Before the sheet is set: polishing asks for icons, and for colours through the palette.
    QPixmapCache::clear();
    QApplication::setPalette(paletteOf(m_colors));
    const QString sheet = styleSheet(id);
    if (qApp->styleSheet() != sheet)
        qApp->setStyleSheet(sheet);
    Q_EMIT changed();
}

} // namespace testum::gui
