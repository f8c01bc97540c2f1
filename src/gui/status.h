#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace testum::gui {

/// How a status chip looks: never colour alone. Tone picks the tokens `<tone>Subtle` and
/// `on<Tone>Subtle`.
enum class Tone { Neutral, Info, Success, Warning, Danger };

struct StatusChip
{
    Tone tone = Tone::Neutral;
    QString icon; ///< lucide's name
    QString text; ///< translated
};

/// pending running success failed cancelled interrupted → chip; of a task or of one host's run.
/// A failed run shows its `reason` where the vocabulary has a word for it: timed out, unreachable,
/// login failed, host key changed.
[[nodiscard]] StatusChip runChip(const QString &status, const QString &reason = QString());
/// Of a task: `failedRuns` of `totalRuns` tells failed from partial.
[[nodiscard]] StatusChip taskChip(const QString &status, int failedRuns, int totalRuns);
/// online offline checking unknown login_failed host_key_changed → chip.
[[nodiscard]] StatusChip platformChip(const QString &state);
/// Why a run failed, in the words of runChip(): "timed_out", "unreachable", "login_failed",
/// "host_key_changed" or empty.
[[nodiscard]] QString failureKind(const QString &reason);

[[nodiscard]] QString toneIcon(Tone tone);      ///< of a message: "triangle-alert"
[[nodiscard]] QString toneToken(Tone tone);     ///< of that icon: "warning"
[[nodiscard]] QString subtleToken(Tone tone);   ///< "successSubtle"
[[nodiscard]] QString onSubtleToken(Tone tone); ///< "onSuccessSubtle"

} // namespace testum::gui

Q_DECLARE_METATYPE(testum::gui::StatusChip)
