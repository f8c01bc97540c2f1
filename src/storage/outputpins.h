#pragma once

#include "core/clock.h"
#include "domain/platform.h"
#include "storage/database.h"
#include "storage/outputwriter.h"

#include <span>
#include <vector>

namespace testum::storage {

/// Pins host keys on first use, on the writer thread.
class OutputPins
{
public:
    OutputPins(Database &database, const Clock &clock, const OutputWriter::PinSealer &sealPins)
        : m_database(database)
        , m_clock(clock)
        , m_sealPins(sealPins)
    {}

    /// One transaction for all; `answers` gets one a key: success, ssh.host_key_changed,
    /// ssh.pins_tampered, platform.not_found. An error: nothing was committed.
    [[nodiscard]] Result<void> pin(std::span<const domain::HostKey> keys,
                                   std::vector<Result<void>> &answers);

private:
    [[nodiscard]] Result<bool> pinOne(domain::HostKey key, Result<void> &answer);
    [[nodiscard]] Result<void> record(const domain::HostKey &key);

    Database &m_database;
    const Clock &m_clock;
    const OutputWriter::PinSealer &m_sealPins;
};

} // namespace testum::storage
