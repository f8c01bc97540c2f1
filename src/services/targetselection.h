#pragma once

#include <QStringList>

namespace testum::services {

/// Which platforms something is for.
struct TargetSelection
{
    QStringList platforms; ///< ids or names; duplicates count once
    bool all = false;
};

} // namespace testum::services
