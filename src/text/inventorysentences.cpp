#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"key.already_added",
     "This SSH key is already in the list. Use the existing entry.",
     "Этот SSH ключ уже есть в списке. Использовать существующую запись."},
    {"key.bad_base64",
     "The middle part of the public key is not valid base64. Copy the whole line again.",
     "Средняя часть публичного ключа не является base64. Скопировать строку целиком еще раз."},
    {"key.empty",
     "The public key is empty. Paste one line such as \"ssh-ed25519 AAAA… comment\".",
     "Публичный ключ пуст. Вставить одну строку вида «ssh-ed25519 AAAA… комментарий»."},
    {"key.in_use",
     "The SSH key is used by at least one platform. Choose another key or sign-in method there first.",
     "SSH ключ используется хотя бы одной платформой. Сначала выбрать там другой ключ или способ входа."},
    {"key.malformed",
     "The public key is incomplete or damaged. Copy the whole line again.",
     "Публичный ключ неполон или поврежден. Скопировать строку целиком еще раз."},
    {"key.name_malformed",
     "The key's name must have 1 to 128 characters, must not begin with - or @, contain commas or control characters, or have spaces at its ends.",
     "Имя ключа: от 1 до 128 символов, без запятых и управляющих символов, без пробелов по краям, не начинается с - или @."},
    {"key.name_taken",
     "An SSH key with this name already exists. Choose another name.",
     "SSH ключ с таким именем уже существует. Выбрать другое имя."},
    {"key.not_found",
     "There is no such SSH key. It may have been deleted meanwhile.",
     "Такого SSH ключа нет. Возможно, он уже удален."},
    {"key.options_in_front",
     "The line begins with options. Give only the key: type, base64 and comment.",
     "Строка начинается с опций. Указать только сам ключ: тип, base64 и комментарий."},
    {"key.private_key_pasted",
     "This is a private key. Never hand it out: paste the public one, usually the file ending in .pub.",
     "Это приватный ключ, передавать его нельзя. Вставить публичный ключ, обычно из файла с окончанием .pub."},
    {"key.several_lines",
     "There is more than one line. Add the keys one by one.",
     "Строк больше одной. Добавлять ключи по одному."},
    {"key.too_weak",
     "The key is too weak: DSA and RSA below 2048 bits are not accepted. Generate an Ed25519 key.",
     "Ключ слишком слабый: DSA и RSA короче 2048 бит не принимаются. Создать ключ Ed25519."},
    {"key.type_mismatch",
     "The type in front does not match the key itself. Copy the whole line again.",
     "Тип в начале строки не совпадает с самим ключом. Скопировать строку целиком еще раз."},
    {"key.unsupported_type",
     "Keys of this type are not supported. Use Ed25519, RSA or ECDSA.",
     "Ключи этого типа не поддерживаются. Использовать Ed25519, RSA или ECDSA."},
    {"platform.name_taken",
     "A platform with this name already exists. Choose another name.",
     "Платформа с таким именем уже существует. Выбрать другое имя."},
    {"platform.not_found",
     "There is no platform[ {platform}]. It may have been renamed or deleted.",
     "Платформы[ {platform}] нет. Возможно, она переименована или удалена."},
    {"platform.secret_needed_again",
     "The address or user name changes: enter this secret again or remove it. The old one was entrusted to the old address only.",
     "Меняется адрес или имя пользователя: ввести этот секрет заново или удалить его. Прежний был доверен только прежнему адресу."},
};
// clang-format on

} // namespace

std::span<const Sentence> inventorySentences() { return kSentences; }

} // namespace testum::text
