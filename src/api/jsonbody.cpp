#include "api/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUtf8StringView>

#include <optional>

using namespace Qt::StringLiterals;

namespace testum::api {

namespace {

/// Wipes its bytes when it goes: they held secrets at first.
struct Scratch
{
    QByteArray bytes;
    ~Scratch() { wipe(bytes); }
};

std::optional<char32_t> hexQuad(QByteArrayView digits)
{
    if (digits.size() < 4)
        return std::nullopt;
    char32_t value = 0;
    for (const char c : digits.first(4)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

char unescapedLetter(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter; // '"', '\\', '/'; anything else is refused by the parser that follows
    }
}

/// Writes one code point as UTF-8 and answers the number of bytes.
qsizetype putUtf8(char *out, char32_t c)
{
    if (c < 0x80) {
        out[0] = static_cast<char>(c);
        return 1;
    }
    const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    const int lead = tail == 1 ? 0xc0 : tail == 2 ? 0xe0 : 0xf0;
    out[0] = static_cast<char>(lead | static_cast<int>(c >> (6 * tail)));
    for (int i = 1; i <= tail; ++i)
        out[i] = static_cast<char>(0x80 | static_cast<int>((c >> (6 * (tail - i))) & 0x3f));
    return tail + 1;
}

/// Decodes "\uXXXX" (with its second half) at the start of `rest`; answers the bytes read.
struct Escape
{
    char32_t codePoint = 0;
    qsizetype length = 0; ///< 0: malformed, a lone surrogate, or U+0000
};
Escape unicodeEscape(QByteArrayView rest)
{
    const auto first = hexQuad(rest.sliced(2));
    if (!first || *first == 0 || (*first >= 0xdc00 && *first < 0xe000))
        return {};
    if (*first < 0xd800 || *first >= 0xe000)
        return {*first, 6};
    if (rest.size() < 12 || rest[6] != '\\' || rest[7] != 'u')
        return {};
    const auto second = hexQuad(rest.sliced(8));
    if (!second || *second < 0xdc00 || *second >= 0xe000)
        return {};
    return {0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00), 12};
}

/// The text between the quotes of a JSON string, as UTF-8; empty optional for a NUL or half a
/// surrogate pair. The result is never longer than its source.
std::optional<SecretBytes> unescaped(QByteArrayView source)
{
    SecretBytes buffer = SecretBytes::zeros(source.size());
    qsizetype size = 0;
    for (qsizetype at = 0; at < source.size();) {
        if (source[at] != '\\') {
            buffer.data()[size++] = source[at++];
        } else if (at + 1 < source.size() && source[at + 1] == 'u') {
            const Escape escape = unicodeEscape(source.sliced(at));
            if (escape.length == 0)
                return std::nullopt;
            size += putUtf8(buffer.data() + size, escape.codePoint);
            at += escape.length;
        } else {
            if (at + 1 >= source.size())
                return std::nullopt;
            buffer.data()[size++] = unescapedLetter(source[at + 1]);
            at += 2;
        }
    }
    return SecretBytes(buffer.view().first(size));
}

qsizetype codePoints(QByteArrayView utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; });
}

/// One pass over the body before the JSON parser sees it: limits the depth and moves the secret
/// members out. Whatever is malformed is left for the parser to refuse.
class SecretScanner
{
public:
    SecretScanner(QByteArray &bytes, const QStringList &fields)
        : m_bytes(bytes)
        , m_fields(fields)
    {}

    Result<std::map<QString, SecretBytes>> run()
    {
        std::map<QString, SecretBytes> secrets;
        int depth = 0;
        QString key; // of the top-level member whose value comes next
        for (qsizetype at = 0; at < m_bytes.size(); ++at) {
            const char c = m_bytes.at(at);
            if (c == '{' || c == '[') {
                if (++depth > kMaxJsonDepth)
                    return tooDeep();
                key.clear();
            } else if (c == '}' || c == ']') {
                --depth;
            } else if (c == ',') {
                key.clear();
            } else if (c == '"') {
                const qsizetype end = stringEnd(at);
                if (end < 0)
                    return secrets;
                if (depth == 1 && key.isEmpty()) {
                    key = keyAt(at, end);
                } else if (depth == 1 && m_fields.contains(key)) {
                    if (!take(secrets[key], at + 1, end))
                        return fieldError(key, "field.bad_text");
                }
                at = end;
            }
        }
        return secrets;
    }

private:
    static Error tooDeep()
    {
        Error error{ErrorCode::InvalidArgument, "request.too_deep",
                    u"The request body is nested too deeply"_s};
        error.args.insert(u"max"_s, QString::number(kMaxJsonDepth));
        return error;
    }

    /// The index of the closing quote of the string that opens at `open`, or -1.
    qsizetype stringEnd(qsizetype open) const
    {
        for (qsizetype at = open + 1; at < m_bytes.size(); ++at) {
            if (m_bytes.at(at) == '\\')
                ++at;
            else if (m_bytes.at(at) == '"')
                return at;
        }
        return -1;
    }

    QString keyAt(qsizetype open, qsizetype end) const
    {
        const auto key = unescaped(QByteArrayView(m_bytes).sliced(open + 1, end - open - 1));
        return key ? QString::fromUtf8(key->view()) : QString();
    }

    /// Moves [start, end) out and leaves a string of as many 'x'.
    bool take(SecretBytes &secret, qsizetype start, qsizetype end)
    {
        auto text = unescaped(QByteArrayView(m_bytes).sliced(start, end - start));
        if (!text || text->view().contains('\0'))
            return false;
        char *data = m_bytes.data();
        const qsizetype count = codePoints(text->view());
        std::fill(data + start, data + start + count, 'x');
        data[start + count] = '"';
        std::fill(data + start + count + 1, data + end + 1, ' ');
        secret = std::move(*text);
        return true;
    }

    QByteArray &m_bytes;
    const QStringList &m_fields;
};

/// PostgreSQL's TEXT holds no U+0000, and half a surrogate pair is no text at all.
bool isCleanText(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isNull() || text[i].isLowSurrogate())
            return false;
        if (text[i].isHighSurrogate() && (++i == text.size() || !text[i].isLowSurrogate()))
            return false;
    }
    return true;
}

/// Appends the places of `value` that hold no clean text.
void findBadText(const QJsonValue &value, const QString &path, QList<FieldError> &errors)
{
    if (value.isString()) {
        if (!isCleanText(value.toString()))
            errors.append({path, "field.bad_text"});
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            findBadText(array.at(i), path + u'[' + QString::number(i) + u']', errors);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString place = path.isEmpty() ? it.key() : path + u'.' + it.key();
            findBadText(it.value(), place, errors);
        }
    }
}

} // namespace

Result<JsonBody> readJsonBody(QByteArrayView bytes, const QStringList &secretFields)
{
    if (!QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8()) {
        return Error{ErrorCode::InvalidArgument, "request.not_utf8",
                     u"The request body is not valid UTF-8"_s};
    }
    Scratch scratch{bytes.toByteArray()};
    TESTUM_TRY(auto secrets, SecretScanner(scratch.bytes, secretFields).run());
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(scratch.bytes, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject()) {
        Error error{ErrorCode::InvalidArgument, "request.not_json",
                    u"The request body is not a JSON object"_s};
        if (parsed.error != QJsonParseError::NoError)
            error.args.insert(u"offset"_s, QString::number(parsed.offset));
        return error;
    }
    Error badText{ErrorCode::InvalidArgument, "request.invalid", u"Some texts were refused"_s};
    findBadText(document.object(), {}, badText.fields);
    if (!badText.fields.isEmpty())
        return badText;
    return JsonBody{document.object(), std::move(secrets)};
}

} // namespace testum::api
