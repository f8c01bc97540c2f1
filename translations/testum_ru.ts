<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>testumctl</name>
    <message>
        <source>&quot;%1&quot; needs one of these after it: %2.</source>
        <translation>После «%1» нужно одно из: %2.</translation>
    </message>
    <message>
        <source>There is no verb &quot;%1&quot;. &quot;testumctl help&quot; lists them.</source>
        <translation>Команды «%1» нет. Список команд: «testumctl help».</translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation>Параметр --%1 не принимает значения.</translation>
    </message>
    <message>
        <source>There is no option --%1. &quot;testumctl help %2&quot; lists them.</source>
        <translation>Параметра --%1 нет. Список параметров: «testumctl help %2».</translation>
    </message>
    <message>
        <source>There is no option -%1. &quot;testumctl help %2&quot; lists them.</source>
        <translation>Параметра -%1 нет. Список параметров: «testumctl help %2».</translation>
    </message>
    <message>
        <source>The option --%1 is given twice.</source>
        <translation>Параметр --%1 указан дважды.</translation>
    </message>
    <message>
        <source>The option --%1 needs a value.</source>
        <translation>Параметру --%1 нужно значение.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time for --%2: give seconds, or a number with s, m or h.</source>
        <translation>«%1» — не время для --%2: укажите секунды или число с s, m или h.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number for --%2.</source>
        <translation>«%1» — не число для --%2.</translation>
    </message>
    <message>
        <source>--%1 must be between %2 and %3.</source>
        <translation>Значение --%1 должно быть от %2 до %3.</translation>
    </message>
    <message>
        <source>--%1 must be at least %2.</source>
        <translation>Значение --%1 должно быть не меньше %2.</translation>
    </message>
    <message>
        <source>%1 is missing. &quot;testumctl help %2&quot; shows the usage.</source>
        <translation>Не указано: %1. Как вызывать, покажет «testumctl help %2».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many. &quot;testumctl help %2&quot; shows the usage.</source>
        <translation>«%1» — лишний аргумент. Как вызывать, покажет «testumctl help %2».</translation>
    </message>
    <message>
        <source>What is to be done? &quot;testumctl help&quot; lists the verbs.</source>
        <translation>Что нужно сделать? Список команд: «testumctl help».</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ВРЕМЯ</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>ПОЛЬЗОВАТЕЛЬ</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>ОТКУДА</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>ДЕЙСТВИЕ</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>ОБЪЕКТ</translation>
    </message>
    <message>
        <source>DETAILS</source>
        <translation>ПОДРОБНОСТИ</translation>
    </message>
    <message>
        <source>Show who did what, the newest first.</source>
        <translation>Показать, кто что делал; сначала новое.</translation>
    </message>
    <message>
        <source>Only of this user.</source>
        <translation>Только этого пользователя.</translation>
    </message>
    <message>
        <source>Only this action.</source>
        <translation>Только это действие.</translation>
    </message>
    <message>
        <source>Only about this kind of thing.</source>
        <translation>Только об объектах этого вида.</translation>
    </message>
    <message>
        <source>Only about this one.</source>
        <translation>Только об этом объекте.</translation>
    </message>
    <message>
        <source>Not before this time (ISO 8601).</source>
        <translation>Не раньше этого времени (ISO 8601).</translation>
    </message>
    <message>
        <source>Not after this time (ISO 8601).</source>
        <translation>Не позже этого времени (ISO 8601).</translation>
    </message>
    <message>
        <source>Address and port to serve on; port 0 picks a free one. Default: 127.0.0.1:8000.</source>
        <translation>Адрес и порт, на которых работать; порт 0 — любой свободный. По умолчанию 127.0.0.1:8000.</translation>
    </message>
    <message>
        <source>Directory of the database, the output and the key file.</source>
        <translation>Каталог базы данных, вывода и файла ключа.</translation>
    </message>
    <message>
        <source>postgresql://… or sqlite:///…. A password belongs in the environment variable DATABASE_URL or in the env file, not here.</source>
        <translation>postgresql://… или sqlite:///…. Паролю место в переменной окружения DATABASE_URL или в файле окружения, а не здесь.</translation>
    </message>
    <message>
        <source>File with KEY=VALUE lines, readable by you alone.</source>
        <translation>Файл со строками КЛЮЧ=ЗНАЧЕНИЕ, доступный для чтения только вам.</translation>
    </message>
    <message>
        <source>PEM file with the server&apos;s certificate chain.</source>
        <translation>Файл PEM с цепочкой сертификатов сервера.</translation>
    </message>
    <message>
        <source>PEM file with its private key.</source>
        <translation>Файл PEM с его закрытым ключом.</translation>
    </message>
    <message>
        <source>Serve plain HTTP on an address that others can reach.</source>
        <translation>Работать по открытому HTTP на адресе, доступном другим.</translation>
    </message>
    <message>
        <source>Log lines on standard error: text or json.</source>
        <translation>Вид журнала в стандартном потоке ошибок: text или json.</translation>
    </message>
    <message>
        <source>testum without a window: SSH keys, platforms and tasks over REST and WebSocket.</source>
        <translation>testum без окна: ключи SSH, платформы и задачи через REST и WebSocket.</translation>
    </message>
    <message>
        <source>testumd takes no argument &quot;%1&quot;. See testumd --help.</source>
        <translation>testumd не принимает аргумент «%1». См. testumd --help.</translation>
    </message>
    <message>
        <source>Run a command on one host.</source>
        <translation>Выполнить команду на одном хосте.</translation>
    </message>
    <message>
        <source>On a server it prints the task&apos;s id and returns at once; with --wait it shows the output and waits for the end. Without a server it always waits, because the engine ends with testumctl.</source>
        <translation>При работе с сервером сразу печатает идентификатор задачи; с --wait показывает вывод и ждёт конца. Без сервера ждёт всегда, потому что движок завершается вместе с testumctl.</translation>
    </message>
    <message>
        <source>Show the output and wait for the end.</source>
        <translation>Показывать вывод и ждать конца.</translation>
    </message>
    <message>
        <source>Everything succeeded.</source>
        <translation>Всё удалось.</translation>
    </message>
    <message>
        <source>Another error.</source>
        <translation>Другая ошибка.</translation>
    </message>
    <message>
        <source>The command line is wrong.</source>
        <translation>Неверная командная строка.</translation>
    </message>
    <message>
        <source>A command timed out or was cancelled.</source>
        <translation>Команда не уложилась во время или была отменена.</translation>
    </message>
    <message>
        <source>Connection or login failed, to a host or to the server.</source>
        <translation>Не удалось подключиться или войти: на хост или на сервер.</translation>
    </message>
    <message>
        <source>A remote command ended with another code than 0. With -S the largest remote code is the exit code instead.</source>
        <translation>Удалённая команда завершилась с кодом, отличным от 0. С -S код выхода — наибольший из удалённых.</translation>
    </message>
    <message>
        <source>Ctrl-C.</source>
        <translation>Ctrl-C.</translation>
    </message>
    <message>
        <source>When hosts end differently, the first of 4, 3, 1, 5 that occurred is the exit code.</source>
        <translation>Если хосты завершились по-разному, код выхода — первый из встретившихся по порядку 4, 3, 1, 5.</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[параметры]</translation>
    </message>
    <message>
        <source>testumctl runs commands on many hosts over SSH and keeps their output. It works on the local data directory, or on a server after &quot;testumctl login&quot;.</source>
        <translation>testumctl выполняет команды на многих хостах по SSH и хранит их вывод. Работает с локальным каталогом данных, а после «testumctl login» — с сервером.</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Команды:</translation>
    </message>
    <message>
        <source>Options of every verb:</source>
        <translation>Параметры любой команды:</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Напечатать версию.</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>Переменные окружения:</translation>
    </message>
    <message>
        <source>The server to work on, instead of the one of &quot;testumctl login&quot;.</source>
        <translation>Сервер, с которым работать, вместо указанного в «testumctl login».</translation>
    </message>
    <message>
        <source>The access token for it.</source>
        <translation>Токен доступа к нему.</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of its certificate.</source>
        <translation>Отпечаток SHA-256 его сертификата.</translation>
    </message>
    <message>
        <source>Certificates of the authorities to trust for it, PEM.</source>
        <translation>Сертификаты удостоверяющих центров, которым для него доверять, в PEM.</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Коды выхода:</translation>
    </message>
    <message>
        <source>&quot;testumctl help VERB&quot; explains one verb.</source>
        <translation>Об отдельной команде расскажет «testumctl help КОМАНДА».</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Вызов: %1</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Параметры:</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>ТИП</translation>
    </message>
    <message>
        <source>FINGERPRINT</source>
        <translation>ОТПЕЧАТОК</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>СОСТОЯНИЕ</translation>
    </message>
    <message>
        <source>FIRST SEEN</source>
        <translation>ВПЕРВЫЕ</translation>
    </message>
    <message>
        <source>Give the public key, or --file with it.</source>
        <translation>Укажите открытый ключ или --file с ним.</translation>
    </message>
    <message>
        <source>The host key %1 is trusted from now on.</source>
        <translation>Ключу хоста %1 теперь доверяют.</translation>
    </message>
    <message>
        <source>The host keys of %1 are forgotten: the next connection is a first one.</source>
        <translation>Ключи хоста %1 забыты: следующее подключение будет первым.</translation>
    </message>
    <message>
        <source>Show the pinned keys of a host.</source>
        <translation>Показать закреплённые ключи хоста.</translation>
    </message>
    <message>
        <source>Trust a host&apos;s new key instead of the pinned one.</source>
        <translation>Доверять новому ключу хоста вместо закреплённого.</translation>
    </message>
    <message>
        <source>Read the public key from this file; - is standard input.</source>
        <translation>Взять открытый ключ из этого файла; «-» — стандартный ввод.</translation>
    </message>
    <message>
        <source>The key is one line such as &quot;ssh-ed25519 AAAA…&quot;, as in /etc/ssh/ssh_host_ed25519_key.pub on the host. Compare it on the host itself: a changed key may be an attack.</source>
        <translation>Ключ — одна строка вида «ssh-ed25519 AAAA…», как в /etc/ssh/ssh_host_ed25519_key.pub на хосте. Сверьте его на самом хосте: изменившийся ключ может означать атаку.</translation>
    </message>
    <message>
        <source>Forget a host&apos;s pinned keys; the next connection is a first one.</source>
        <translation>Забыть закреплённые ключи хоста; следующее подключение будет первым.</translation>
    </message>
    <message>
        <source>--database-url must not hold a password, others could read it. Put it in DATABASE_URL, the environment file or ~/.pgpass.</source>
        <translation>В --database-url не должно быть пароля: его увидели бы другие. Укажите его в DATABASE_URL, в файле окружения или в ~/.pgpass.</translation>
    </message>
    <message>
        <source>This program has no engine of its own. Sign in to a server first.</source>
        <translation>У этой программы нет своего движка. Сначала войдите на сервер.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no SHA-256 fingerprint: 64 hexadecimal digits are needed, with or without colons.</source>
        <translation>«%1» — не отпечаток SHA-256: нужны 64 шестнадцатеричные цифры, с двоеточиями или без них.</translation>
    </message>
    <message>
        <source>There is nothing named &quot;%1&quot; here.</source>
        <translation>Здесь нет ничего с именем «%1».</translation>
    </message>
    <message>
        <source>The server showed a certificate with the SHA-256 fingerprint %1. Compare it with the server&apos;s own; only if both are equal, give it with --fingerprint.</source>
        <translation>Сервер предъявил сертификат с отпечатком SHA-256 %1. Сверьте его с отпечатком на самом сервере и, только если они равны, укажите его в --fingerprint.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>ИМЯ</translation>
    </message>
    <message>
        <source>BITS</source>
        <translation>БИТЫ</translation>
    </message>
    <message>
        <source>COMMENT</source>
        <translation>КОММЕНТАРИЙ</translation>
    </message>
    <message>
        <source>Give the public key with --file FILE; - is standard input.</source>
        <translation>Укажите открытый ключ: --file ФАЙЛ; «-» — стандартный ввод.</translation>
    </message>
    <message>
        <source>The key %1 was added: %2</source>
        <translation>Ключ %1 добавлен: %2</translation>
    </message>
    <message>
        <source>The key %1 was removed.</source>
        <translation>Ключ %1 удалён.</translation>
    </message>
    <message>
        <source>List SSH keys.</source>
        <translation>Показать список ключей SSH.</translation>
    </message>
    <message>
        <source>Print a key&apos;s public line.</source>
        <translation>Напечатать открытую строку ключа.</translation>
    </message>
    <message>
        <source>Add a public key.</source>
        <translation>Добавить открытый ключ.</translation>
    </message>
    <message>
        <source>Make a key pair; the private half stays encrypted in testum.</source>
        <translation>Создать пару ключей; закрытая половина остаётся в testum зашифрованной.</translation>
    </message>
    <message>
        <source>Kind of key, ed25519 by default.</source>
        <translation>Вид ключа, по умолчанию ed25519.</translation>
    </message>
    <message>
        <source>Its comment.</source>
        <translation>Комментарий к нему.</translation>
    </message>
    <message>
        <source>Remove a key.</source>
        <translation>Удалить ключ.</translation>
    </message>
    <message>
        <source>Only entries that contain this text.</source>
        <translation>Только записи, содержащие этот текст.</translation>
    </message>
    <message>
        <source>Sort by this field of the JSON; with a dash in front (--sort=-FIELD) backwards.</source>
        <translation>Упорядочить по этому полю JSON; с дефисом впереди (--sort=-ПОЛЕ) — в обратном порядке.</translation>
    </message>
    <message>
        <source>At most so many entries.</source>
        <translation>Не больше стольких записей.</translation>
    </message>
    <message>
        <source>Leave out the first ones.</source>
        <translation>Пропустить столько первых записей.</translation>
    </message>
    <message>
        <source>%1 of %2 entries. --limit and --offset show others.</source>
        <translation>Записей: %1 из %2. Остальные покажут --limit и --offset.</translation>
    </message>
    <message>
        <source>http:// sends the password unencrypted. Use https://, or --insecure-http if you know the network.</source>
        <translation>По http:// пароль уйдёт незашифрованным. Используйте https:// или, если уверены в сети, --insecure-http.</translation>
    </message>
    <message>
        <source>Signing in needs --url and -u.</source>
        <translation>Для входа нужны --url и -u.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Пароль %1: </translation>
    </message>
    <message>
        <source>Signed in to %1 as %2. testumctl works there until &quot;testumctl logout&quot;.</source>
        <translation>Вход на %1 как %2 выполнен. testumctl работает там до «testumctl logout».</translation>
    </message>
    <message>
        <source>You are not signed in to any server.</source>
        <translation>Вы не вошли ни на один сервер.</translation>
    </message>
    <message>
        <source>The token was removed here, but the server could not be told: the session ends there when it expires.</source>
        <translation>Токен здесь удалён, но сообщить об этом серверу не удалось: сеанс там закончится по истечении срока.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Выход выполнен.</translation>
    </message>
    <message>
        <source>Sign in to a server; testumctl then works there.</source>
        <translation>Войти на сервер; testumctl будет работать там.</translation>
    </message>
    <message>
        <source>Its address, such as https://testum.example:8000.</source>
        <translation>Его адрес, например https://testum.example:8000.</translation>
    </message>
    <message>
        <source>Your name there.</source>
        <translation>Ваше имя там.</translation>
    </message>
    <message>
        <source>Trust only the certificate with this SHA-256 fingerprint.</source>
        <translation>Доверять только сертификату с этим отпечатком SHA-256.</translation>
    </message>
    <message>
        <source>Trust only the authorities in this PEM file.</source>
        <translation>Доверять только удостоверяющим центрам из этого файла PEM.</translation>
    </message>
    <message>
        <source>Allow http:// to a host that is not this one.</source>
        <translation>Разрешить http:// к другому компьютеру.</translation>
    </message>
    <message>
        <source>The access token is kept in testum/login.json of your configuration directory, readable by you alone. --local works on local data all the same.</source>
        <translation>Токен доступа хранится в testum/login.json вашего каталога настроек, читать его можете только вы. С --local работа всё равно идёт с локальными данными.</translation>
    </message>
    <message>
        <source>End the session and forget the token.</source>
        <translation>Завершить сеанс и забыть токен.</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be read: %2.</source>
        <translation>Файл входа %1 не читается: %2.</translation>
    </message>
    <message>
        <source>Others can read the sign-in file %1. Restrict it (chmod 600), or sign in again.</source>
        <translation>Файл входа %1 могут прочитать другие. Ограничьте доступ (chmod 600) или войдите заново.</translation>
    </message>
    <message>
        <source>The sign-in file %1 is damaged. Sign in again, or remove it.</source>
        <translation>Файл входа %1 повреждён. Войдите заново или удалите его.</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be written: %2.</source>
        <translation>Файл входа %1 не записывается: %2.</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>не удалось создать каталог</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be removed: %2.</source>
        <translation>Файл входа %1 не удаляется: %2.</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>АДРЕС</translation>
    </message>
    <message>
        <source>LOGIN</source>
        <translation>ВХОД</translation>
    </message>
    <message>
        <source>GROUP</source>
        <translation>ГРУППА</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>МЕТКИ</translation>
    </message>
    <message>
        <source>LAST SEEN</source>
        <translation>НА СВЯЗИ</translation>
    </message>
    <message>
        <source>A platform needs --host and --user.</source>
        <translation>Для платформы нужны --host и --user.</translation>
    </message>
    <message>
        <source>Password of %1 on %2: </source>
        <translation>Пароль %1 на %2: </translation>
    </message>
    <message>
        <source>The platform %1 was added.</source>
        <translation>Платформа %1 добавлена.</translation>
    </message>
    <message>
        <source>--remove-secret is one of: %1.</source>
        <translation>--remove-secret — одно из: %1.</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>Новый пароль: </translation>
    </message>
    <message>
        <source>Nothing to change was given.</source>
        <translation>Не указано, что изменить.</translation>
    </message>
    <message>
        <source>The platform %1 was changed.</source>
        <translation>Платформа %1 изменена.</translation>
    </message>
    <message>
        <source>The platform %1 was removed.</source>
        <translation>Платформа %1 удалена.</translation>
    </message>
    <message>
        <source>The connection to %1 works.</source>
        <translation>Подключение к %1 работает.</translation>
    </message>
    <message>
        <source>Host name or IP address.</source>
        <translation>Имя хоста или IP-адрес.</translation>
    </message>
    <message>
        <source>SSH port, 22 by default.</source>
        <translation>Порт SSH, по умолчанию 22.</translation>
    </message>
    <message>
        <source>User to sign in as.</source>
        <translation>Пользователь, под которым входить.</translation>
    </message>
    <message>
        <source>How to sign in: password, private_key or agent.</source>
        <translation>Как входить: password, private_key или agent.</translation>
    </message>
    <message>
        <source>Sign in with this stored key (&quot;testumctl keys list&quot;).</source>
        <translation>Входить с этим сохранённым ключом («testumctl keys list»).</translation>
    </message>
    <message>
        <source>Sign in with the private key in this file; - is standard input.</source>
        <translation>Входить с закрытым ключом из этого файла; «-» — стандартный ввод.</translation>
    </message>
    <message>
        <source>The passphrase of that key, in the first line of this file.</source>
        <translation>Парольная фраза этого ключа, в первой строке этого файла.</translation>
    </message>
    <message>
        <source>The password for sudo, in the first line of this file.</source>
        <translation>Пароль для sudo, в первой строке этого файла.</translation>
    </message>
    <message>
        <source>The group it belongs to.</source>
        <translation>Группа, к которой относится.</translation>
    </message>
    <message>
        <source>A tag; may be given several times. They replace those it had.</source>
        <translation>Метка; можно указать несколько раз. Заменяют прежние.</translation>
    </message>
    <message>
        <source>What it is for.</source>
        <translation>Для чего она.</translation>
    </message>
    <message>
        <source>Only those of this group.</source>
        <translation>Только из этой группы.</translation>
    </message>
    <message>
        <source>Only those with this tag.</source>
        <translation>Только с этой меткой.</translation>
    </message>
    <message>
        <source>A new name.</source>
        <translation>Новое имя.</translation>
    </message>
    <message>
        <source>Ask for a new password.</source>
        <translation>Спросить новый пароль.</translation>
    </message>
    <message>
        <source>Forget a stored secret: password, private_key, passphrase or sudo_password.</source>
        <translation>Забыть сохранённый секрет: password, private_key, passphrase или sudo_password.</translation>
    </message>
    <message>
        <source>List the hosts testum knows.</source>
        <translation>Показать известные testum хосты.</translation>
    </message>
    <message>
        <source>Show one host.</source>
        <translation>Показать один хост.</translation>
    </message>
    <message>
        <source>Add a host.</source>
        <translation>Добавить хост.</translation>
    </message>
    <message>
        <source>Its password is asked for, or read from a file or from standard input, never from the command line.</source>
        <translation>Пароль спрашивается либо читается из файла или стандартного ввода, но никогда из командной строки.</translation>
    </message>
    <message>
        <source>Change a host.</source>
        <translation>Изменить хост.</translation>
    </message>
    <message>
        <source>When its address, port or user changes, its secrets must be given again or removed: they were entrusted to the old address only.</source>
        <translation>Если меняется адрес, порт или пользователь, секреты нужно указать заново или удалить: они были доверены только прежнему адресу.</translation>
    </message>
    <message>
        <source>Remove a host.</source>
        <translation>Удалить хост.</translation>
    </message>
    <message>
        <source>Sign in to a host and look what it is.</source>
        <translation>Войти на хост и узнать, что он собой представляет.</translation>
    </message>
    <message>
        <source>The terminal&apos;s echo cannot be switched off, so nothing is asked.</source>
        <translation>Отключить эхо терминала не удалось, поэтому секрет не спрашивается.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>Ничего не введено.</translation>
    </message>
    <message>
        <source>On which hosts? Give -w NAME,NAME or -a for all.</source>
        <translation>На каких хостах? Укажите -w ИМЯ,ИМЯ или -a для всех.</translation>
    </message>
    <message>
        <source>Give either -w or -a.</source>
        <translation>Укажите либо -w, либо -a.</translation>
    </message>
    <message>
        <source>Stop the command on a host after this time: seconds, or with s, m or h.</source>
        <translation>Остановить команду на хосте через это время: секунды или число с s, m или h.</translation>
    </message>
    <message>
        <source>Give up connecting and signing in after this time.</source>
        <translation>Прекратить попытку подключиться и войти через это время.</translation>
    </message>
    <message>
        <source>Try so often again when a host cannot be reached. A started command is never repeated.</source>
        <translation>Столько раз пробовать снова, если хост недоступен. Начатая команда никогда не повторяется.</translation>
    </message>
    <message>
        <source>Keep at most so much output of a host.</source>
        <translation>Хранить не больше стольких байтов вывода хоста.</translation>
    </message>
    <message>
        <source>Run a command on many hosts and show their output as it comes.</source>
        <translation>Выполнить команду на многих хостах, показывая вывод по мере поступления.</translation>
    </message>
    <message>
        <source>The words of the command are joined by spaces and given to the login shell of each host, as ssh does. Standard error of the hosts goes to standard error. On a terminal their control characters are shown as text. Ctrl-C prints what arrived and who had not finished, stops the remote commands, waits up to 10 seconds for them and says whether they are gone.</source>
        <translation>Слова команды соединяются пробелами и передаются оболочке входа каждого хоста, как делает ssh. Стандартный поток ошибок хостов идёт в стандартный поток ошибок. На терминале их управляющие символы показываются текстом. Ctrl-C печатает, что успело прийти и кто не закончил, останавливает удалённые команды, ждёт их до 10 секунд и сообщает, завершились ли они.</translation>
    </message>
    <message>
        <source>The hosts, by name or id. May be given several times.</source>
        <translation>Хосты, по имени или идентификатору. Можно указать несколько раз.</translation>
    </message>
    <message>
        <source>All hosts.</source>
        <translation>Все хосты.</translation>
    </message>
    <message>
        <source>Work on so many hosts at once.</source>
        <translation>Работать одновременно со столькими хостами.</translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>успешно: %n</numerusform>
            <numerusform>успешно: %n</numerusform>
            <numerusform>успешно: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without connection or login (%1)</source>
        <translation>
            <numerusform>%n хост без связи или входа (%1)</numerusform>
            <numerusform>%n хоста без связи или входа (%1)</numerusform>
            <numerusform>%n хостов без связи или входа (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timed out (%1)</source>
        <translation>
            <numerusform>%n хост не уложился во время (%1)</numerusform>
            <numerusform>%n хоста не уложились во время (%1)</numerusform>
            <numerusform>%n хостов не уложились во время (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled (%1)</source>
        <translation>
            <numerusform>%n хост отменён (%1)</numerusform>
            <numerusform>%n хоста отменены (%1)</numerusform>
            <numerusform>%n хостов отменены (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted (%1)</source>
        <translation>
            <numerusform>%n хост прерван (%1)</numerusform>
            <numerusform>%n хоста прерваны (%1)</numerusform>
            <numerusform>%n хостов прерваны (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not finished (%1)</source>
        <translation>
            <numerusform>%n хост не закончил (%1)</numerusform>
            <numerusform>%n хоста не закончили (%1)</numerusform>
            <numerusform>%n хостов не закончили (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed (%1)</source>
        <translation>
            <numerusform>%n хост с ошибкой (%1)</numerusform>
            <numerusform>%n хоста с ошибкой (%1)</numerusform>
            <numerusform>%n хостов с ошибкой (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed (exit %1: %2)</source>
        <translation>
            <numerusform>%n хост с ошибкой (код %1: %2)</numerusform>
            <numerusform>%n хоста с ошибкой (код %1: %2)</numerusform>
            <numerusform>%n хостов с ошибкой (код %1: %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n killed by signal %1 (%2)</source>
        <translation>
            <numerusform>%n команда убита сигналом %1 (%2)</numerusform>
            <numerusform>%n команды убиты сигналом %1 (%2)</numerusform>
            <numerusform>%n команд убиты сигналом %1 (%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>The remote command is gone.</source>
        <translation>Удалённая команда завершена.</translation>
    </message>
    <message>
        <source>The remote command is still alive: look after it on the host.</source>
        <translation>Удалённая команда всё ещё работает: разберитесь с ней на хосте.</translation>
    </message>
    <message>
        <source>Whether the remote command is still alive is unknown: look on the host.</source>
        <translation>Работает ли ещё удалённая команда, неизвестно: проверьте на хосте.</translation>
    </message>
    <message>
        <source>The output was larger than its cap and is cut.</source>
        <translation>Вывод превысил предел и обрезан.</translation>
    </message>
    <message>
        <source>That is too large for a secret.</source>
        <translation>Это слишком много для секрета.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the secret on. Give --%1 or --%2.</source>
        <translation>Нет терминала, чтобы спросить секрет. Укажите --%1 или --%2.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the secret on. Give --%1.</source>
        <translation>Нет терминала, чтобы спросить секрет. Укажите --%1.</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Ещё раз: </translation>
    </message>
    <message>
        <source>The two entries differ. Nothing was changed.</source>
        <translation>Введённое различается. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Give either --%1 or --%2.</source>
        <translation>Укажите либо --%1, либо --%2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Файл %1 не читается: %2.</translation>
    </message>
    <message>
        <source>Read the password from the first line of this file.</source>
        <translation>Взять пароль из первой строки этого файла.</translation>
    </message>
    <message>
        <source>Read the password from the first line of standard input.</source>
        <translation>Взять пароль из первой строки стандартного ввода.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no setting: give NAME=VALUE.</source>
        <translation>«%1» — не настройка: укажите ИМЯ=ЗНАЧЕНИЕ.</translation>
    </message>
    <message>
        <source>Show the settings.</source>
        <translation>Показать настройки.</translation>
    </message>
    <message>
        <source>Change settings.</source>
        <translation>Изменить настройки.</translation>
    </message>
    <message>
        <source>Password for the administrator %1: </source>
        <translation>Пароль администратора %1: </translation>
    </message>
    <message>
        <source>The administrator %1 was made. testumd accepts sign-ins now.</source>
        <translation>Администратор %1 создан. testumd теперь принимает входы.</translation>
    </message>
    <message>
        <source>Make the first administrator, once.</source>
        <translation>Создать первого администратора, один раз.</translation>
    </message>
    <message>
        <source>The administrator&apos;s name, admin by default.</source>
        <translation>Имя администратора, по умолчанию admin.</translation>
    </message>
    <message>
        <source>Needed only for the API: testumctl on its own data directory needs no password. Passwords have at least 12 characters.</source>
        <translation>Нужно только для API: со своим каталогом данных testumctl работает без пароля. В пароле не меньше 12 символов.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>СОЗДАНА</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>СОСТОЯНИЕ</translation>
    </message>
    <message>
        <source>RUNS</source>
        <translation>ЗАПУСКИ</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>КОМАНДА</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начата</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Закончена</translation>
    </message>
    <message>
        <source>PLATFORM</source>
        <translation>ПЛАТФОРМА</translation>
    </message>
    <message>
        <source>EXIT</source>
        <translation>КОД</translation>
    </message>
    <message>
        <source>STDOUT</source>
        <translation>STDOUT</translation>
    </message>
    <message>
        <source>STDERR</source>
        <translation>STDERR</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>ЗАПУСК</translation>
    </message>
    <message>
        <source>The task&apos;s unfinished runs were asked to stop. Status: %1.</source>
        <translation>Незаконченным запускам задачи велено остановиться. Состояние: %1.</translation>
    </message>
    <message>
        <source>The task did not run on &quot;%1&quot;.</source>
        <translation>Задача не запускалась на «%1».</translation>
    </message>
    <message>
        <source>--raw gives the bytes of one host: name it.</source>
        <translation>--raw выдаёт байты одного хоста: назовите его.</translation>
    </message>
    <message>
        <source>--raw gives exact bytes, which could change the terminal. Send them to a file or a program.</source>
        <translation>--raw выдаёт точные байты, которые могли бы изменить терминал. Направьте их в файл или программу.</translation>
    </message>
    <message>
        <source>--stream is stdout or stderr.</source>
        <translation>--stream — это stdout или stderr.</translation>
    </message>
    <message>
        <source>Give either --raw or --json.</source>
        <translation>Укажите либо --raw, либо --json.</translation>
    </message>
    <message>
        <source>List tasks, the newest first.</source>
        <translation>Показать список задач, сначала новые.</translation>
    </message>
    <message>
        <source>Only those: pending, running, success, failed, cancelled or interrupted.</source>
        <translation>Только такие: pending, running, success, failed, cancelled или interrupted.</translation>
    </message>
    <message>
        <source>Only those: run_command or test_connection.</source>
        <translation>Только такие: run_command или test_connection.</translation>
    </message>
    <message>
        <source>Show a task and its runs.</source>
        <translation>Показать задачу и её запуски.</translation>
    </message>
    <message>
        <source>Show a task&apos;s output from its beginning and as it comes.</source>
        <translation>Показывать вывод задачи с начала и по мере поступления.</translation>
    </message>
    <message>
        <source>Ctrl-C stops watching; the task goes on. The exit code is that of &quot;run&quot;.</source>
        <translation>Ctrl-C прекращает наблюдение, задача продолжается. Код выхода — как у «run».</translation>
    </message>
    <message>
        <source>Stop what is unfinished of a task.</source>
        <translation>Остановить незаконченное в задаче.</translation>
    </message>
    <message>
        <source>Print the stored output of a task.</source>
        <translation>Напечатать сохранённый вывод задачи.</translation>
    </message>
    <message>
        <source>Only stdout or only stderr.</source>
        <translation>Только stdout или только stderr.</translation>
    </message>
    <message>
        <source>The exact bytes of one host&apos;s stream (stdout unless --stream says otherwise), for a file or a program.</source>
        <translation>Точные байты потока одного хоста (stdout, если --stream не говорит иного), для файла или программы.</translation>
    </message>
    <message>
        <source>Print lines without the host&apos;s name.</source>
        <translation>Печатать строки без имени хоста.</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>Закончено %1 из %2</translation>
    </message>
    <message>
        <source>Stopped watching. Not finished: %1.</source>
        <translation>Наблюдение прекращено. Не закончили: %1.</translation>
    </message>
    <message>
        <source>The task goes on. &quot;testumctl tasks follow %1&quot; watches it again.</source>
        <translation>Задача продолжается. Смотреть снова: «testumctl tasks follow %1».</translation>
    </message>
    <message>
        <source>It has not ended yet; the request to stop it stands.</source>
        <translation>Ещё не завершено; запрос на остановку в силе.</translation>
    </message>
    <message>
        <source>Cancelled before it ran there.</source>
        <translation>Отменено до начала.</translation>
    </message>
    <message>
        <source>It had ended already.</source>
        <translation>Уже было завершено.</translation>
    </message>
    <message>
        <source>Exit with the largest remote exit code; 4 or 3 count too where a host had no connection or was stopped.</source>
        <translation>Код выхода — наибольший из удалённых; 4 и 3 тоже учитываются, если с хостом не было связи или команда остановлена.</translation>
    </message>
    <message>
        <source>No summary and no reasons at the end.</source>
        <translation>Без итога и причин в конце.</translation>
    </message>
    <message>
        <source>Print at the end, identical output of several hosts once.</source>
        <translation>Печатать в конце; одинаковый вывод нескольких хостов — один раз.</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>РОЛЬ</translation>
    </message>
    <message>
        <source>ENABLED</source>
        <translation>ВКЛЮЧЁН</translation>
    </message>
    <message>
        <source>LAST SIGN-IN</source>
        <translation>ПОСЛЕДНИЙ ВХОД</translation>
    </message>
    <message>
        <source>Password for %1: </source>
        <translation>Пароль для %1: </translation>
    </message>
    <message>
        <source>The user %1 was added as %2.</source>
        <translation>Пользователь %1 добавлен с ролью %2.</translation>
    </message>
    <message>
        <source>Give either --enable or --disable.</source>
        <translation>Укажите либо --enable, либо --disable.</translation>
    </message>
    <message>
        <source>The user %1 was changed.</source>
        <translation>Пользователь %1 изменён.</translation>
    </message>
    <message>
        <source>The user %1 was removed.</source>
        <translation>Пользователь %1 удалён.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Current password: </source>
        <translation>Текущий пароль: </translation>
    </message>
    <message>
        <source>Your account %1 was changed.</source>
        <translation>Ваша учётная запись %1 изменена.</translation>
    </message>
    <message>
        <source>admin, operator, viewer or auditor; viewer by default.</source>
        <translation>admin, operator, viewer или auditor; по умолчанию viewer.</translation>
    </message>
    <message>
        <source>List users.</source>
        <translation>Показать список пользователей.</translation>
    </message>
    <message>
        <source>Add a user.</source>
        <translation>Добавить пользователя.</translation>
    </message>
    <message>
        <source>Change a user; their sessions may end.</source>
        <translation>Изменить пользователя; его сеансы могут завершиться.</translation>
    </message>
    <message>
        <source>admin, operator, viewer or auditor.</source>
        <translation>admin, operator, viewer или auditor.</translation>
    </message>
    <message>
        <source>Let them sign in.</source>
        <translation>Разрешить вход.</translation>
    </message>
    <message>
        <source>Do not let them sign in.</source>
        <translation>Запретить вход.</translation>
    </message>
    <message>
        <source>Remove a user.</source>
        <translation>Удалить пользователя.</translation>
    </message>
    <message>
        <source>Show who you are here.</source>
        <translation>Показать, кто вы здесь.</translation>
    </message>
    <message>
        <source>Change your own name or password.</source>
        <translation>Изменить своё имя или пароль.</translation>
    </message>
    <message>
        <source>Read the new password from the first line of this file.</source>
        <translation>Взять новый пароль из первой строки этого файла.</translation>
    </message>
    <message>
        <source>The current password is always needed: it is asked for, or read as the options say.</source>
        <translation>Текущий пароль нужен всегда: он спрашивается или читается, как указано параметрами.</translation>
    </message>
    <message>
        <source>Print JSON instead of text.</source>
        <translation>Печатать JSON вместо текста.</translation>
    </message>
    <message>
        <source>Language of texts and messages: en or ru. Otherwise LC_ALL, LC_MESSAGES or LANG decides.</source>
        <translation>Язык текстов и сообщений: en или ru. Иначе решает LC_ALL, LC_MESSAGES или LANG.</translation>
    </message>
    <message>
        <source>Work on the local data directory even when signed in to a server.</source>
        <translation>Работать с локальным каталогом данных, даже если выполнен вход на сервер.</translation>
    </message>
    <message>
        <source>The local data directory. Implies --local.</source>
        <translation>Локальный каталог данных. Подразумевает --local.</translation>
    </message>
    <message>
        <source>The local engine&apos;s database, without a password: give that in DATABASE_URL, the environment file or ~/.pgpass. Implies --local.</source>
        <translation>База данных локального движка, без пароля: он указывается в DATABASE_URL, в файле окружения или в ~/.pgpass. Подразумевает --local.</translation>
    </message>
    <message>
        <source>A file with environment variables for the local engine. Implies --local.</source>
        <translation>Файл с переменными окружения для локального движка. Подразумевает --local.</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>Напечатать эту справку.</translation>
    </message>
    <message>
        <source>LAST ERROR</source>
        <translation>ПОСЛЕДНЯЯ ОШИБКА</translation>
    </message>
    <message>
        <source>online</source>
        <translation>в сети</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>не в сети</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>проверяется</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>Stopped waiting for the checks.</source>
        <translation>Ожидание проверок прервано.</translation>
    </message>
    <message>
        <source>LATENCY</source>
        <translation>ЗАДЕРЖКА</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>ПРИЧИНА</translation>
    </message>
    <message>
        <source>Find the address</source>
        <translation>Найти адрес</translation>
    </message>
    <message>
        <source>Reach the port</source>
        <translation>Открыть порт</translation>
    </message>
    <message>
        <source>Check the host key</source>
        <translation>Проверить ключ хоста</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Collect facts</source>
        <translation>Собрать сведения</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>закреплён</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>ИЗМЕНЁН</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>ОТОЗВАН</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>успешно</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a step</comment>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>ШАГ</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>РЕЗУЛЬТАТ</translation>
    </message>
    <message>
        <source>MESSAGE</source>
        <translation>СООБЩЕНИЕ</translation>
    </message>
    <message>
        <source>See which hosts answer on their SSH port.</source>
        <translation>Узнать, какие хосты отвечают на порту SSH.</translation>
    </message>
    <message>
        <source>Only connects, without signing in: 32 hosts at once, 5 seconds each. The exit code is 4 when a host does not answer.</source>
        <translation>Только подключается, не входя: 32 хоста одновременно, по 5 секунд на каждый. Если какой-то хост не отвечает, код выхода — 4.</translation>
    </message>
    <message>
        <source>Try to sign in to a host step by step, and store nothing.</source>
        <translation>Попробовать войти на хост по шагам, ничего не сохраняя.</translation>
    </message>
    <message>
        <source>Shows how far it comes and the key the host shows. Unlike &quot;platforms test&quot; it pins no key, keeps no facts and makes no task.</source>
        <translation>Показывает, на каком шаге попытка остановилась и какой ключ предъявил хост. В отличие от «platforms test» не закрепляет ключ, не сохраняет сведения и не создаёт задачу.</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>all</source>
        <translation>всего</translation>
    </message>
    <message>
        <source>Tasks now</source>
        <translation>Задачи сейчас</translation>
    </message>
    <message>
        <source>running</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ожидает</translation>
    </message>
    <message>
        <source>Tasks in 24 hours</source>
        <translation>Задачи за 24 часа</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>с ошибкой</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>ДАТА</translation>
    </message>
    <message>
        <source>SUCCESS</source>
        <translation>УСПЕШНО</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>С ОШИБКОЙ</translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation>ОТМЕНЕНО</translation>
    </message>
    <message>
        <source>INTERRUPTED</source>
        <translation>ПРЕРВАНО</translation>
    </message>
    <message>
        <source>NEEDS ATTENTION</source>
        <translation>ТРЕБУЕТ ВНИМАНИЯ</translation>
    </message>
    <message>
        <source>SINCE</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Count platforms and tasks, and name the hosts that need attention.</source>
        <translation>Подсчитать платформы и задачи и назвать хосты, требующие внимания.</translation>
    </message>
    <message>
        <source>So many days, today included; 14 by default.</source>
        <translation>За столько дней, считая сегодняшний; по умолчанию 14.</translation>
    </message>
    <message>
        <source>Which hosts are online is known where they were checked: on the server, or in this very process.</source>
        <translation>Какие хосты в сети, известно там, где их проверяли: на сервере или в этом самом процессе.</translation>
    </message>
</context>
</TS>
