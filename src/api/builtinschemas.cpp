#include "api/apiresources.h"
#include "api/schema.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace testum::api {

SchemaSet SchemaSet::builtIn()
{
    initApiResources();
    QJsonObject all;
    const QDir directory(QStringLiteral(":/api/schemas"));
    for (const QString &name : directory.entryList()) {
        QFile file(directory.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        const QJsonObject part =
            opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
        for (auto it = part.begin(); it != part.end(); ++it)
            all.insert(it.key(), it.value());
    }
    auto set = compile(all);
    if (!set)
        qFatal("%s", qUtf8Printable(set.error().message)); // the tests of the build see this first
    return *std::move(set);
}

} // namespace testum::api
