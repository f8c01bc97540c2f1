#pragma once

#include "api/api.h"
#include "api/jsonbody.h"
#include "api/queryparameters.h"
#include "api/routematch.h"
#include "api/schema.h"
#include "domain/actor.h"
#include "services/serviceset.h"

#include <QByteArray>
#include <QString>

namespace testum::api {

/// What all calls share; made by the Router, immutable afterwards.
struct ApiContext
{
    services::ServiceSet services;
    SchemaSet schemas;
    QByteArray openApi; ///< the OpenAPI document, serialized
};

/// One call of a handler: a request that is authenticated, permitted and valid.
struct Call
{
    const ApiContext &context;
    const ApiRequest &request;
    const Route &route;
    domain::Actor actor; ///< of a public route: nobody
    PathParameters path;
    bool unversioned = false;
    Query query;
    JsonBody body; ///< secrets are taken out of the JSON and may be moved out by the handler

    [[nodiscard]] const services::ServiceSet &services() const { return context.services; }
    [[nodiscard]] QString id() const { return path.value(QStringLiteral("id")); }
};

} // namespace testum::api
