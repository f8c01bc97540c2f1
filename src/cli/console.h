#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace testum::cli {

/// Standard output and error, buffered: written when 64 KiB wait, at most 20 ms later while
/// streaming, and at the end. Whatever goes to a terminal passes appendVisible(), so that no escape
/// sequence of a host gets there. One mutex; the devices are touched under it only.
class Console
{
public:
    enum class Channel { Output, Error };

    Console(QIODevice *output, QIODevice *error, bool outputIsTerminal, bool errorIsTerminal);
    ~Console(); ///< flushes

    void write(Channel channel, QByteArrayView text);
    void print(const QString &line); ///< to standard output, with a line end
    void note(const QString &line);  ///< to standard error, with a line end
    /// One line on an error terminal that the next one replaces; elsewhere nothing.
    void progress(const QString &line);
    /// Bytes as they are. Never call it for a terminal.
    void writeExact(QByteArrayView bytes);
    void flush();
    /// From now on output leaves within 20 ms even when nobody calls flush().
    void startStreaming();

    [[nodiscard]] bool isTerminal(Channel channel) const { return side(channel).isTerminal; }
    /// Nobody reads standard output any more.
    [[nodiscard]] bool isBroken() const;

private:
    struct Side
    {
        QIODevice *device;
        bool isTerminal;
        bool broken = false;
        QByteArray pending{};
    };
    [[nodiscard]] Side &side(Channel channel)
    {
        return channel == Channel::Output ? m_output : m_error;
    }
    [[nodiscard]] const Side &side(Channel channel) const
    {
        return channel == Channel::Output ? m_output : m_error;
    }
    void append(Channel channel, QByteArrayView text, bool exact);
    static void flushSide(Side &side);
    void flushLocked();
    void flushLoop();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Side m_output;
    Side m_error;
    bool m_stop = false;
    bool m_hasProgress = false;
    std::thread m_flusher;
};

} // namespace testum::cli
