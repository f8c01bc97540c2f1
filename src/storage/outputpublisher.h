#pragma once

#include "domain/events.h"

#include <chrono>
#include <memory>

namespace testum::storage {

/// Announces committed batches, and slows the writer a little while receivers still hold many bytes
/// of earlier ones: a flood of output must not pile up in a receiver's event queue. On the writer
/// thread.
class OutputPublisher
{
public:
    explicit OutputPublisher(domain::Events &events);
    ~OutputPublisher();

    void publish(std::shared_ptr<domain::CommittedBatch> batch);

private:
    struct Held;

    domain::Events &m_events;
    std::shared_ptr<Held> m_held;
};

} // namespace testum::storage
