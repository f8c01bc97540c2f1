#include "core/secretbytes.h"

#include "core/lockedmemory.h"

#include <QString>

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace testum {

void wipe(void *memory, std::size_t size) noexcept
{
    auto *bytes = static_cast<volatile unsigned char *>(memory);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

void wipe(QByteArray &bytes) noexcept
{
    // A detach would wipe a fresh copy and leave the shared buffer as it is.
    if (!bytes.isEmpty() && bytes.isDetached())
        wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString &text) noexcept
{
    if (!text.isEmpty() && text.isDetached())
        wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

SecretBytes SecretBytes::zeros(qsizetype size)
{
    SecretBytes secret;
    if (size <= 0)
        return secret;
    secret.m_data = static_cast<char *>(std::calloc(static_cast<std::size_t>(size) + 1, 1));
    if (!secret.m_data)
        throw std::bad_alloc();
    secret.m_size = size;
    lockMemory(secret.m_data, static_cast<std::size_t>(size) + 1);
    return secret;
}

SecretBytes::SecretBytes(QByteArrayView bytes)
{
    *this = zeros(bytes.size());
    if (m_size > 0)
        std::memcpy(m_data, bytes.data(), static_cast<std::size_t>(m_size));
}

SecretBytes::~SecretBytes() { clear(); }

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes SecretBytes::take(QByteArray &&bytes)
{
    QByteArray source = std::move(bytes);
    SecretBytes secret{QByteArrayView(source)};
    wipe(source);
    return secret;
}

bool SecretBytes::equals(QByteArrayView other) const noexcept
{
    if (other.size() != m_size)
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < m_size; ++i)
        difference |= static_cast<unsigned char>(m_data[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

void SecretBytes::clear() noexcept
{
    if (!m_data)
        return;
    const auto size = static_cast<std::size_t>(m_size) + 1;
    wipe(m_data, size);
    unlockMemory(m_data, size);
    std::free(m_data);
    m_data = nullptr;
    m_size = 0;
}

} // namespace testum
