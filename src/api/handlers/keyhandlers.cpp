#include "api/handlers/answers.h"
#include "api/handlers/handlers.h"
#include "services/sshkeyservice.h"

using namespace Qt::StringLiterals;

namespace testum::api::handlers {

namespace {

crypto::KeyKind keyKindFromName(const QString &name)
{
    if (name == "rsa-3072"_L1)
        return crypto::KeyKind::Rsa3072;
    if (name == "rsa-4096"_L1)
        return crypto::KeyKind::Rsa4096;
    if (name == "ecdsa-p256"_L1)
        return crypto::KeyKind::EcdsaP256;
    return crypto::KeyKind::Ed25519; // the schema lets nothing else pass
}

ApiResponse createdKey(const Call &call, const domain::SshKey &key)
{
    return createdResponse(call, key.toJson(), u"/api/v1/keys/"_s + key.id);
}

} // namespace

Answer listKeys(Call &call)
{
    TESTUM_TRY(const auto page, call.services().keys.list(call.actor, call.query.list));
    return pageResponse(call, page);
}

Answer createKey(Call &call)
{
    TESTUM_TRY(const domain::SshKey key,
               call.services().keys.create(call.actor, text(call, u"name"_s),
                                           text(call, u"public_key"_s)));
    return createdKey(call, key);
}

Answer generateKey(Call &call)
{
    TESTUM_TRY(const domain::SshKey key,
               call.services().keys.generate(call.actor, text(call, u"name"_s),
                                             keyKindFromName(text(call, u"type"_s)),
                                             text(call, u"comment"_s)));
    return createdKey(call, key);
}

Answer getKey(Call &call)
{
    TESTUM_TRY(const domain::SshKey key, call.services().keys.get(call.actor, call.id()));
    return jsonResponse(call, key.toJson());
}

Answer changeKey(Call &call)
{
    TESTUM_TRY(const domain::SshKey key,
               call.services().keys.update(call.actor, call.id(), optionalText(call, u"name"_s),
                                           optionalText(call, u"public_key"_s)));
    return jsonResponse(call, key.toJson());
}

Answer removeKey(Call &call)
{
    TESTUM_TRY_VOID(call.services().keys.remove(call.actor, call.id()));
    return noContent();
}

} // namespace testum::api::handlers
