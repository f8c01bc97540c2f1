#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    // The general sentence of each code, for a reason without one of its own.
    {"invalid_argument",
     "The request cannot be accepted as it is. Check the given values.",
     "Запрос не может быть принят в таком виде. Проверить значения."},
    {"unauthenticated",
     "Sign in to do this.",
     "Для этого действия нужно войти."},
    {"permission_denied",
     "This is not allowed. Ask an administrator.",
     "Это действие не разрешено. Обратиться к администратору."},
    {"not_found",
     "This does not exist. It may have been deleted meanwhile.",
     "Не найдено. Возможно, уже удалено."},
    {"already_exists",
     "This already exists. Choose another name.",
     "Уже существует. Выбрать другое имя."},
    {"failed_precondition",
     "This is not possible in the present state.",
     "В текущем состоянии это невозможно."},
    {"conflict",
     "Someone else changed this meanwhile. Load it again and repeat.",
     "Данные уже изменены кем-то другим. Загрузить их заново и повторить."},
    {"resource_exhausted",
     "Too many requests at once. Try again a little later.",
     "Слишком много запросов. Повторить немного позже."},
    {"cancelled",
     "This was cancelled.",
     "Действие отменено."},
    {"deadline_exceeded",
     "This took too long. Try again, or raise the timeout.",
     "Превышено время ожидания. Повторить или увеличить таймаут."},
    {"unavailable",
     "This is not available right now. Try again a little later.",
     "Сейчас недоступно. Повторить немного позже."},
    {"unimplemented",
     "This is not supported.",
     "Не поддерживается."},
    {"internal",
     "testum made an error and noted it in the server's log. Try again; if it stays, report it.",
     "В testum произошла ошибка, она записана в журнал сервера. Повторить; если ошибка останется, сообщить о ней."},
    {"data_loss",
     "Stored data is damaged. Restore it from a backup.",
     "Сохраненные данные повреждены. Восстановить их из резервной копии."},

    {"api.response_off_schema",
     "The server's answer does not match its own documentation. Report this as a defect.",
     "Ответ сервера не соответствует его документации. Сообщить об этом как об ошибке."},
    {"client.server_unreachable",
     "The server is unreachable. Check its address and that it runs.",
     "Сервер недоступен. Проверить его адрес и что он запущен."},
    {"client.timeout",
     "The server did not answer in time. Try again.",
     "Сервер не ответил вовремя. Повторить."},
    {"client.tls_failed",
     "No trusted encrypted connection to the server could be made. Check its certificate and address.",
     "Не удалось установить доверенное защищенное соединение с сервером. Проверить его сертификат и адрес."},
    {"server.address_in_use",
     "The address to listen on is in use. Stop the other program or choose another port.",
     "Адрес для приема подключений занят. Остановить другую программу или выбрать другой порт."},
    {"server.address_invalid",
     "The address to listen on is not valid. Its form is address:port, for example 127.0.0.1:8000.",
     "Неверный адрес для приема подключений. Его вид: адрес:порт, например 127.0.0.1:8000."},
    {"server.tls_needed",
     "An address that others can reach needs TLS. Give a certificate and key, listen on 127.0.0.1, or allow it with --insecure-http.",
     "Для адреса, доступного извне, нужен TLS. Указать сертификат и ключ, слушать 127.0.0.1 или разрешить это ключом --insecure-http."},
    {"server.tls_unreadable",
     "The TLS certificate or key cannot be read. Check both files: PEM, matching each other, readable by this account.",
     "Не удалось прочитать сертификат или ключ TLS. Проверить оба файла: формат PEM, соответствие друг другу, права на чтение."},
};
// clang-format on

} // namespace

std::span<const Sentence> programSentences() { return kSentences; }

} // namespace testum::text
