#include "crypto/opensslerror.h"

#include <QStringList>

#include <openssl/err.h>

#include <array>

namespace testum::crypto {

Error opensslError(const char *operation)
{
    QStringList lines;
    while (const unsigned long code = ERR_get_error()) {
        std::array<char, 256> text{};
        ERR_error_string_n(code, text.data(), text.size());
        lines += QString::fromLatin1(text.data());
    }
    return Error{ErrorCode::Internal, "crypto.failed",
                 QStringLiteral("OpenSSL failed in %1").arg(QLatin1String(operation)),
                 lines.join(QStringLiteral("; "))};
}

} // namespace testum::crypto
