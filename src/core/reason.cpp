#include "core/reason.h"

#include <QByteArray>

#include <mutex>
#include <set>
#include <string>

namespace testum {

const char *internReason(QByteArrayView token)
{
    constexpr std::size_t kMaxTokens = 4096;
    static std::mutex mutex;
    static std::set<std::string, std::less<>> tokens;
    const std::string_view text(token.data(), static_cast<std::size_t>(token.size()));
    const std::lock_guard lock(mutex);
    if (const auto known = tokens.find(text); known != tokens.end())
        return known->c_str();
    if (tokens.size() >= kMaxTokens)
        return "internal";
    return tokens.emplace(text).first->c_str();
}

} // namespace testum
