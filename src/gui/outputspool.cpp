#include "gui/outputspool.h"

#include "core/logging.h"

#include <QDir>

namespace testum::gui {

OutputSpool::OutputSpool(qsizetype memoryBudget)
    : m_budget(memoryBudget)
    , m_file(QDir::temp().filePath(QStringLiteral("testum-output-XXXXXX")))
{}

OutputSpool::~OutputSpool() = default;

int OutputSpool::put(std::shared_ptr<const OutputSegment> segment)
{
    int number = 0;
    {
        const std::lock_guard lock(m_mutex);
        number = static_cast<int>(m_slots.size());
        m_slots.emplace_back();
        keep(number, std::move(segment));
    }
    for (;;) {
        std::shared_ptr<const OutputSegment> victim;
        int victimNumber = 0;
        {
            const std::lock_guard lock(m_mutex);
            dropWritten(m_budget);
            victimNumber = m_memory > m_budget && !m_hasFailed ? oldestUnwritten() : -1;
            if (victimNumber < 0)
                return number;
            Slot &slot = m_slots[static_cast<std::size_t>(victimNumber)];
            slot.isBeingWritten = true;
            victim = slot.segment;
        }
        // Without the lock: whoever reads does not wait for the disk.
        const std::optional<qint64> offset = write(*victim);
        const std::lock_guard lock(m_mutex);
        Slot &slot = m_slots[static_cast<std::size_t>(victimNumber)];
        slot.isBeingWritten = false;
        slot.fileOffset = offset;
        m_hasFailed = m_hasFailed || !offset;
    }
}

std::shared_ptr<const OutputSegment> OutputSpool::get(int number)
{
    qint64 offset = 0;
    {
        const std::lock_guard lock(m_mutex);
        Slot &slot = m_slots[static_cast<std::size_t>(number)];
        if (slot.segment) {
            m_uses.splice(m_uses.end(), m_uses, slot.use);
            return slot.segment;
        }
        offset = *slot.fileOffset;
    }
    std::shared_ptr<const OutputSegment> segment;
    {
        const std::lock_guard lock(m_readMutex);
        if (m_reader.seek(offset))
            segment = OutputSegment::load(m_reader);
    }
    if (!segment) {
        qCWarning(lcTestum, "Kept output could not be read back: %s",
                  qPrintable(m_reader.errorString()));
        return {};
    }
    const std::lock_guard lock(m_mutex);
    if (!m_slots[static_cast<std::size_t>(number)].segment) {
        keep(number, segment);
        dropWritten(m_budget);
    }
    return segment;
}

qsizetype OutputSpool::memory() const
{
    const std::lock_guard lock(m_mutex);
    return m_memory;
}

qint64 OutputSpool::fileSize() const
{
    const std::lock_guard lock(m_writeMutex);
    return m_fileSize;
}

void OutputSpool::keep(int number, std::shared_ptr<const OutputSegment> segment)
{
    Slot &slot = m_slots[static_cast<std::size_t>(number)];
    m_memory += segment->memory();
    slot.segment = std::move(segment);
    slot.use = m_uses.insert(m_uses.end(), number);
}

void OutputSpool::dropWritten(qsizetype budget)
{
    for (auto use = m_uses.begin(); use != m_uses.end() && m_memory > budget;) {
        Slot &slot = m_slots[static_cast<std::size_t>(*use)];
        if (!slot.fileOffset) {
            ++use;
            continue;
        }
        m_memory -= slot.segment->memory();
        slot.segment.reset();
        use = m_uses.erase(use);
    }
}

int OutputSpool::oldestUnwritten() const
{
    for (const int number : m_uses) {
        const Slot &slot = m_slots[static_cast<std::size_t>(number)];
        if (!slot.fileOffset && !slot.isBeingWritten)
            return number;
    }
    return -1;
}

bool OutputSpool::openFiles()
{
    if (!m_file.open())
        return false;
    const std::lock_guard reading(m_readMutex);
    m_reader.setFileName(m_file.fileName());
    const bool isOpen = m_reader.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    // Without a name the file is gone with the process, however that ends. Windows keeps the name
    // until the handles are closed.
    QFile::remove(m_file.fileName());
    return isOpen;
}

std::optional<qint64> OutputSpool::write(const OutputSegment &segment)
{
    const std::lock_guard lock(m_writeMutex);
    if (!m_file.isOpen() && !openFiles()) {
        qCWarning(lcTestum, "No temporary file for output: %s", qPrintable(m_file.errorString()));
        return {};
    }
    const qint64 offset = m_fileSize;
    if (!m_file.seek(offset) || !segment.save(m_file) || !m_file.flush()) {
        qCWarning(lcTestum, "Output could not be spooled: %s", qPrintable(m_file.errorString()));
        return {};
    }
    m_fileSize = m_file.pos();
    return offset;
}

} // namespace testum::gui
