#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "api/problem.h"
#include "domain/json.h"
#include "services/platformprobe.h"
#include "services/platformservice.h"
#include "services/reachabilitymonitor.h"
#include "text/errortext.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

services::PlatformInput inputOf(Call &call)
{
    const QJsonObject &body = call.body.object;
    services::PlatformInput input;
    input.name = optionalText(call, u"name"_s);
    input.host = optionalText(call, u"host"_s);
    if (body.contains(u"port"_s))
        input.port = body.value(u"port"_s).toInt();
    input.username = optionalText(call, u"username"_s);
    if (const auto method = optionalText(call, u"auth_method"_s))
        input.authMethod = domain::authMethodFromName(*method);
    input.sshKeyId = optionalText(call, u"ssh_key_id"_s);
    input.groupName = optionalText(call, u"group_name"_s);
    if (body.contains(u"tags"_s))
        input.tags = body.value(u"tags"_s).toVariant().toStringList();
    input.description = optionalText(call, u"description"_s);
    input.password = takeSecret(call, u"password"_s);
    input.privateKey = takeSecret(call, u"private_key"_s);
    input.passphrase = takeSecret(call, u"passphrase"_s);
    input.sudoPassword = takeSecret(call, u"sudo_password"_s);
    return input;
}

QJsonObject listOf(const QList<domain::Reachability> &reachability)
{
    QJsonArray items;
    for (const domain::Reachability &one : reachability)
        items.append(one.toJson());
    return {{u"items"_s, items}};
}

QString stepName(services::ProbeReport::Step step)
{
    using Step = services::ProbeReport::Step;
    switch (step) {
    case Step::Resolve:
        return u"resolve"_s;
    case Step::Port:
        return u"port"_s;
    case Step::HostKey:
        return u"host_key"_s;
    case Step::Login:
        return u"login"_s;
    case Step::Facts:
        return u"facts"_s;
    }
    return {};
}

QString keyStateName(services::ProbeReport::KeyState state)
{
    using KeyState = services::ProbeReport::KeyState;
    switch (state) {
    case KeyState::New:
        return u"new"_s;
    case KeyState::Pinned:
        return u"pinned"_s;
    case KeyState::Changed:
        return u"changed"_s;
    case KeyState::Revoked:
        return u"revoked"_s;
    }
    return {};
}

QJsonObject reportOf(const services::ProbeReport &report, text::Language language)
{
    QJsonArray steps;
    for (const auto &step : report.steps) {
        const std::optional<Error> &error = step.error;
        steps.append(QJsonObject{
            {u"step"_s, stepName(step.step)},
            {u"ok"_s, !error},
            {u"ms"_s, qint64{step.time.count()}},
            {u"reason"_s, error ? QJsonValue(QLatin1StringView(error->reason)) : QJsonValue()},
            {u"message"_s, error ? QJsonValue(text::errorText(*error, language)) : QJsonValue()},
            {u"detail"_s, error ? domain::textOrNull(error->detail) : QJsonValue()}});
    }
    QJsonValue hostKey;
    if (const auto &key = report.hostKey) {
        hostKey = QJsonObject{{u"key_type"_s, key->keyType},
                              {u"fingerprint"_s, key->fingerprint},
                              {u"public_key"_s, QString::fromLatin1(key->publicKey)},
                              {u"state"_s, keyStateName(report.keyState)}};
    }
    return {{u"steps"_s, steps},
            {u"address"_s, domain::textOrNull(report.address)},
            {u"host_key"_s, hostKey},
            {u"facts"_s, report.facts.isEmpty() ? QJsonValue() : QJsonValue(report.facts)}};
}

} // namespace

Answer listPlatforms(Call &call)
{
    TESTUM_TRY(const auto page, call.services().platforms.list(call.actor, call.query.list));
    return pageResponse(call, page);
}

Answer createPlatform(Call &call)
{
    TESTUM_TRY(const domain::Platform platform,
               call.services().platforms.create(call.actor, inputOf(call)));
    return createdResponse(call, platform.toJson(), u"/api/v1/platforms/"_s + platform.id);
}

Answer getPlatform(Call &call)
{
    TESTUM_TRY(const domain::Platform platform,
               call.services().platforms.get(call.actor, call.id()));
    return jsonResponse(call, platform.toJson());
}

Answer changePlatform(Call &call)
{
    TESTUM_TRY(const domain::Platform platform,
               call.services().platforms.update(call.actor, call.id(), inputOf(call)));
    return jsonResponse(call, platform.toJson());
}

Answer removePlatform(Call &call)
{
    TESTUM_TRY_VOID(call.services().platforms.remove(call.actor, call.id()));
    return noContent();
}

Answer listHostKeys(Call &call)
{
    TESTUM_TRY(const auto keys, call.services().platforms.hostKeys(call.actor, call.id()));
    QJsonArray items;
    for (const domain::HostKey &key : keys)
        items.append(key.toJson());
    return jsonResponse(call, {{u"items"_s, items}});
}

Answer acceptHostKey(Call &call)
{
    TESTUM_TRY(const domain::HostKey key, call.services().platforms.acceptHostKey(
                                              call.actor, call.id(), text(call, u"public_key"_s)));
    return jsonResponse(call, key.toJson());
}

Answer forgetHostKeys(Call &call)
{
    TESTUM_TRY_VOID(call.services().platforms.forgetHostKeys(call.actor, call.id()));
    return noContent();
}

Answer probePlatform(Call &call)
{
    const auto timeout = optionalMilliseconds(call, u"connect_timeout"_s);
    TESTUM_TRY(const services::ProbeReport report,
               call.services().probe.run(call.actor, text(call, u"id"_s), inputOf(call),
                                         timeout.value_or(0) > 0
                                             ? std::chrono::milliseconds(*timeout)
                                             : services::PlatformProbe::kConnectTimeout));
    return jsonResponse(call, reportOf(report, languageOf(call.request)));
}

Answer listReachability(Call &call)
{
    TESTUM_TRY(const auto reachability, call.services().reachability.list(call.actor));
    return jsonResponse(call, listOf(reachability));
}

Answer checkReachability(Call &call)
{
    TESTUM_TRY(const services::TargetSelection targets, targetsOf(call));
    TESTUM_TRY(const auto reachability, call.services().reachability.check(call.actor, targets));
    return createdResponse(call, listOf(reachability), u"/api/v1/platforms/reachability"_s);
}

} // namespace testum::api::handlers
