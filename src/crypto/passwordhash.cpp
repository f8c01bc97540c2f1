#include "crypto/passwordhash.h"

#include "crypto/hmac.h"
#include "crypto/kdf.h"
#include "crypto/phcstring.h"
#include "crypto/random.h"

#include <atomic>
#include <semaphore>

namespace testum::crypto {

namespace {

constexpr ScryptCost kCost{};
constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kHashBytes = 32;
// 128 MiB a run: without a limit, a burst of logins would take the machine's memory.
constexpr std::ptrdiff_t kMaxRunsAtOnce = 2;

std::atomic<int> g_running{0};

Result<SecretBytes> limitedScrypt(const SecretBytes &password, QByteArrayView salt,
                                  const ScryptCost &cost)
{
    static std::counting_semaphore<kMaxRunsAtOnce> slots(kMaxRunsAtOnce);
    struct Slot
    {
        Slot()
        {
            slots.acquire();
            ++g_running;
        }
        ~Slot()
        {
            --g_running;
            slots.release();
        }
        Slot(const Slot &) = delete;
        Slot &operator=(const Slot &) = delete;
    };
    const Slot slot;
    return scrypt(password.view(), salt, cost, kHashBytes);
}

} // namespace

Result<QString> hashPassword(const SecretBytes &password)
{
    TESTUM_TRY(const SecretBytes salt, randomBytes(kSaltBytes));
    TESTUM_TRY(const SecretBytes hash, limitedScrypt(password, salt.view(), kCost));
    return PhcString{kCost, salt.view().toByteArray(), hash.view().toByteArray()}.toString();
}

Result<bool> verifyPassword(const SecretBytes &password, const QString &phc)
{
    const auto stored = PhcString::parse(phc);
    if (!stored || stored->cost.logN > kCost.logN || stored->cost.r > kCost.r ||
        stored->cost.p > kCost.p || stored->hash.size() != kHashBytes)
        return Error{ErrorCode::DataLoss, "auth.hash_malformed",
                     QStringLiteral("A stored password hash is malformed")};
    TESTUM_TRY(const SecretBytes hash, limitedScrypt(password, stored->salt, stored->cost));
    return equalConstantTime(hash.view(), stored->hash);
}

void burnPasswordTime(const SecretBytes &password)
{
    // Only the time counts; a failure here must look like any refused login.
    static const QByteArray salt(kSaltBytes, 'b');
    (void)limitedScrypt(password, salt, kCost);
}

int passwordHashesRunning() { return g_running; }

} // namespace testum::crypto
