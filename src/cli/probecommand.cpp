#include "cli/exitcode.h"
#include "cli/taskoptions.h"
#include "cli/verb.h"
#include "cli/wording.h"

#include <QSet>

namespace testum::cli {

namespace {

constexpr std::chrono::milliseconds kPollInterval{200};

const QString kReachability = QStringLiteral("/api/v1/platforms/reachability");

/// The sentence of a reason token; empty for none.
QString sentenceOf(const Invocation &invocation, const QJsonObject &item)
{
    const QByteArray reason = cell(item, "reason").toLatin1();
    if (reason.isEmpty())
        return {};
    return text::errorText(Error{ErrorCode::Unavailable, reason.constData()},
                           invocation.language());
}

QString stateWord(const QString &state)
{
    if (state == QLatin1String("online"))
        return Wording::tr("online");
    if (state == QLatin1String("offline"))
        return Wording::tr("offline");
    if (state == QLatin1String("checking"))
        return Wording::tr("checking");
    return Wording::tr("unknown");
}

QString milliseconds(const QJsonValue &value)
{
    return value.isNull() ? QString() : Wording::tr("%1 ms").arg(value.toInt());
}

/// The asked platforms once none of them is being checked any more.
Result<QJsonArray> waitForChecks(Invocation &invocation, client::ApiClient &api, QJsonArray asked)
{
    QSet<QString> ids;
    for (const QJsonValue &item : std::as_const(asked))
        ids.insert(cell(item.toObject(), "platform_id"));
    const CliEnvironment &environment = invocation.environment();
    const auto token = environment.interrupt->arm();
    const auto signalWatch = environment.watchSignals
                                 ? environment.watchSignals(environment.interrupt)
                                 : std::shared_ptr<void>();
    const auto isChecking = [](const QJsonValue &item) {
        return item[QStringLiteral("state")] == QLatin1String("checking");
    };
    while (std::any_of(asked.cbegin(), asked.cend(), isChecking)) {
        if (token->waitFor(kPollInterval)) {
            return Error{ErrorCode::Cancelled, "cli.interrupted",
                         Wording::tr("Stopped waiting for the checks.")};
        }
        TESTUM_TRY(const QJsonObject answer, api.get(kReachability));
        asked = {};
        for (const QJsonValue &item : answer.value(QStringLiteral("items")).toArray()) {
            if (ids.contains(cell(item.toObject(), "platform_id")))
                asked.append(item);
        }
    }
    return asked;
}

Result<int> checkPlatforms(Invocation &invocation)
{
    QJsonObject body;
    TESTUM_TRY_VOID(insertTargets(body, invocation.arguments()));
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QJsonObject started, api->post(kReachability, body));
    TESTUM_TRY(const QJsonArray items,
               waitForChecks(invocation, *api, started.value(QStringLiteral("items")).toArray()));
    const bool allOnline = std::none_of(items.cbegin(), items.cend(), [](const QJsonValue &item) {
        return item[QStringLiteral("state")] == QLatin1String("offline");
    });
    const int code = allOnline ? kExitOk : kExitNoConnection;
    if (invocation.wantsJson()) {
        invocation.printJson({{QStringLiteral("items"), items}});
        return code;
    }
    TESTUM_TRY(const QJsonArray platforms, api->listAll(QStringLiteral("/api/v1/platforms")));
    QHash<QString, QString> names;
    for (const QJsonValue &platform : platforms)
        names.insert(cell(platform.toObject(), "id"), cell(platform.toObject(), "name"));
    QList<QStringList> rows;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        rows.append({names.value(cell(item, "platform_id")), stateWord(cell(item, "state")),
                     milliseconds(item.value(QStringLiteral("latency_ms"))),
                     sentenceOf(invocation, item)});
    }
    invocation.printTable(
        {Wording::tr("NAME"), Wording::tr("STATE"), Wording::tr("LATENCY"), Wording::tr("REASON")},
        rows);
    return code;
}

QString stepWord(const QString &step)
{
    if (step == QLatin1String("resolve"))
        return Wording::tr("Find the address");
    if (step == QLatin1String("port"))
        return Wording::tr("Reach the port");
    if (step == QLatin1String("host_key"))
        return Wording::tr("Check the host key");
    if (step == QLatin1String("login"))
        return Wording::tr("Sign in");
    return Wording::tr("Collect facts");
}

QString keyStateWord(const QString &state)
{
    if (state == QLatin1String("pinned"))
        return Wording::tr("pinned");
    if (state == QLatin1String("changed"))
        return Wording::tr("CHANGED");
    if (state == QLatin1String("revoked"))
        return Wording::tr("REVOKED");
    return Wording::tr("new");
}

void printReport(Invocation &invocation, const QJsonObject &report)
{
    QList<QStringList> rows;
    for (const QJsonValue &value : report.value(QStringLiteral("steps")).toArray()) {
        const QJsonObject step = value.toObject();
        rows.append({stepWord(cell(step, "step")),
                     step.value(QStringLiteral("ok")).toBool() ? Wording::tr("ok")
                                                               : Wording::tr("failed", "a step"),
                     milliseconds(step.value(QStringLiteral("ms"))), cell(step, "message")});
    }
    invocation.printTable(
        {Wording::tr("STEP"), Wording::tr("RESULT"), Wording::tr("TIME"), Wording::tr("MESSAGE")},
        rows);
    QList<QPair<QString, QString>> fields{{QStringLiteral("address"), cell(report, "address")}};
    const QJsonObject key = report.value(QStringLiteral("host_key")).toObject();
    if (!key.isEmpty()) {
        fields.append(
            {QStringLiteral("host_key"), QStringLiteral("%1 %2 (%3)")
                                             .arg(cell(key, "key_type"), cell(key, "fingerprint"),
                                                  keyStateWord(cell(key, "state")))});
    }
    const QJsonObject facts = report.value(QStringLiteral("facts")).toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it)
        fields.append({it.key(), cell(it.value())});
    invocation.printFields(fields);
}

int endOf(const QJsonObject &report)
{
    const QJsonArray steps = report.value(QStringLiteral("steps")).toArray();
    const QByteArray reason = cell(steps.last().toObject(), "reason").toLatin1();
    return reason.isEmpty() ? int{kExitOk}
                            : exitCodeOf(Error{ErrorCode::Unavailable, reason.constData()});
}

Result<int> probePlatform(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments();
    TESTUM_TRY(client::ApiClient * api, invocation.api());
    TESTUM_TRY(const QString path,
               invocation.pathOf(QStringLiteral("platforms"), arguments.operand(0)));
    TESTUM_TRY(const QJsonObject platform, api->get(path));
    QJsonObject body;
    for (const char *field : {"id", "host", "port", "username"})
        body.insert(QLatin1String(field), platform.value(QLatin1String(field)));
    if (arguments.has("connect-timeout"))
        body.insert(QStringLiteral("connect_timeout"), arguments.seconds("connect-timeout"));
    TESTUM_TRY(const QJsonObject report,
               api->post(QStringLiteral("/api/v1/platforms/probe"), body));
    if (invocation.wantsJson())
        invocation.printJson(report);
    else
        printReport(invocation, report);
    return endOf(report);
}

} // namespace

QList<Verb> probeVerbs()
{
    return {
        {QStringLiteral("platforms check"),
         Wording::tr("See which hosts answer on their SSH port."),
         {},
         targetOptions(),
         checkPlatforms,
         Wording::tr(
             "Only connects, without signing in: 32 hosts at once, 5 seconds each. The exit "
             "code is 4 when a host does not answer.")},
        {QStringLiteral("platforms probe"),
         Wording::tr("Try to sign in to a host step by step, and store nothing."),
         {{QStringLiteral("PLATFORM")}},
         {{QStringLiteral("connect-timeout"),
           {},
           QStringLiteral("TIME"),
           Wording::tr("Give up connecting and signing in after this time."),
           Option::Kind::Seconds}},
         probePlatform,
         Wording::tr("Shows how far it comes and the key the host shows. Unlike \"platforms test\" "
                     "it pins no key, keeps no facts and makes no task.")},
    };
}

} // namespace testum::cli
