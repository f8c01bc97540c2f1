#include "domain/validate.h"

#include <algorithm>

namespace testum::domain {

namespace {

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) ||
           c.unicode() == 0x2028 || c.unicode() == 0x2029;
}

bool isPlainText(QStringView text, qsizetype maxLength)
{
    if (text.isEmpty() || text.size() > maxLength)
        return false;
    if (text.front().isSpace() || text.back().isSpace())
        return false;
    return std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

bool isValidHost(QStringView host)
{
    if (host.isEmpty() || host.size() > 253 || host.front() == u'-')
        return false;
    for (const QChar c : host) {
        if (QStringView(u"'`\"$\\;&<>|(){}[],/@#?!*").contains(c) || c.isSpace() || isControl(c))
            return false;
    }
    return true;
}

bool isValidSshUser(QStringView user)
{
    if (user.isEmpty() || user.size() > 128 || user.front() == u'-')
        return false;
    for (qsizetype i = 0; i < user.size(); ++i) {
        const QChar c = user[i];
        if (QStringView(u"'`\";&<>|(){}").contains(c) || c.isSpace() || isControl(c))
            return false;
        if (c == u'\\' && i + 1 == user.size())
            return false;
    }
    return true;
}

bool isValidPlatformName(QStringView name)
{
    return isPlainText(name, 128) && name.front() != u'-' && name.front() != u'@' &&
           !name.contains(u',');
}

bool isValidTag(QStringView tag) { return isPlainText(tag, 64) && !tag.contains(u','); }

} // namespace testum::domain
