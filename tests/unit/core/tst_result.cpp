#include "core/result.h"

#include <QTest>

#include <memory>
#include <utility>

using namespace testum;

namespace {

Error failure() { return Error{ErrorCode::NotFound, "test.missing", QStringLiteral("Missing")}; }

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failure();
    return number / 2;
}

Result<QString> quarterText(int number)
{
    TESTUM_TRY(const int once, half(number));
    TESTUM_TRY(const int twice, half(once));
    return QString::number(twice);
}

Result<void> mustBeEven(int number)
{
    TESTUM_TRY_VOID(half(number));
    return {};
}

Result<int> doubledIfEven(int number)
{
    TESTUM_TRY_VOID(mustBeEven(number));
    return 2 * number;
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue()
    {
        const Result<int> result = half(42);
        QVERIFY(result.has_value());
        QVERIFY(static_cast<bool>(result));
        QCOMPARE(result.value(), 21);
        QCOMPARE(*result, 21);
    }

    void holdsAnError()
    {
        const Result<int> result = half(41);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(result.error().is("test.missing"));
    }

    void aFalseValueIsNotAnError()
    {
        const Result<bool> result(false);
        QVERIFY(result.has_value());
        QVERIFY(!*result);
    }

    void valueOrFallsBackOnlyForAnError()
    {
        QCOMPARE(half(42).value_or(7), 21);
        QCOMPARE(half(41).value_or(7), 7);
    }

    void carriesAMoveOnlyValue()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
        const std::unique_ptr<int> owner = std::move(result).value();
        QCOMPARE(*owner, 5);
    }

    void reachesIntoItsValue()
    {
        const Result<QString> result(QStringLiteral("text"));
        QCOMPARE(result->size(), qsizetype{4});
    }

    void voidIsSuccessUntilItHoldsAnError()
    {
        QVERIFY(Result<void>().has_value());
        const Result<void> failed(failure());
        QVERIFY(!failed);
        QVERIFY(failed.error().is("test.missing"));
    }

    void tryPassesTheValueOn()
    {
        const auto text = quarterText(8);
        QVERIFY(text.has_value());
        QCOMPARE(*text, QStringLiteral("2"));
    }

    void tryReturnsTheFirstError_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("first step") << 3;
        QTest::newRow("second step") << 6;
    }
    void tryReturnsTheFirstError()
    {
        QFETCH(const int, number);
        const auto text = quarterText(number);
        QVERIFY(!text);
        QVERIFY(text.error().is("test.missing"));
        QCOMPARE(text.error().message, QStringLiteral("Missing"));
    }

    void tryVoidChecksWithoutAValue()
    {
        QCOMPARE(doubledIfEven(4).value_or(0), 8);
        QVERIFY(!doubledIfEven(5));
    }

    void fieldErrorNamesItsField()
    {
        const Error error = fieldError(QStringLiteral("port"), "field.too_large",
                                       {{QStringLiteral("max"), QStringLiteral("65535")}});
        QCOMPARE(error.code, ErrorCode::InvalidArgument);
        QCOMPARE(error.fields.size(), qsizetype{1});
        QCOMPARE(error.fields[0].field, QStringLiteral("port"));
        QCOMPARE(QByteArray(error.fields[0].reason), QByteArray("field.too_large"));
        QCOMPARE(error.fields[0].args.value(QStringLiteral("max")), QStringLiteral("65535"));
    }

    void everyCodeHasItsWireName_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("0") << ErrorCode::InvalidArgument << QByteArray("invalid_argument");
        QTest::newRow("1") << ErrorCode::Unauthenticated << QByteArray("unauthenticated");
        QTest::newRow("2") << ErrorCode::PermissionDenied << QByteArray("permission_denied");
        QTest::newRow("3") << ErrorCode::NotFound << QByteArray("not_found");
        QTest::newRow("4") << ErrorCode::AlreadyExists << QByteArray("already_exists");
        QTest::newRow("5") << ErrorCode::FailedPrecondition << QByteArray("failed_precondition");
        QTest::newRow("6") << ErrorCode::Conflict << QByteArray("conflict");
        QTest::newRow("7") << ErrorCode::ResourceExhausted << QByteArray("resource_exhausted");
        QTest::newRow("8") << ErrorCode::Cancelled << QByteArray("cancelled");
        QTest::newRow("9") << ErrorCode::DeadlineExceeded << QByteArray("deadline_exceeded");
        QTest::newRow("10") << ErrorCode::Unavailable << QByteArray("unavailable");
        QTest::newRow("11") << ErrorCode::Unimplemented << QByteArray("unimplemented");
        QTest::newRow("12") << ErrorCode::Internal << QByteArray("internal");
        QTest::newRow("13") << ErrorCode::DataLoss << QByteArray("data_loss");
    }
    void everyCodeHasItsWireName()
    {
        QFETCH(const ErrorCode, code);
        QTEST(QByteArray(toString(code)), "name");
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
