#pragma once

#include <QFrame>
#include <QJsonObject>

#include <memory>

namespace Ui {
class AuditDetails;
}

namespace testum::gui {

class AuditDiffModel;

/// The drawer beside the audit log: one record with everything it says.
class AuditDetails : public QFrame
{
    Q_OBJECT

public:
    explicit AuditDetails(QWidget *parent = nullptr);
    ~AuditDetails() override;

    /// An empty one: "choose a record". `objectName`: of the object it is about.
    void show(const QJsonObject &record, const QString &objectName);

Q_SIGNALS:
    void objectOpened(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::AuditDetails> m_ui;
    AuditDiffModel *m_diff;
    QJsonObject m_record;
    QString m_objectName;
};

} // namespace testum::gui
