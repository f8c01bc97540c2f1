#include "cli/verb.h"

#include "cli/argumentparser.h"
#include "cli/wording.h"

namespace testum::cli {

double Arguments::seconds(const char *option) const
{
    return secondsFromText(text(option)).value_or(0);
}

QList<Option> commonOptions()
{
    return {
        {QStringLiteral("json"), {}, {}, Wording::tr("Print JSON instead of text.")},
        {QStringLiteral("lang"),
         {},
         QStringLiteral("LANG"),
         Wording::tr("Language of texts and messages: en or ru. Otherwise LC_ALL, LC_MESSAGES or "
                     "LANG decides.")},
        {QStringLiteral("local"),
         {},
         {},
         Wording::tr("Work on the local data directory even when signed in to a server.")},
        {QStringLiteral("data-dir"),
         {},
         QStringLiteral("DIR"),
         Wording::tr("The local data directory. Implies --local.")},
        {QStringLiteral("database-url"),
         {},
         QStringLiteral("URL"),
         Wording::tr(
             "The local engine's database, without a password: give that in DATABASE_URL, the "
             "environment file or ~/.pgpass. Implies --local.")},
        {QStringLiteral("env-file"),
         {},
         QStringLiteral("FILE"),
         Wording::tr("A file with environment variables for the local engine. Implies --local.")},
        {QStringLiteral("help"), u'h', {}, Wording::tr("Print this help.")},
    };
}

QList<Verb> allVerbs()
{
    return runVerbs() + execVerbs() + taskVerbs() + statsVerbs() + platformVerbs() + probeVerbs() +
           hostKeyVerbs() + keyVerbs() + setupVerbs() + loginVerbs() + userVerbs() + auditVerbs() +
           settingsVerbs();
}

} // namespace testum::cli
