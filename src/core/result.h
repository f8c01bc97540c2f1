#pragma once

#include "core/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace testum {

/// A value or an Error, in the spelling of std::expected<T, Error> (absent from g++ 12).
/// Reading the side that is not there is a bug and asserts.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T &value() &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const T &value() const &
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T *operator->() { return &value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }

    [[nodiscard]] Error &error() &
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] const Error &error() const &
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] Error &&error() &&
    {
        assert(!has_value());
        return std::move(*std::get_if<1>(&m_state));
    }

    template <typename U>
    [[nodiscard]] T value_or(U &&fallback) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error. `return {};` is success.
template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {}

    [[nodiscard]] bool has_value() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] const Error &error() const &
    {
        assert(m_error.has_value());
        return *m_error;
    }
    [[nodiscard]] Error &&error() &&
    {
        assert(m_error.has_value());
        return std::move(*m_error);
    }

private:
    std::optional<Error> m_error;
};

} // namespace testum

#define TESTUM_CONCAT_INNER(a, b) a##b
#define TESTUM_CONCAT(a, b) TESTUM_CONCAT_INNER(a, b)

/// `TESTUM_TRY(const auto key, vault.open(...));` declares key, or returns the error to the caller.
#define TESTUM_TRY(declaration, ...)                                                               \
    auto TESTUM_CONCAT(testumResult, __LINE__) = (__VA_ARGS__);                                    \
    if (!TESTUM_CONCAT(testumResult, __LINE__))                                                    \
        return std::move(TESTUM_CONCAT(testumResult, __LINE__)).error();                           \
    declaration = std::move(TESTUM_CONCAT(testumResult, __LINE__)).value()

/// The same for a Result whose value is not needed.
#define TESTUM_TRY_VOID(...)                                                                       \
    do {                                                                                           \
        auto testumVoidResult = (__VA_ARGS__);                                                     \
        if (!testumVoidResult)                                                                     \
            return std::move(testumVoidResult).error();                                            \
    } while (false)
