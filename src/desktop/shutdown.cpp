#include "desktop/shutdown.h"

#include "core/guardthread.h"

#include <QCoreApplication>

namespace testum::desktop {

namespace {

constexpr std::chrono::seconds kLastCalls{2};

} // namespace

Shutdown::Shutdown(LocalEngine &engine, gui::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_connection(connection)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Shutdown::takeDown);
}

Shutdown::~Shutdown()
{
    if (m_thread)
        m_thread->wait();
}

void Shutdown::begin(std::chrono::milliseconds grace)
{
    if (m_begun)
        return;
    m_begun = true;
    m_grace = grace;
    Q_EMIT begun();
    m_patience.start(kLastCalls);
    // Workers take calls in order: when this one runs, all that the window asked for while it was
    // closing (the deletions that could still be undone) have begun, and those are waited for.
    m_connection.call<bool>(
        this, [](client::ApiClient &) -> Result<bool> { return true; },
        [this](const Result<bool> &) { takeDown(); });
}

void Shutdown::hurry()
{
    m_patience.stop();
    takeDown();
    m_engine.stopNow();
}

void Shutdown::takeDown()
{
    m_patience.stop();
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        guardThread("drain", [this] { m_engine.shutDown(m_grace); });
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }));
    m_thread->start();
}

} // namespace testum::desktop
