#include "gui/aboutdialog.h"

#include "gui/connection.h"
#include "gui/engineaccess.h"
#include "gui/typography.h"
#include "ui_aboutdialog.h"

#include <QClipboard>
#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QIcon>
#include <QSysInfo>

namespace testum::gui {

namespace {

constexpr int kLogo = 64;

QString iconLicence()
{
    QFile file(QStringLiteral(":/icons/lucide-license.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

AboutDialog::AboutDialog(Connection &connection, const EngineAccess &engine, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
    , m_connection(connection)
    , m_engine(engine)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_ui->logoLabel->setPixmap(QIcon(QStringLiteral(":/icons/testum.svg"))
                                   .pixmap(QSize(kLogo, kLogo), devicePixelRatioF()));
    applyTextRole(m_ui->nameLabel, TextRole::Heading1);
    m_ui->purposeLabel->setProperty("role", QStringLiteral("muted"));
    m_copy = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copyDiagnosticsButton"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(diagnostics());
        m_copy->setText(tr("Copied"));
    });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::close);
    retranslate();
    askEngine();
}

AboutDialog::~AboutDialog() = default;

void AboutDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void AboutDialog::askEngine()
{
    struct Facts
    {
        QString version;
        LocalEngineInfo local;
    };
    const bool local = m_connection.profile().isLocal() && m_engine.localInfo;
    m_connection.call<Facts>(
        this,
        [local, info = m_engine.localInfo](client::ApiClient &client) -> Result<Facts> {
            TESTUM_TRY(const QJsonObject health, client.get(QStringLiteral("/health")));
            Facts facts;
            facts.version = health.value(QStringLiteral("version")).toString();
            if (local)
                facts.local = info();
            return facts;
        },
        [this](const Result<Facts> &facts) {
            if (!facts)
                return;
            m_engineVersion = facts->version;
            m_dataDir = facts->local.dataDir;
            m_database = facts->local.database;
            showFacts();
        });
}

void AboutDialog::showFacts()
{
    for (const auto &[name, value] : std::as_const(m_rows)) {
        delete name;
        delete value;
    }
    m_rows.clear();
    const auto add = [this](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *nameLabel = new QLabel(this);
        nameLabel->setTextFormat(Qt::PlainText);
        nameLabel->setText(name);
        nameLabel->setProperty("role", QStringLiteral("muted"));
        auto *valueLabel = new QLabel(this);
        valueLabel->setTextFormat(Qt::PlainText);
        valueLabel->setText(value);
        valueLabel->setWordWrap(true);
        valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse |
                                            Qt::TextSelectableByKeyboard);
        valueLabel->setAccessibleName(name + QStringLiteral(": ") + value);
        m_ui->facts->addRow(nameLabel, valueLabel);
        m_rows.append(QPair<QLabel *, QLabel *>(nameLabel, valueLabel));
    };
    add(tr("Version"), QStringLiteral(TESTUM_VERSION));
    add(tr("Engine"), m_engineVersion);
    add(tr("Qt"), QString::fromLatin1(qVersion()) == QLatin1String(QT_VERSION_STR)
                      ? QString::fromLatin1(qVersion())
                      : tr("%1, built with %2")
                            .arg(QString::fromLatin1(qVersion()), QLatin1String(QT_VERSION_STR)));
    add(tr("System"), QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(),
                                                   QSysInfo::currentCpuArchitecture()));
    add(tr("Data directory"), m_dataDir);
    add(tr("Database"), m_database);
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About testum"));
    m_copy->setText(tr("Copy &diagnostics"));
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    m_ui->licencesPlainTextEdit->setAccessibleName(tr("Licences"));
    QStringList licences{
        tr("testum is free software under the MIT licence."),
        tr("It uses Qt under the GNU LGPL version 3, libssh under the GNU LGPL version 2.1, "
           "OpenSSL under the Apache licence 2.0 and QtKeychain under a BSD licence."),
    };
    if (const QString icons = iconLicence(); !icons.isEmpty())
        licences.append(tr("Icons: lucide.") + u'\n' + icons);
    m_ui->licencesPlainTextEdit->setPlainText(licences.join(QStringLiteral("\n\n")));
    showFacts();
}

QString AboutDialog::diagnostics() const
{
    QStringList lines{QStringLiteral("testum")};
    for (const auto &[name, value] : m_rows) {
        // The data directory's path holds the account's name.
        if (value->text() != m_dataDir && value->text() != m_database)
            lines.append(name->text() + QStringLiteral(": ") + value->text());
    }
    if (!m_database.isEmpty())
        lines.append(tr("Database") + QStringLiteral(": ") + m_database.section(u' ', 0, 0));
    return lines.join(u'\n') + u'\n';
}

} // namespace testum::gui
