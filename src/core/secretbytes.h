#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>

namespace testum {

/// A secret in memory: pages locked where the system allows it, wiped before they are freed.
/// Move-only; copies are spelled clone(). Deliberately has no stream operator, no QString and no
/// JSON conversion. Thread: any, one at a time.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(QByteArrayView bytes); ///< copies; the source stays the caller's to wipe
    ~SecretBytes();
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;

    /// Copies `bytes` and wipes the given buffer (when it is not shared with another QByteArray).
    [[nodiscard]] static SecretBytes take(QByteArray &&bytes);
    /// `size` zero bytes, to be filled through data().
    [[nodiscard]] static SecretBytes zeros(qsizetype size);

    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }
    [[nodiscard]] bool isEmpty() const noexcept { return m_size == 0; }
    [[nodiscard]] qsizetype size() const noexcept { return m_size; }
    [[nodiscard]] const char *constData() const noexcept { return m_data; }
    [[nodiscard]] char *data() noexcept { return m_data; }
    [[nodiscard]] QByteArrayView view() const noexcept { return {m_data, m_size}; }
    /// Constant time for equal lengths.
    [[nodiscard]] bool equals(QByteArrayView other) const noexcept;
    void clear() noexcept;

private:
    char *m_data = nullptr; ///< always followed by a NUL, for C interfaces
    qsizetype m_size = 0;
};

/// Overwrites memory in a way the optimizer keeps.
void wipe(void *memory, std::size_t size) noexcept;
void wipe(QByteArray &bytes) noexcept;
void wipe(QString &text) noexcept;

} // namespace testum
