#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"audit.chain_broken",
     "The audit log was changed outside testum[: the chain breaks at record {id}]. Keep the database as evidence and compare it with a backup.",
     "Журнал аудита изменен в обход testum[: цепочка нарушена на записи {id}]. Сохранить базу данных как доказательство и сравнить с резервной копией."},
    {"crypto.random_failed",
     "The system gave no random numbers. Check the computer and try again.",
     "Система не выдала случайные числа. Проверить компьютер и повторить."},
    {"crypto.self_test_failed",
     "The cryptographic self-test failed, so testum does not start. Reinstall testum and the OpenSSL library.",
     "Самопроверка криптографии не пройдена, testum не запускается. Переустановить testum и библиотеку OpenSSL."},
    {"storage.busy",
     "The database is busy. Try again in a moment.",
     "База данных занята. Повторить через некоторое время."},
    {"storage.foreign_key",
     "Another record still refers to this one. Remove that reference first.",
     "На эту запись ссылается другая. Сначала убрать ссылку."},
    {"storage.migration_changed",
     "The database was prepared by a changed version of testum. Use the version that made it, or restore a backup.",
     "База данных подготовлена измененной версией testum. Использовать ту же версию или восстановить резервную копию."},
    {"storage.query_failed",
     "The database refused the request. See the server's log.",
     "База данных отклонила запрос. Подробности в журнале сервера."},
    {"storage.schema_newer",
     "The database belongs to a newer testum[ (its version {found}, known here {known})]. Update testum.",
     "База данных создана более новой версией testum[ (версия {found}, здесь известна {known})]. Обновить testum."},
    {"storage.unavailable",
     "The database cannot be reached. Check that it runs and that there is room on the disk, then try again.",
     "База данных недоступна. Проверить, что она работает и на диске есть место, и повторить."},
    {"storage.unique_violation",
     "Such a record already exists. Choose another name.",
     "Такая запись уже существует. Выбрать другое имя."},
    {"storage.url_invalid",
     "The database address is not valid. It has the form postgresql://user:password@host:port/database or sqlite:///path.",
     "Неверный адрес базы данных. Его вид: postgresql://user:password@host:port/database или sqlite:///путь."},
    {"vault.cannot_open",
     "A stored secret cannot be opened: it was changed or moved outside testum, or belongs to another master key. Enter the secret again.",
     "Сохраненный секрет не открывается: он изменен или перенесен в обход testum либо зашифрован другим мастер-ключом. Ввести секрет заново."},
    {"vault.key_exists",
     "A master key already exists and is never overwritten.",
     "Мастер-ключ уже существует и никогда не перезаписывается."},
    {"vault.key_file_exposed",
     "Others can read the file with the master key. Restrict it to its owner (mode 0600) and start again.",
     "Файл с мастер-ключом доступен другим. Оставить доступ только владельцу (права 0600) и запустить снова."},
    {"vault.key_malformed",
     "The master key is malformed: it must be 32 bytes in url-safe base64. Check where it comes from.",
     "Неверный мастер-ключ: нужны 32 байта в url-safe base64. Проверить его источник."},
    {"vault.key_not_found",
     "The master key of this database was not found. Provide it by TESTUM_MASTER_KEY_FILE or unlock the keychain; without it the stored secrets cannot be read.",
     "Мастер-ключ этой базы данных не найден. Указать его через TESTUM_MASTER_KEY_FILE или разблокировать связку ключей: без него секреты не прочитать."},
    {"vault.keychain_locked",
     "The system keychain is locked. Unlock it and start again.",
     "Системная связка ключей заблокирована. Разблокировать ее и запустить снова."},
    {"vault.keychain_unavailable",
     "The system keychain does not answer. Start it, or keep the master key in a file.",
     "Системная связка ключей не отвечает. Запустить ее или хранить мастер-ключ в файле."},
    {"vault.read_only_source",
     "The master key comes from a read-only source and cannot be stored there.",
     "Источник мастер-ключа доступен только для чтения, сохранить ключ в нем нельзя."},
};
// clang-format on

} // namespace

std::span<const Sentence> storageSentences() { return kSentences; }

} // namespace testum::text
