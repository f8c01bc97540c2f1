#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"ssh.agent_no_identity",
     "The SSH agent holds no key. Add one with ssh-add or choose another sign-in method.",
     "В SSH-агенте нет ключей. Добавить ключ командой ssh-add или выбрать другой способ входа."},
    {"ssh.agent_unavailable",
     "No SSH agent answers. Start one and set SSH_AUTH_SOCK for testum, or choose another sign-in method.",
     "SSH-агент не отвечает. Запустить его и передать testum переменную SSH_AUTH_SOCK или выбрать другой способ входа."},
    {"ssh.auth_failed",
     "The host refused the sign-in. Check the user name and the password or key of the platform.",
     "Хост отклонил вход. Проверить имя пользователя и пароль или ключ платформы."},
    {"ssh.auth_method_refused",
     "The host does not offer this sign-in method[; it offers: {offered}]. Choose another one for the platform or allow it on the host.",
     "Хост не предлагает этот способ входа[, доступно: {offered}]. Выбрать для платформы другой способ или разрешить этот на хосте."},
    {"ssh.auth_more_needed",
     "The host asks for more than one proof of identity[ (still needed: {offered})]. testum signs in with one; allow that for this user on the host.",
     "Хост требует несколько способов подтверждения[ (еще нужно: {offered})]. testum использует один, разрешить это для пользователя на хосте."},
    {"ssh.connection_lost",
     "The connection to the host broke. Check the network and try again.",
     "Соединение с хостом прервалось. Проверить сеть и повторить."},
    {"ssh.exec_refused",
     "The host lets the user sign in but refuses to run commands. Check the user's shell and the SSH server's restrictions.",
     "Хост разрешает вход, но запрещает выполнять команды. Проверить оболочку пользователя и ограничения SSH-сервера."},
    {"ssh.host_key_changed",
     "The host[ {host}] shows another key than the pinned one[: {fingerprint_new} instead of {fingerprint_old}]. This may be an attack or a reinstalled host: compare the fingerprints and accept the new key only if it is right.",
     "Хост[ {host}] предъявил не тот ключ, который закреплен[: {fingerprint_new} вместо {fingerprint_old}]. Возможна атака или переустановка хоста: сверить отпечатки и принять новый ключ, только если он верен."},
    {"ssh.host_key_revoked",
     "The host shows a key that was revoked earlier[: {fingerprint}]. Find out why it is in use again before accepting anything.",
     "Хост предъявил ранее отозванный ключ[: {fingerprint}]. Прежде чем принимать ключ, выяснить, почему он снова используется."},
    {"ssh.host_key_unknown",
     "The host's key is not known yet[ ({fingerprint})] and the host key policy is strict. Compare its fingerprint and accept it.",
     "Ключ хоста еще неизвестен[ ({fingerprint})], а политика ключей хостов строгая. Сверить отпечаток и принять ключ."},
    {"ssh.key_passphrase_wrong",
     "The passphrase of the private key is missing or wrong. Enter it again.",
     "Парольная фраза приватного ключа не указана или неверна. Ввести ее заново."},
    {"ssh.key_unreadable",
     "The private key cannot be read. Enter it again as a whole: OpenSSH, PEM or PKCS#8.",
     "Не удалось прочитать приватный ключ. Ввести его заново целиком: OpenSSH, PEM или PKCS#8."},
    {"ssh.no_common_algorithm",
     "The host offers only algorithms that are no longer safe. Update its SSH server or enable modern algorithms there.",
     "Хост предлагает только небезопасные алгоритмы. Обновить на нем SSH-сервер или включить современные алгоритмы."},
    {"ssh.not_ssh",
     "What answers on this port is not an SSH server. Check the address and the port.",
     "На этом порту отвечает не SSH-сервер. Проверить адрес и порт."},
    {"ssh.pins_tampered",
     "The pinned host keys of this platform were changed outside testum. Find out who did it, then forget the host keys and connect again.",
     "Закрепленные ключи хоста этой платформы изменены в обход testum. Выяснить причину, затем забыть ключи хоста и подключиться снова."},
    {"ssh.protocol_error",
     "The conversation with the host broke off against the SSH protocol. Try again; if it stays, check the SSH server's log.",
     "Обмен с хостом нарушен вопреки протоколу SSH. Повторить; если ошибка останется, проверить журнал SSH-сервера."},
    {"ssh.resolve_failed",
     "The host name[ {host}] could not be resolved. Check its spelling and the name server.",
     "Не удалось определить адрес хоста[ {host}]. Проверить написание имени и сервер DNS."},
    {"ssh.timeout",
     "The host did not answer in time. Check that it is up and reachable, or raise the timeout.",
     "Хост не ответил вовремя. Проверить, что он включен и доступен, или увеличить таймаут."},
    {"ssh.too_many_sessions",
     "The host opens no further session on this connection. Raise MaxSessions there or run fewer commands at once.",
     "Хост не открывает новый сеанс в этом соединении. Увеличить на нем MaxSessions или выполнять меньше команд сразу."},
    {"ssh.unreachable",
     "The host[ {host}] is unreachable. Check the address, the port[ {port}], the firewall and that the SSH server runs.",
     "Хост[ {host}] недоступен. Проверить адрес, порт[ {port}], межсетевой экран и работу SSH-сервера."},
};
// clang-format on

} // namespace

std::span<const Sentence> sshSentences() { return kSentences; }

} // namespace testum::text
