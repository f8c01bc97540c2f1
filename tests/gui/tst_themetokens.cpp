#include "gui/systemappearance.h"
#include "gui/theme.h"
#include "gui/themedicon.h"
#include "gui/typography.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace testum::gui;

namespace {

constexpr double kText = 4.5;  // WCAG 2.1 AA, 1.4.3
constexpr double kShape = 3.0; // 1.4.11; also disabled text
constexpr double kTextHighContrast = 7.0;

/// One line of the check: a foreground on several backgrounds.
struct Pairs
{
    const char *foreground;
    const char *backgrounds;
    double least = kText;
};

// clang-format off
constexpr Pairs kPairs[] = {
    {"text", "bgApp bgSurface bgSurfaceAlt bgRaised bgInput bgHover bgPressed bgOutput selectionInactiveBg accentSubtle diffAddBg diffDelBg"},
    {"textMuted", "bgApp bgSurface bgSurfaceAlt bgRaised bgInput bgHover bgPressed bgOutput"},
    {"sidebarText", "bgSidebar sidebarHoverBg"},
    {"sidebarMuted", "bgSidebar sidebarHoverBg"},
    {"sidebarActiveText", "sidebarActiveBg"},
    {"sidebarBadgeText", "sidebarBadgeBg"},
    {"accent", "bgApp bgSurface bgSurfaceAlt bgRaised bgHover accentSubtle"},
    {"linkVisited", "bgSurface"},
    {"onAccentFill", "accentFill accentFillHover accentFillPressed"},
    {"success", "bgApp bgSurface bgHover"},
    {"onSuccessSubtle", "successSubtle"},
    {"onSuccessFill", "successFill"},
    {"warning", "bgApp bgSurface bgHover"},
    {"onWarningSubtle", "warningSubtle"},
    {"onWarningFill", "warningFill"},
    {"danger", "bgApp bgSurface bgHover"},
    {"onDangerSubtle", "dangerSubtle"},
    {"onDangerFill", "dangerFill dangerFillHover"},
    {"info", "bgApp bgSurface bgHover"},
    {"onInfoSubtle", "infoSubtle"},
    {"onNeutralSubtle", "neutralSubtle"},
    {"selectionText", "selectionBg"},
    {"findText", "findBg"},
    {"findCurrentText", "findCurrentBg"},
    {"tooltipText", "tooltipBg"},
    {"diffAddText", "diffAddBg"},
    {"diffDelText", "diffDelBg"},
    {"diffHunk", "bgOutput"},
    {"outStderr", "bgOutput"},
    {"outHost", "bgOutput"},
    {"outMeta", "bgOutput"},
    {"borderControl", "bgApp bgSurface bgInput bgRaised", kShape},
    {"focusRing", "bgApp bgSurface bgRaised bgInput bgSurfaceAlt focusRingInner", kShape},
    {"sidebarFocus", "bgSidebar sidebarHoverBg", kShape},
    {"accentFill", "bgSurface bgApp", kShape},
    {"dangerFill", "bgSurface", kShape},
    {"sidebarIndicator", "sidebarActiveBg", kShape},
    {"scrollThumb", "bgSurface", kShape},
    {"textDisabled", "bgSurface bgApp bgInput", kShape},
    {"chart1", "bgSurface", kShape},
    {"chart2", "bgSurface", kShape},
    {"chart3", "bgSurface", kShape},
    {"chart4", "bgSurface", kShape},
    {"chart5", "bgSurface", kShape},
    {"chart6", "bgSurface", kShape},
};
// clang-format on

/// Relative luminance, WCAG 2.1.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red() / 255.0) + 0.7152 * linear(color.green() / 255.0) +
           0.0722 * linear(color.blue() / 255.0);
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

double leastFor(const QString &theme, double least)
{
    return theme == QStringLiteral("hc") && least == kText ? kTextHighContrast : least;
}

QStringList lines(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
               : QStringList();
}

} // namespace

class TestThemeTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairIsReadable_data()
    {
        QTest::addColumn<QString>("themeId");
        QTest::addColumn<QString>("foreground");
        QTest::addColumn<QString>("background");
        QTest::addColumn<double>("least");
        for (const QString &id : Theme::ids()) {
            for (const Pairs &pairs : kPairs) {
                for (const QString &background : QString::fromLatin1(pairs.backgrounds).split(u' '))
                    QTest::addRow("%s: %s on %s", qPrintable(id), pairs.foreground,
                                  qPrintable(background))
                        << id << pairs.foreground << background << leastFor(id, pairs.least);
            }
        }
    }
    void everyPairIsReadable()
    {
        QFETCH(const QString, themeId);
        QFETCH(const QString, foreground);
        QFETCH(const QString, background);
        QFETCH(const double, least);
        m_theme.choose(themeId);
        const double found = contrast(m_theme.color(foreground), m_theme.color(background));
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }

    void outputColoursAreReadable_data() { addThemes(); }
    void outputColoursAreReadable()
    {
        QFETCH(const QString, themeId);
        m_theme.choose(themeId);
        for (const QColor &color : m_theme.ansi()) {
            const double found = contrast(color, m_theme.color(QStringLiteral("bgOutput")));
            QVERIFY2(found >= leastFor(themeId, kText), qPrintable(color.name()));
        }
    }

    void everyThemeHasTheSameTokens()
    {
        QFile file(QStringLiteral(":/themes/tokens.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(QStringList(all.keys()).size(), Theme::ids().size());
        const QStringList first = all.value(Theme::ids().first()).toObject().keys();
        for (const QString &id : Theme::ids()) {
            const QJsonObject tokens = all.value(id).toObject();
            QCOMPARE(tokens.keys(), first);
            QCOMPARE(tokens.value(QStringLiteral("ansi")).toArray().size(), 16);
        }
    }

    void everyPlaceholderOfTheStylesheetIsFilled_data() { addThemes(); }
    void everyPlaceholderOfTheStylesheetIsFilled()
    {
        QFETCH(const QString, themeId);
        QStringList unresolved;
        const QString sheet = Theme::styleSheet(themeId, &unresolved);
        QCOMPARE(unresolved, QStringList());
        QVERIFY(!sheet.contains(u'@'));
        QVERIFY(!sheet.contains(QStringLiteral("palette(")));
        QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
    }

    void theTemplateHasNoColourOfItsOwn()
    {
        static const QRegularExpression color(QStringLiteral("#[0-9A-Fa-f]{6}\\b|rgba?\\("));
        for (const QString &line : lines(QStringLiteral(":/styles/app.qss.in")))
            QVERIFY2(!color.match(line).hasMatch(), qPrintable(line));
    }

    void aChoiceSetsPaletteAndStylesheetAtOnce()
    {
        m_theme.choose(QStringLiteral("dark"));
        QSignalSpy changed(&m_theme, &Theme::changed);
        m_theme.choose(QStringLiteral("light"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_theme.id(), QStringLiteral("light"));
        QCOMPARE(qApp->palette().color(QPalette::Window), m_theme.color(QStringLiteral("bgApp")));
        QCOMPARE(qApp->palette().color(QPalette::Disabled, QPalette::Text),
                 m_theme.color(QStringLiteral("textDisabled")));
        QVERIFY(qApp->styleSheet() == Theme::styleSheet(QStringLiteral("light")));
        m_theme.choose(QStringLiteral("light"));
        QCOMPARE(changed.size(), 1);
    }

    void aPlaceholderTextKeepsItsContrast_data() { addThemes(); }
    void aPlaceholderTextKeepsItsContrast()
    {
        // A colour for line edits in the stylesheet would make it half transparent.
        QFETCH(const QString, themeId);
        m_theme.choose(themeId);
        QLineEdit field;
        field.ensurePolished();
        const QColor found = field.palette().color(QPalette::PlaceholderText);
        QCOMPARE(found.alpha(), 255);
        QCOMPARE(found, m_theme.color(QStringLiteral("textMuted")));
    }

    void theSystemDecidesWhenAsked()
    {
        m_theme.choose(QStringLiteral("system"));
        QCOMPARE(m_theme.choice(), QStringLiteral("system"));
        QCOMPARE(m_theme.id(), SystemAppearance().themeId());
    }

    void iconsAreThereAndTakeTheColourOfTheTheme()
    {
        // All, or none where the package could not be had: rings are drawn then.
        const bool any = hasIcon(QStringLiteral("server"));
        for (const QString &name : lines(QStringLiteral(":/icons/icons.txt"))) {
            if (!name.startsWith(u'#'))
                QVERIFY2(hasIcon(name) == any, qPrintable(name));
        }
        const QIcon icon = themedIcon(QStringLiteral("circle"));
        m_theme.choose(QStringLiteral("dark"));
        QCOMPARE(strongest(icon.pixmap(QSize(32, 32), 1.0)), m_theme.color(QStringLiteral("text")));
        m_theme.choose(QStringLiteral("light"));
        QCOMPARE(strongest(icon.pixmap(QSize(32, 32), 1.0)), m_theme.color(QStringLiteral("text")));
        QCOMPARE(strongest(icon.pixmap(QSize(32, 32), 1.0, QIcon::Disabled)),
                 m_theme.color(QStringLiteral("textDisabled")));
    }

    void iconsAreSharpOnEveryScale_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.25, 1.5, 2.0})
            QTest::addRow("%g", ratio) << ratio;
    }
    void iconsAreSharpOnEveryScale()
    {
        QFETCH(const double, ratio);
        const QPixmap pixmap = themedIcon(QStringLiteral("server")).pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.width(), qRound(16 * ratio));
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
    }

    void anIconBesideTextKeepsItsSizeAndLeavesRoom()
    {
        const QImage image =
            buttonIcon(QStringLiteral("circle")).pixmap(QSize(20, 16), 1.0).toImage();
        QCOMPARE(image.size(), QSize(20, 16));
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 16; x < 20; ++x)
                QCOMPARE(image.pixelColor(x, y).alpha(), 0);
        }
    }

    void textRolesFollowTheFontOfTheApplication()
    {
        const QFont before = QApplication::font();
        QLabel label;
        applyTextRole(&label, TextRole::Metric);
        QCOMPARE(label.property("role").toString(), QStringLiteral("metric"));
        QFont bigger = before;
        bigger.setPointSizeF(15);
        QApplication::setFont(bigger);
        QCOMPARE(label.font().pointSizeF(), 30.0);
        QApplication::setFont(before);
    }

private:
    static void addThemes()
    {
        QTest::addColumn<QString>("themeId");
        for (const QString &id : Theme::ids())
            QTest::addRow("%s", qPrintable(id)) << id;
    }
    /// The colour of the most opaque pixel.
    static QColor strongest(const QPixmap &pixmap)
    {
        const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
        QColor best(Qt::transparent);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > best.alpha())
                    best = image.pixelColor(x, y);
            }
        }
        return best;
    }

    Theme m_theme;
};

QTEST_MAIN(TestThemeTokens)
#include "tst_themetokens.moc"
