#include "support/engine/daemonprocess.h"

#include "support/engine/testengine.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

#include <csignal>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace testum::tests {

namespace {

void dieWithTheTest()
{
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

QProcessEnvironment environmentWith(const QStringList &lines)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TESTUM_KEYCHAIN"), QStringLiteral("off"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const QString &line : lines)
        environment.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return environment;
}

} // namespace

QString programPath(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/") + name;
}

DaemonProcess::DaemonProcess()
    : DaemonProcess(Options{})
{}

DaemonProcess::DaemonProcess(const Options &options)
    : m_options(options)
{
    QFile file(envFile());
    if (!file.open(QIODevice::WriteOnly))
        qFatal("The env file cannot be written");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write("TESTUM_MASTER_KEY=" + TestEngine::fixedMasterKey() + "\nADMIN_USERNAME=" + kAdmin +
               "\nADMIN_PASSWORD=" + kPassword + '\n');
    if (!options.databaseUrl.isEmpty())
        file.write("DATABASE_URL=" + options.databaseUrl.toUtf8() + '\n');
    for (const QString &line : options.environment)
        file.write(line.toUtf8() + '\n');
}

DaemonProcess::~DaemonProcess()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        killNow();
}

bool DaemonProcess::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setChildProcessModifier(dieWithTheTest);
    m_process->setProcessEnvironment(environmentWith({}));
    m_process->setStandardErrorFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process->start(programPath(QStringLiteral("testumd")),
                     QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                 QStringLiteral("--data-dir"), dataDir(),
                                 QStringLiteral("--env-file"), envFile()} +
                         m_options.arguments);
    QElapsedTimer timer;
    timer.start();
    QByteArray out;
    while (timer.elapsed() < 30'000 && m_process->state() != QProcess::NotRunning) {
        m_process->waitForReadyRead(200);
        out += m_process->readAllStandardOutput();
        const qsizetype at = out.indexOf("testumd ready on ");
        if (at >= 0 && out.indexOf('\n', at) > 0) {
            m_url = QString::fromUtf8(out.mid(at + 17, out.indexOf('\n', at) - at - 17)).trimmed();
            return true;
        }
    }
    qWarning("testumd did not get ready: %s", log().constData());
    return false;
}

void DaemonProcess::terminate() { ::kill(static_cast<pid_t>(pid()), SIGTERM); }

void DaemonProcess::killNow()
{
    m_process->kill();
    m_process->waitForFinished(10'000);
    m_token.clear();
}

bool DaemonProcess::waitForEnd(int timeoutMs)
{
    return m_process->state() == QProcess::NotRunning || m_process->waitForFinished(timeoutMs);
}

QByteArray DaemonProcess::log() const
{
    QFile file(m_dir.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DaemonProcess::Reply DaemonProcess::send(const QByteArray &method, const QString &path,
                                         const std::optional<QJsonObject> &body,
                                         const QByteArray &token)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_url + path));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    if (body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const QByteArray data =
        body ? QJsonDocument(*body).toJson(QJsonDocument::Compact) : QByteArray();
    std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, data));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    Reply result;
    result.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.body = reply->readAll();
    result.json = QJsonDocument::fromJson(result.body).object();
    return result;
}

QByteArray DaemonProcess::token()
{
    if (m_token.isEmpty()) {
        const Reply login =
            send("POST", QStringLiteral("/api/v1/auth/login"),
                 QJsonObject{{QStringLiteral("username"), QLatin1String(kAdmin)},
                             {QStringLiteral("password"), QLatin1String(kPassword)}},
                 {});
        m_token = login.json.value(QStringLiteral("access_token")).toString().toLatin1();
    }
    return m_token;
}

DaemonProcess::Reply DaemonProcess::call(const QByteArray &method, const QString &path,
                                         const std::optional<QJsonObject> &body)
{
    return send(method, path, body, token());
}

QJsonObject DaemonProcess::waitForTask(const QString &taskId, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeoutMs) {
        const QJsonObject task = call("GET", QStringLiteral("/api/v1/tasks/") + taskId).json;
        const auto status =
            domain::runStatusFromName(task.value(QStringLiteral("status")).toString());
        if (status && domain::isFinal(*status))
            return task;
        QThread::msleep(50);
    }
    return {};
}

ProgramResult runProgram(const QString &name, const QStringList &arguments, const QByteArray &input,
                         const QStringList &environment, int timeoutMs)
{
    QProcess process;
    process.setChildProcessModifier(dieWithTheTest);
    process.setProcessEnvironment(environmentWith(environment));
    process.start(programPath(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs))
        process.kill();
    process.waitForFinished(5'000);
    ProgramResult result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace testum::tests
