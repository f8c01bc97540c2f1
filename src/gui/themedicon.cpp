#include "gui/themedicon.h"

#include "gui/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace testum::gui {

namespace {

QString resourcePath(const QString &name) { return QStringLiteral(":/icons/%1.svg").arg(name); }

/// The picture's source, read once; empty where the icons were not compiled in.
const QByteArray &source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(resourcePath(name));
        found =
            sources.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

/// In place of an icon that is not there: a ring.
void drawRing(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, std::max(1.0, rect.width() / 12)));
    painter.drawEllipse(
        rect.adjusted(rect.width() / 5, rect.width() / 5, -rect.width() / 5, -rect.width() / 5));
}

/// `pixels`: the whole canvas; the picture is the square at its left, `side` pixels.
QPixmap painted(const QString &name, const QColor &color, const QSize &pixels, int side)
{
    const QString key = QStringLiteral("testum/%1/%2/%3x%4/%5")
                            .arg(name, color.name())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(side);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    const int top = (pixels.height() - side) / 2; // whole pixels: sharp
    const QRectF rect(0, top, side, side);
    QPainter painter(&pixmap);
    QByteArray svg = source(name);
    if (svg.isEmpty()) {
        drawRing(painter, rect, color);
    } else {
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer(svg).render(&painter, rect);
    }
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, QString token, QString onToken, int padRight)
        : m_name(std::move(name))
        , m_token(std::move(token))
        , m_onToken(std::move(onToken))
        , m_padRight(padRight)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap pixmap = pixmapOf(rect.size() * ratio, mode, state);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), pixmap);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return pixmapOf(size, mode, state);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        QPixmap pixmap = pixmapOf(size, mode, state);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return QStringLiteral("testum"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QPixmap pixmapOf(const QSize &pixels, QIcon::Mode mode, QIcon::State state) const
    {
        if (pixels.isEmpty())
            return {};
        const int side = std::min(pixels.height(), pixels.width() * 16 / (16 + m_padRight));
        return painted(m_name, theme().color(tokenOf(mode, state)), pixels, side);
    }
    [[nodiscard]] QString tokenOf(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return QStringLiteral("textDisabled");
        if (mode == QIcon::Selected)
            return QStringLiteral("selectionText");
        return state == QIcon::On && !m_onToken.isEmpty() ? m_onToken : m_token;
    }

    QString m_name;
    QString m_token;
    QString m_onToken;
    int m_padRight;
};

constexpr int kButtonPad = 4;

} // namespace

QIcon themedIcon(const QString &name, const QString &token, const QString &onToken, int padRight)
{
    return QIcon(new ThemedIconEngine(name, token, onToken, padRight));
}

QIcon buttonIcon(const QString &name, const QString &token)
{
    return themedIcon(name, token, QString(), kButtonPad);
}

QPixmap themedPixmap(const QString &name, const QString &token, int size, qreal dpr)
{
    const int side = qRound(size * dpr);
    QPixmap pixmap = painted(name, theme().color(token), QSize(side, side), side);
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

bool hasIcon(const QString &name) { return QFile::exists(resourcePath(name)); }

} // namespace testum::gui
