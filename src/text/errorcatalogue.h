#pragma once

#include <QStringList>

#include <span>

namespace testum::text {

/// One reason in every language we speak, side by side, so that none can be forgotten. UTF-8.
///
/// `{name}` is replaced by the argument of that name. A part in square brackets is left out when
/// an argument it names is missing: "[ on {host}]".
struct Sentence
{
    const char *reason;
    const char *en;
    const char *ru;
};

/// The sentence of a reason token, or nullptr. Any thread.
[[nodiscard]] const Sentence *findSentence(const char *reason);
/// All tables, for the tests.
[[nodiscard]] std::span<const std::span<const Sentence>> allSentences();

// One table a subject, each in its own file.
[[nodiscard]] std::span<const Sentence> accessSentences();    ///< auth, user
[[nodiscard]] std::span<const Sentence> inputSentences();     ///< field, request
[[nodiscard]] std::span<const Sentence> inventorySentences(); ///< platform, key
[[nodiscard]] std::span<const Sentence> sshSentences();       ///< ssh
[[nodiscard]] std::span<const Sentence> taskSentences();      ///< task, output
[[nodiscard]] std::span<const Sentence> storageSentences();   ///< storage, vault, crypto, audit
[[nodiscard]] std::span<const Sentence> programSentences();   ///< server, client, api, the codes

} // namespace testum::text
