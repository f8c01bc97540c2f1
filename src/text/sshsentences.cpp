#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"ssh.auth_failed",
     "The host refused the sign-in. Check the user name and the password or key of the platform.",
     "Хост отклонил вход. Проверить имя пользователя и пароль или ключ платформы."},
    {"ssh.connection_lost",
     "The connection to the host broke. Check the network and try again.",
     "Соединение с хостом прервалось. Проверить сеть и повторить."},
    {"ssh.host_key_changed",
     "The host shows another key than the pinned one. This may be an attack or a reinstalled host: compare the fingerprints and accept the new key only if it is right.",
     "Хост предъявил не тот ключ, который закреплен. Возможна атака или переустановка хоста: сверить отпечатки и принять новый ключ, только если он верен."},
    {"ssh.host_key_unknown",
     "The host's key is not known yet and the host key policy is strict. Compare its fingerprint and accept it.",
     "Ключ хоста еще неизвестен, а политика ключей хостов строгая. Сверить отпечаток и принять ключ."},
    {"ssh.pins_tampered",
     "The pinned host keys of this platform were changed outside testum. Find out who did it, then forget the host keys and connect again.",
     "Закрепленные ключи хоста этой платформы изменены в обход testum. Выяснить причину, затем забыть ключи хоста и подключиться снова."},
    {"ssh.resolve_failed",
     "The host name[ {host}] could not be resolved. Check its spelling and the name server.",
     "Не удалось определить адрес хоста[ {host}]. Проверить написание имени и сервер DNS."},
    {"ssh.timeout",
     "The host did not answer in time. Check that it is up and reachable, or raise the timeout.",
     "Хост не ответил вовремя. Проверить, что он включен и доступен, или увеличить таймаут."},
    {"ssh.unreachable",
     "The host is unreachable. Check the address, the port, the firewall and that the SSH server runs.",
     "Хост недоступен. Проверить адрес, порт, межсетевой экран и работу SSH-сервера."},
};
// clang-format on

} // namespace

std::span<const Sentence> sshSentences() { return kSentences; }

} // namespace testum::text
