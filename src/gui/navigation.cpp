#include "gui/navigation.h"

namespace testum::gui {

namespace {

constexpr qsizetype kKept = 100;

} // namespace

PagePath PagePath::parse(const QString &text)
{
    const qsizetype question = text.indexOf(u'?');
    const QString path = question < 0 ? text : text.left(question);
    const qsizetype slash = path.indexOf(u'/');
    PagePath parsed;
    parsed.id = slash < 0 ? path : path.left(slash);
    parsed.subPath = slash < 0 ? QString() : path.mid(slash + 1);
    parsed.query = question < 0 ? QString() : text.mid(question + 1);
    return parsed;
}

QString PagePath::text() const
{
    QString all = id;
    if (!subPath.isEmpty())
        all += u'/' + subPath;
    if (!query.isEmpty())
        all += u'?' + query;
    return all;
}

QString PagePath::pageId() const
{
    return id == QLatin1String("tasks") && !subPath.isEmpty() ? QStringLiteral("task") : id;
}

void NavigationHistory::visit(const QString &path)
{
    if (m_at >= 0 && m_paths.at(m_at) == path)
        return;
    m_paths = m_paths.first(m_at + 1);
    m_paths.append(path);
    if (m_paths.size() > kKept)
        m_paths.removeFirst();
    m_at = m_paths.size() - 1;
}

void NavigationHistory::replace(const QString &path)
{
    if (m_at >= 0)
        m_paths[m_at] = path;
}

void NavigationHistory::clear()
{
    m_paths.clear();
    m_at = -1;
}

} // namespace testum::gui
