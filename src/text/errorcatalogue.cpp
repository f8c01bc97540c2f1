#include "text/errorcatalogue.h"

#include <array>
#include <string_view>
#include <unordered_map>

namespace testum::text {

std::span<const std::span<const Sentence>> allSentences()
{
    static const std::array tables{
        accessSentences(), inputSentences(),   inventorySentences(), sshSentences(),
        taskSentences(),   storageSentences(), programSentences(),
    };
    return tables;
}

const Sentence *findSentence(const char *reason)
{
    static const auto index = [] {
        std::unordered_map<std::string_view, const Sentence *> rows;
        for (const auto table : allSentences()) {
            for (const Sentence &sentence : table)
                rows.emplace(sentence.reason, &sentence);
        }
        return rows;
    }();
    const auto found = index.find(reason);
    return found == index.end() ? nullptr : found->second;
}

} // namespace testum::text
