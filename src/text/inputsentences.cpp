#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"field.bad_format",
     "The value does not have the expected form[: {expected}].",
     "Значение имеет неверный формат[, ожидается: {expected}]."},
    {"field.bad_text",
     "The text holds a NUL or a broken character. Remove it.",
     "Текст содержит нулевой или поврежденный символ. Удалить его."},
    {"field.invalid",
     "The value cannot be accepted.",
     "Недопустимое значение."},
    {"field.not_together",
     "This cannot be given together with {other}. Leave one of them out.",
     "Нельзя указывать вместе с {other}. Оставить что-то одно."},
    {"field.out_of_range",
     "The value is out of range[: at least {min}][, at most {max}].",
     "Значение вне допустимых пределов[, не менее {min}][, не более {max}]."},
    {"field.repeated",
     "This is given more than once. Give it once.",
     "Указано несколько раз. Указать один раз."},
    {"field.required",
     "A value is required here.",
     "Обязательное поле."},
    {"field.too_few",
     "There are too few entries[: at least {min} are needed].",
     "Слишком мало элементов[, нужно не менее {min}]."},
    {"field.too_long",
     "The value is too long[: at most {max} characters].",
     "Значение слишком длинное[, не более {max} символов]."},
    {"field.too_many",
     "There are too many entries[: at most {max} are accepted].",
     "Слишком много элементов[, не более {max}]."},
    {"field.too_short",
     "The value is too short[: at least {min} characters].",
     "Значение слишком короткое[, не менее {min} символов]."},
    {"field.unknown",
     "There is no such field. Check the spelling against the API documentation.",
     "Такого поля нет. Сверить название с документацией API."},
    {"field.unknown_value",
     "This value is not known here[. Allowed: {allowed}].",
     "Неизвестное значение[. Допустимо: {allowed}]."},
    {"field.wrong_type",
     "The value has the wrong type[: {expected} is expected].",
     "Неверный тип значения[, ожидается {expected}]."},
    {"request.invalid",
     "Some of the given values cannot be accepted. Correct the fields named below.",
     "Некоторые значения не приняты. Исправить перечисленные поля."},
    {"request.method_not_allowed",
     "The method {method} is not possible here[. Allowed: {allowed}].",
     "Метод {method} здесь неприменим[. Допустимо: {allowed}]."},
    {"request.no_such_path",
     "There is nothing at this address. The API's addresses are listed at /docs.",
     "По этому адресу ничего нет. Адреса API перечислены на странице /docs."},
    {"request.not_json",
     "The request body is not a JSON object[ (byte {offset})]. Correct it and send it again.",
     "Тело запроса не является объектом JSON[ (байт {offset})]. Исправить и отправить снова."},
    {"request.not_json_type",
     "The request body must be sent with the header Content-Type: application/json.",
     "Тело запроса нужно отправлять с заголовком Content-Type: application/json."},
    {"request.not_utf8",
     "The request body is not valid UTF-8. Send the text in UTF-8.",
     "Тело запроса не в кодировке UTF-8. Отправить текст в UTF-8."},
    {"request.too_deep",
     "The request body is nested too deeply[: at most {max} levels].",
     "Слишком глубокая вложенность в теле запроса[, не более {max} уровней]."},
    {"request.range_unsatisfiable",
     "The output has no bytes in the requested range[: its size is {size}].",
     "В выводе нет запрошенного диапазона байт[, размер вывода: {size}]."},
};
// clang-format on

} // namespace

std::span<const Sentence> inputSentences() { return kSentences; }

} // namespace testum::text
