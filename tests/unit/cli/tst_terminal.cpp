#include "cli/interrupt_unix.h"
#include "cli/prompt_unix.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace testum;

/// The prompt on a real pseudo terminal, and real signals.
class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedSecretIsReadAndNotShown();
    void ctrlCAtThePromptRestoresEcho();
    void signalCancelsTheToken();
    void ignoredSignalStaysIgnored();
    void handlersAreRestored();
};

namespace {

/// A child process that asks on its own terminal and sends what it got down a pipe.
class Asker
{
public:
    Asker()
    {
        int pipes[2];
        if (pipe(pipes) != 0)
            qFatal("no pipe");
        m_child = forkpty(&m_terminal, nullptr, nullptr, nullptr);
        if (m_child == 0) {
            close(pipes[0]);
            const auto secret = cli::askOnTerminal(QStringLiteral("Secret: "));
            const QByteArray told =
                secret ? "got:" + secret->view().toByteArray() : QByteArray(secret.error().reason);
            const bool sent = write(pipes[1], told.constData(), size_t(told.size())) == told.size();
            _exit(sent ? 0 : 1);
        }
        close(pipes[1]);
        m_result = pipes[0];
    }
    ~Asker()
    {
        close(m_terminal);
        close(m_result);
        kill(m_child, SIGKILL);
        waitpid(m_child, nullptr, 0);
    }

    /// Reads the terminal until it showed `text`.
    bool shows(const QByteArray &text)
    {
        QElapsedTimer patience;
        patience.start();
        while (!m_seen.contains(text) && patience.elapsed() < 10'000)
            readSome(m_terminal, m_seen);
        return m_seen.contains(text);
    }
    void type(const QByteArray &keys)
    {
        const auto written = write(m_terminal, keys.constData(), size_t(keys.size()));
        QCOMPARE(qsizetype(written), keys.size());
    }
    QByteArray result()
    {
        QByteArray told;
        while (readSome(m_result, told)) {
        }
        return told;
    }
    [[nodiscard]] QByteArray seen() const { return m_seen; }
    [[nodiscard]] bool echoes() const
    {
        termios state{};
        return tcgetattr(m_terminal, &state) == 0 && (state.c_lflag & ECHO) != 0;
    }

private:
    static bool readSome(int fd, QByteArray &to)
    {
        pollfd waiting{fd, POLLIN, 0};
        char bytes[256];
        if (poll(&waiting, 1, 10'000) <= 0)
            return false;
        const ssize_t count = read(fd, bytes, sizeof bytes);
        if (count > 0)
            to.append(bytes, count);
        return count > 0;
    }

    int m_terminal = -1;
    int m_result = -1;
    pid_t m_child = -1;
    QByteArray m_seen;
};

} // namespace

void TestTerminal::typedSecretIsReadAndNotShown()
{
    Asker asker;
    QVERIFY(asker.shows("Secret: "));
    QVERIFY(!asker.echoes());
    asker.type("hunter2 with spaces\n");
    QCOMPARE(asker.result(), QByteArray("got:hunter2 with spaces"));
    QVERIFY(asker.shows("\n"));
    QVERIFY(!asker.seen().contains("hunter2"));
}

void TestTerminal::ctrlCAtThePromptRestoresEcho()
{
    Asker asker;
    QVERIFY(asker.shows("Secret: "));
    QTRY_VERIFY(!asker.echoes());
    asker.type("half\x03");
    QCOMPARE(asker.result(), QByteArray("cli.interrupted"));
    QVERIFY(asker.echoes());
}

void TestTerminal::signalCancelsTheToken()
{
    const auto interrupt = std::make_shared<cli::Interrupt>();
    const auto token = interrupt->arm();
    const auto watch = cli::watchProcessSignals(interrupt);
    raise(SIGINT);
    QTRY_VERIFY(token->isCancelled());
    QCOMPARE(interrupt->signal(), SIGINT);
    const auto second = interrupt->arm();
    QVERIFY(!second->isCancelled());
    raise(SIGTERM);
    QTRY_VERIFY(second->isCancelled());
    QCOMPARE(interrupt->signal(), SIGTERM);
}

void TestTerminal::ignoredSignalStaysIgnored()
{
    std::signal(SIGHUP, SIG_IGN);
    const auto interrupt = std::make_shared<cli::Interrupt>();
    const auto token = interrupt->arm();
    {
        const auto watch = cli::watchProcessSignals(interrupt);
        raise(SIGHUP);
        raise(SIGINT);
        QTRY_VERIFY(token->isCancelled());
        QCOMPARE(interrupt->signal(), SIGINT);
    }
    std::signal(SIGHUP, SIG_DFL);
}

void TestTerminal::handlersAreRestored()
{
    struct sigaction before = {};
    struct sigaction during = {};
    struct sigaction after = {};
    QCOMPARE(sigaction(SIGINT, nullptr, &before), 0);
    {
        const auto watch = cli::watchProcessSignals(std::make_shared<cli::Interrupt>());
        QCOMPARE(sigaction(SIGINT, nullptr, &during), 0);
    }
    QCOMPARE(sigaction(SIGINT, nullptr, &after), 0);
    QVERIFY(during.sa_handler != before.sa_handler);
    QVERIFY(after.sa_handler == before.sa_handler);
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
