#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace testum::cli {

class Invocation;

/// One option of a verb. Without a `value` name it is a flag.
struct Option
{
    enum class Kind { Text, Number, Seconds };

    QString name;    ///< long form without dashes
    QChar letter{};  ///< short form, or null
    QString value{}; ///< placeholder of its value: "NAME"; empty: a flag
    QString help{};
    Kind kind = Kind::Text;
    bool repeatable = false;
    qint64 min = 0;
    qint64 max = 0; ///< of numbers; 0: no bound
};

struct Operand
{
    QString name; ///< "PLATFORM"
    bool required = true;
    bool rest = false; ///< takes everything that is left
};

/// The checked arguments of one invocation.
class Arguments
{
public:
    [[nodiscard]] bool has(const char *option) const
    {
        return m_options.contains(QLatin1String(option));
    }
    [[nodiscard]] QString text(const char *option, const QString &fallback = {}) const
    {
        const auto values = m_options.value(QLatin1String(option));
        return values.isEmpty() ? fallback : values.last();
    }
    [[nodiscard]] QStringList texts(const char *option) const
    {
        return m_options.value(QLatin1String(option));
    }
    [[nodiscard]] qint64 number(const char *option, qint64 fallback = 0) const
    {
        return has(option) ? text(option).toLongLong() : fallback;
    }
    [[nodiscard]] double seconds(const char *option) const; ///< "90", "1.5", "5m", "2h"
    [[nodiscard]] QString operand(qsizetype index) const { return m_operands.value(index); }
    [[nodiscard]] const QStringList &operands() const { return m_operands; }

    void addOption(const QString &name, const QString &value) { m_options[name].append(value); }
    void addOperand(const QString &value) { m_operands.append(value); }

private:
    QHash<QString, QStringList> m_options;
    QStringList m_operands;
};

/// A verb is declared once: from it come dispatch, checking and help.
struct Verb
{
    QString name; ///< "platforms add"
    QString summary;
    QList<Operand> operands{};
    QList<Option> options{};
    /// Answers an exit code. Sentences of errors are the caller's to print.
    std::function<Result<int>(Invocation &)> run;
    QString details{};
    /// The first operand ends the options: what follows is the command, dashes and all.
    bool operandsEndOptions = false;
};

/// Of every verb.
[[nodiscard]] QList<Option> commonOptions();
/// In the installed language, in the order of the help.
[[nodiscard]] QList<Verb> allVerbs();

QList<Verb> setupVerbs();
QList<Verb> loginVerbs();
QList<Verb> platformVerbs();
QList<Verb> hostKeyVerbs();
QList<Verb> probeVerbs();
QList<Verb> keyVerbs();
QList<Verb> execVerbs();
QList<Verb> runVerbs();
QList<Verb> taskVerbs();
QList<Verb> userVerbs();
QList<Verb> auditVerbs();
QList<Verb> statsVerbs();
QList<Verb> settingsVerbs();

} // namespace testum::cli
