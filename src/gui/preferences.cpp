#include "gui/preferences.h"

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace testum::gui {

namespace {

constexpr double kSmallestFont = 6.0;
constexpr double kLargestFont = 32.0;
constexpr double kSmallestOutputFont = 8.0;
constexpr double kLargestOutputFont = 24.0;
constexpr double kUsualOutputFont = 10.0;

QString oneOf(const QString &value, const QStringList &known)
{
    return known.contains(value) ? value : known.first();
}

} // namespace

struct Preferences::Private
{
    explicit Private(const QString &file)
        : settings(file.isEmpty() ? std::make_unique<QSettings>(
                                        QSettings::IniFormat, QSettings::UserScope,
                                        QStringLiteral("testum"), QStringLiteral("testum"))
                                  : std::make_unique<QSettings>(file, QSettings::IniFormat))
    {}
    /// Answers whether the value is a new one.
    bool set(const QString &key, const QVariant &value)
    {
        if (settings->value(key) == value)
            return false;
        settings->setValue(key, value);
        return true;
    }
    [[nodiscard]] bool flag(const QString &key, bool fallback) const
    {
        return settings->value(key, fallback).toBool();
    }
    [[nodiscard]] double number(const QString &key, double fallback) const
    {
        bool ok = false;
        const double value = settings->value(key).toDouble(&ok);
        return ok && std::isfinite(value) ? value : fallback;
    }

    std::unique_ptr<QSettings> settings;
};

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(file))
{}

Preferences::~Preferences() = default;

QString Preferences::themeChoice() const
{
    return oneOf(d->settings->value(QStringLiteral("appearance/theme")).toString(),
                 {QStringLiteral("system"), QStringLiteral("dark"), QStringLiteral("light"),
                  QStringLiteral("hc")});
}

void Preferences::setThemeChoice(const QString &choice)
{
    if (d->set(QStringLiteral("appearance/theme"), choice))
        Q_EMIT changed(QStringLiteral("theme"));
}

QString Preferences::languageChoice() const
{
    return oneOf(d->settings->value(QStringLiteral("appearance/language")).toString(),
                 {QStringLiteral("system"), QStringLiteral("en"), QStringLiteral("ru")});
}

void Preferences::setLanguageChoice(const QString &choice)
{
    if (d->set(QStringLiteral("appearance/language"), choice))
        Q_EMIT changed(QStringLiteral("language"));
}

bool Preferences::isCompact() const { return d->flag(QStringLiteral("appearance/compact"), false); }

void Preferences::setCompact(bool compact)
{
    if (d->set(QStringLiteral("appearance/compact"), compact))
        Q_EMIT changed(QStringLiteral("density"));
}

double Preferences::fontSize() const
{
    const double points = d->number(QStringLiteral("appearance/fontSize"), 0);
    return points <= 0 ? 0 : std::clamp(points, kSmallestFont, kLargestFont);
}

void Preferences::setFontSize(double points)
{
    if (d->set(QStringLiteral("appearance/fontSize"), points))
        Q_EMIT changed(QStringLiteral("fontSize"));
}

double Preferences::outputFontSize() const
{
    return std::clamp(d->number(QStringLiteral("appearance/outputFontSize"), kUsualOutputFont),
                      kSmallestOutputFont, kLargestOutputFont);
}

void Preferences::setOutputFontSize(double points)
{
    const double kept = std::clamp(points, kSmallestOutputFont, kLargestOutputFont);
    if (d->set(QStringLiteral("appearance/outputFontSize"), kept))
        Q_EMIT changed(QStringLiteral("outputFontSize"));
}

int Preferences::scalePercent() const
{
    return std::clamp(d->settings->value(QStringLiteral("appearance/scale"), 100).toInt(), 100,
                      200);
}

void Preferences::setScalePercent(int percent)
{
    if (d->set(QStringLiteral("appearance/scale"), percent))
        Q_EMIT changed(QStringLiteral("scale"));
}

bool Preferences::reduceAnimations() const
{
    return d->flag(QStringLiteral("appearance/reduceAnimations"), false);
}

void Preferences::setReduceAnimations(bool reduce)
{
    if (d->set(QStringLiteral("appearance/reduceAnimations"), reduce))
        Q_EMIT changed(QStringLiteral("animations"));
}

bool Preferences::showTray() const { return d->flag(QStringLiteral("desktop/tray"), false); }

void Preferences::setShowTray(bool show)
{
    if (d->set(QStringLiteral("desktop/tray"), show))
        Q_EMIT changed(QStringLiteral("tray"));
}

bool Preferences::notifyOnEnd() const
{
    return d->flag(QStringLiteral("desktop/notifyOnEnd"), true);
}

void Preferences::setNotifyOnEnd(bool notify)
{
    if (d->set(QStringLiteral("desktop/notifyOnEnd"), notify))
        Q_EMIT changed(QStringLiteral("notifications"));
}

QString Preferences::startPage() const
{
    const QString page = d->settings->value(QStringLiteral("appearance/startPage")).toString();
    return page.isEmpty() ? QStringLiteral("home") : page;
}

void Preferences::setStartPage(const QString &page)
{
    if (d->set(QStringLiteral("appearance/startPage"), page))
        Q_EMIT changed(QStringLiteral("startPage"));
}

QList<ServerProfile> Preferences::servers() const
{
    QList<ServerProfile> servers;
    const int count = d->settings->beginReadArray(QStringLiteral("servers"));
    for (int i = 0; i < count; ++i) {
        d->settings->setArrayIndex(i);
        const auto text = [this](const char *key) {
            return d->settings->value(QLatin1String(key)).toString();
        };
        ServerProfile server{text("id"),
                             text("name"),
                             QUrl(text("url"), QUrl::StrictMode),
                             text("username"),
                             QByteArray::fromHex(text("pinnedSha256").toLatin1()),
                             text("caFile")};
        if (!server.id.isEmpty() && server.url.isValid() && !server.url.isEmpty())
            servers.append(std::move(server));
    }
    d->settings->endArray();
    return servers;
}

void Preferences::setServers(const QList<ServerProfile> &servers)
{
    d->settings->remove(QStringLiteral("servers"));
    d->settings->beginWriteArray(QStringLiteral("servers"), static_cast<int>(servers.size()));
    for (int i = 0; i < servers.size(); ++i) {
        const ServerProfile &server = servers.at(i);
        d->settings->setArrayIndex(i);
        d->settings->setValue(QStringLiteral("id"), server.id);
        d->settings->setValue(QStringLiteral("name"), server.name);
        // A password that was typed into the address is not kept.
        d->settings->setValue(QStringLiteral("url"), server.url.toString(QUrl::RemovePassword));
        d->settings->setValue(QStringLiteral("username"), server.username);
        d->settings->setValue(QStringLiteral("pinnedSha256"),
                              QString::fromLatin1(server.pinnedSha256.toHex()));
        d->settings->setValue(QStringLiteral("caFile"), server.caFile);
    }
    d->settings->endArray();
    Q_EMIT changed(QStringLiteral("servers"));
}

QString Preferences::lastServer() const
{
    return d->settings->value(QStringLiteral("desktop/lastServer")).toString();
}

void Preferences::setLastServer(const QString &id)
{
    d->set(QStringLiteral("desktop/lastServer"), id);
}

QVariant Preferences::value(const QString &key, const QVariant &fallback) const
{
    return d->settings->value(QStringLiteral("kept/") + key, fallback);
}

void Preferences::setValue(const QString &key, const QVariant &value)
{
    d->set(QStringLiteral("kept/") + key, value);
}

void Preferences::remove(const QString &key) { d->settings->remove(QStringLiteral("kept/") + key); }

} // namespace testum::gui
