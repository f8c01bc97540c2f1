#include "gui/accesstext.h"

#include "domain/actor.h"

#include <QCoreApplication>

namespace testum::gui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Access)
};

} // namespace

QString roleText(const QString &role)
{
    const auto known = domain::roleFromName(role);
    if (!known)
        return role;
    switch (*known) {
    case domain::Role::Admin:
        return Words::tr("Administrator");
    case domain::Role::Operator:
        return Words::tr("Operator");
    case domain::Role::Viewer:
        return Words::tr("Viewer");
    case domain::Role::Auditor:
        return Words::tr("Auditor");
    }
    return role;
}

QString roleNeeded(const QString &permission)
{
    const auto has = [&permission](domain::Role role) {
        for (const domain::Permission candidate : domain::allPermissions()) {
            if (permission == QLatin1String(domain::permissionName(candidate)))
                return domain::roleHas(role, candidate);
        }
        return false;
    };
    // The least of the roles that have it.
    if (has(domain::Role::Viewer))
        return Words::tr("Requires the viewer role");
    if (has(domain::Role::Operator))
        return Words::tr("Requires the operator role");
    if (has(domain::Role::Auditor))
        return Words::tr("Requires the auditor role");
    return Words::tr("Requires the administrator role");
}

} // namespace testum::gui
