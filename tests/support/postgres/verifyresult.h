#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QTest>

namespace testum::tests {

template <typename T>
[[nodiscard]] QByteArray describe(const Result<T> &result)
{
    if (result)
        return "no error";
    const Error &error = result.error();
    return QByteArray(error.reason) + ": " + error.message.toUtf8() + " [" + error.detail.toUtf8() +
           ']';
}

/// The reason token of a failed result, "" of a good one.
template <typename T>
[[nodiscard]] QByteArray reasonOf(const Result<T> &result)
{
    return result ? QByteArray("") : QByteArray(result.error().reason);
}

} // namespace testum::tests

/// Fails the test with the error's words unless the Result is good.
#define VERIFY_OK(...)                                                                             \
    do {                                                                                           \
        const auto &verifiedResult = (__VA_ARGS__);                                                \
        QVERIFY2(static_cast<bool>(verifiedResult),                                                \
                 testum::tests::describe(verifiedResult).constData());                             \
    } while (false)

/// Fails the test unless the Result failed with this reason.
#define COMPARE_REASON(result, reason) QCOMPARE(testum::tests::reasonOf(result), QByteArray(reason))
