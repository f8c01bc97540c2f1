#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"auth.already_set_up",
     "The one-time set-up is already done. Sign in with an existing account, or ask an administrator for one.",
     "Первоначальная настройка уже выполнена. Войти с существующей учетной записью или запросить ее у администратора."},
    {"auth.hash_malformed",
     "The stored password of this account is damaged. An administrator has to set a new one.",
     "Сохраненный пароль учетной записи поврежден. Администратору нужно задать новый."},
    {"auth.local_owner",
     "The owner of this computer's data directory has no password here. Create a user to sign in with one.",
     "У владельца локального каталога данных нет пароля в testum. Чтобы входить по паролю, создать пользователя."},
    {"auth.login_failed",
     "The user name or password is wrong, or the account is disabled or locked after several failures. Check both, or try again in 15 minutes.",
     "Неверное имя пользователя или пароль, либо учетная запись отключена или временно заблокирована после нескольких ошибок. Проверить данные или повторить через 15 минут."},
    {"auth.origin_refused",
     "The request came from another web site and was refused. Use the server's own page, or send the token in an Authorization header.",
     "Запрос пришел с другого сайта и отклонен. Использовать страницу самого сервера или передать токен в заголовке Authorization."},
    {"auth.permission_denied",
     "The role[ {role}] does not allow this[ (needed permission: {permission})]. Ask an administrator for another role.",
     "Роль[ {role}] не разрешает это действие[ (нужно право {permission})]. Запросить другую роль у администратора."},
    {"auth.required",
     "Sign in first: the request carries no access token.",
     "Сначала войти: в запросе нет токена доступа."},
    {"auth.session_ended",
     "The session has ended. Sign in again.",
     "Сеанс завершен. Войти снова."},
    {"auth.ticket_invalid",
     "The ticket is unknown, used or older than 30 seconds. Request a new one.",
     "Билет неизвестен, уже использован или старше 30 секунд. Запросить новый."},
    {"auth.token_expired",
     "The access token has expired. Sign in again.",
     "Срок действия токена доступа истек. Войти снова."},
    {"auth.token_invalid",
     "The access token is not valid. Sign in again.",
     "Токен доступа недействителен. Войти снова."},
    {"auth.too_many_tickets",
     "Too many tickets are waiting to be used. Try again in half a minute.",
     "Слишком много неиспользованных билетов. Повторить через полминуты."},
    {"auth.wrong_password",
     "The current password is wrong. Nothing was changed.",
     "Текущий пароль неверен. Ничего не изменено."},
    {"auth.too_many_wrong_passwords",
     "The current password was wrong too often. Try again in 15 minutes.",
     "Текущий пароль слишком часто вводили неверно. Повторить через 15 минут."},
    {"user.cannot_remove_self",
     "The own account cannot be deleted. Let another administrator do it.",
     "Собственную учетную запись удалить нельзя. Это может сделать другой администратор."},
    {"user.last_admin",
     "This is the last enabled administrator. Make another user an administrator first.",
     "Это последний действующий администратор. Сначала назначить администратором другого пользователя."},
    {"user.name_malformed",
     "The user name must not begin or end with a space, contain control characters or begin with \"local:\".",
     "Имя пользователя не должно начинаться или заканчиваться пробелом, содержать управляющие символы или начинаться с «local:»."},
    {"user.name_taken",
     "A user with this name already exists. Choose another name.",
     "Пользователь с таким именем уже существует. Выбрать другое имя."},
    {"user.not_found",
     "There is no such user. It may have been deleted meanwhile.",
     "Такого пользователя нет. Возможно, он уже удален."},
    {"user.password_too_long",
     "The password is too long[: at most {max} bytes are accepted].",
     "Пароль слишком длинный[: не более {max} байт]."},
    {"user.password_too_short",
     "The password is too short[: at least {min} characters are needed].",
     "Пароль слишком короткий[: нужно не менее {min} символов]."},
};
// clang-format on

} // namespace

std::span<const Sentence> accessSentences() { return kSentences; }

} // namespace testum::text
