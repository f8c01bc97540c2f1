<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Runs commands on many hosts over SSH.</source>
        <translation>Выполняет команды на многих хостах по SSH.</translation>
    </message>
</context>
<context>
    <name>Access</name>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Наблюдатель</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Аудитор</translation>
    </message>
    <message>
        <source>Requires the viewer role</source>
        <translation>Нужна роль «Наблюдатель»</translation>
    </message>
    <message>
        <source>Requires the operator role</source>
        <translation>Нужна роль «Оператор»</translation>
    </message>
    <message>
        <source>Requires the auditor role</source>
        <translation>Нужна роль «Аудитор»</translation>
    </message>
    <message>
        <source>Requires the administrator role</source>
        <translation>Нужна роль «Администратор»</translation>
    </message>
</context>
<context>
    <name>AgeText</name>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 мин назад</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 ч назад</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 дн. назад</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>how long a host is up</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>how long a host is up</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>how long a host is up</comment>
        <translation>%1 дн.</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>created</source>
        <translation>создано</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>вход не выполнен</translation>
    </message>
    <message>
        <source>host key accepted</source>
        <translation>ключ хоста принят</translation>
    </message>
    <message>
        <source>host key forgotten</source>
        <translation>ключ хоста забыт</translation>
    </message>
    <message>
        <source>run</source>
        <translation>запущено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>создан</translation>
    </message>
    <message>
        <source>first administrator</source>
        <translation>первый администратор</translation>
    </message>
    <message>
        <source>own account changed</source>
        <translation>своя запись изменена</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>ошибка входа</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>выход</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Платформа</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH ключ</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, action</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>on %n host(s)</source>
        <translation>
            <numerusform>на %n хосте</numerusform>
            <numerusform>на %n хостах</numerusform>
            <numerusform>на %n хостах</numerusform>
        </translation>
    </message>
    <message>
        <source>new password</source>
        <translation>новый пароль</translation>
    </message>
    <message>
        <source>host key pinned</source>
        <translation>ключ хоста закреплен</translation>
    </message>
    <message>
        <source>wrong current password</source>
        <translation>неверный текущий пароль</translation>
    </message>
</context>
<context>
    <name>AuditDetails</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>&amp;Open the object</source>
        <translation>&amp;Открыть объект</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Whole entry</source>
        <translation>Запись целиком</translation>
    </message>
</context>
<context>
    <name>HostKeyDialog</name>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Key type</source>
        <translation>Тип ключа</translation>
    </message>
    <message>
        <source>Pinned key</source>
        <translation>Закрепленный ключ</translation>
    </message>
    <message>
        <source>Key shown now</source>
        <translation>Ключ, предъявленный сейчас</translation>
    </message>
    <message>
        <source>Show &amp;randomart</source>
        <translation>Показать &amp;рисунок ключа</translation>
    </message>
    <message>
        <source>&amp;I verified the new key through another channel</source>
        <translation>&amp;Новый ключ проверен по другому каналу</translation>
    </message>
</context>
<context>
    <name>HostListDialog</name>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Хосты</translation>
    </message>
</context>
<context>
    <name>KeyGenerateDialog</name>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Название *</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Комментарий</translation>
    </message>
    <message>
        <source>The private key is stored encrypted in testum and is never shown.</source>
        <translation>Приватный ключ хранится в testum в зашифрованном виде и никогда не показывается.</translation>
    </message>
</context>
<context>
    <name>KeyImportDialog</name>
    <message>
        <source>&amp;Public key *</source>
        <translation>&amp;Публичный ключ *</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Вставьте ключ сюда</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Вы&amp;брать файл…</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Определено</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Название *</translation>
    </message>
</context>
<context>
    <name>KeyRenameDialog</name>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Название *</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Home</source>
        <translation>Главная</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>SSH keys</source>
        <translation>SSH ключи</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Операции</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Журнал аудита</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>PasswordResetDialog</name>
    <message>
        <source>New &amp;password *</source>
        <translation>Новый &amp;пароль *</translation>
    </message>
    <message>
        <source>R&amp;epeat the password *</source>
        <translation>П&amp;овтор пароля *</translation>
    </message>
</context>
<context>
    <name>PlatformDrawer</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Последняя проверка</translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation>Последняя ошибка</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>ОС</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Ядро</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>ЦП</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Память</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>Свободно на диске</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Время работы</translation>
    </message>
    <message>
        <source>No facts yet. Test the connection to collect them.</source>
        <translation>Сведений пока нет. Их собирает проверка подключения.</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Ключ хоста</translation>
    </message>
    <message>
        <source>Not known yet. It is pinned on the first connection.</source>
        <translation>Пока неизвестен. Будет закреплен при первом подключении.</translation>
    </message>
    <message>
        <source>Last tasks</source>
        <translation>Последние задачи</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Задач пока нет</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>Из&amp;менить…</translation>
    </message>
    <message>
        <source>Test co&amp;nnection</source>
        <translation>Проверить подкл&amp;ючение</translation>
    </message>
</context>
<context>
    <name>PlatformEditorDialog</name>
    <message>
        <source>General</source>
        <translation>Основное</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Название *</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Группа</translation>
    </message>
    <message>
        <source>A&amp;ddress *</source>
        <translation>&amp;Адрес *</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>По&amp;рт</translation>
    </message>
    <message>
        <source>&amp;User *</source>
        <translation>&amp;Имя пользователя *</translation>
    </message>
    <message>
        <source>D&amp;escription</source>
        <translation>&amp;Описание</translation>
    </message>
    <message>
        <source>Fields marked * are required.</source>
        <translation>Поля со знаком * обязательны.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Аутентификация</translation>
    </message>
    <message>
        <source>Sign-in &amp;method</source>
        <translation>&amp;Способ входа</translation>
    </message>
    <message>
        <source>SSH &amp;key</source>
        <translation>SSH &amp;ключ</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Вы&amp;брать файл…</translation>
    </message>
    <message>
        <source>Passp&amp;hrase</source>
        <translation>Парольная &amp;фраза</translation>
    </message>
    <message>
        <source>The SSH agent of the machine that testum runs on is used. Nothing is stored.</source>
        <translation>Используется SSH-агент компьютера, на котором работает testum. Ничего не сохраняется.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Паро&amp;ль</translation>
    </message>
    <message>
        <source>Sudo p&amp;assword</source>
        <translation>Пароль su&amp;do</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Ключ хоста</translation>
    </message>
    <message>
        <source>&amp;Read key from host</source>
        <translation>Про&amp;читать ключ с хоста</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Проверка подключения</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Проверить подключение</translation>
    </message>
    <message>
        <source>Tag&amp;s</source>
        <translation>&amp;Теги</translation>
    </message>
    <message>
        <source>Private ke&amp;y</source>
        <translation>Приватн&amp;ый ключ</translation>
    </message>
    <message>
        <source>F&amp;orget</source>
        <translation>&amp;Забыть</translation>
    </message>
</context>
<context>
    <name>PlatformGroupDialog</name>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Группа</translation>
    </message>
</context>
<context>
    <name>PlatformTagsDialog</name>
    <message>
        <source>&amp;Add tags</source>
        <translation>&amp;Добавить теги</translation>
    </message>
    <message>
        <source>&amp;Remove tags</source>
        <translation>&amp;Убрать теги</translation>
    </message>
</context>
<context>
    <name>RoleMatrix</name>
    <message>
        <source>See platforms</source>
        <translation>Просмотр платформ</translation>
    </message>
    <message>
        <source>Add, change and delete platforms</source>
        <translation>Добавление, изменение и удаление платформ</translation>
    </message>
    <message>
        <source>Accept and forget host keys</source>
        <translation>Прием и удаление ключей хостов</translation>
    </message>
    <message>
        <source>See SSH keys</source>
        <translation>Просмотр SSH ключей</translation>
    </message>
    <message>
        <source>Add, change and delete SSH keys</source>
        <translation>Добавление, изменение и удаление SSH ключей</translation>
    </message>
    <message>
        <source>See tasks and their output</source>
        <translation>Просмотр задач и их вывода</translation>
    </message>
    <message>
        <source>Run commands, test connections</source>
        <translation>Запуск команд, проверка подключений</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Отмена задач</translation>
    </message>
    <message>
        <source>Read the audit log</source>
        <translation>Чтение журнала аудита</translation>
    </message>
    <message>
        <source>Manage users</source>
        <translation>Управление пользователями</translation>
    </message>
    <message>
        <source>See the settings</source>
        <translation>Просмотр настроек</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Изменение настроек</translation>
    </message>
    <message>
        <source>Change the own account</source>
        <translation>Изменение своей учетной записи</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Co&amp;mmand</source>
        <translation>&amp;Команда</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation>&amp;Таймаут</translation>
    </message>
    <message>
        <source>In &amp;parallel</source>
        <translation>П&amp;араллельно</translation>
    </message>
    <message>
        <source>&amp;Connect timeout</source>
        <translation>Таймаут по&amp;дключения</translation>
    </message>
    <message>
        <source>&amp;Retries</source>
        <translation>Пов&amp;торы</translation>
    </message>
    <message>
        <source>&amp;Output kept per host</source>
        <translation>В&amp;ывода на хост</translation>
    </message>
</context>
<context>
    <name>StatusChip</name>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Успешно</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a host&apos;s run</comment>
        <translation>Отменен</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Прервано</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Превышено время</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Недоступен</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Частично</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a task</comment>
        <translation>Отменена</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>В сети</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Не в сети</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Login failed</source>
        <translation>Ошибка входа</translation>
    </message>
    <message>
        <source>Host key changed</source>
        <translation>Ключ хоста изменен</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
</context>
<context>
    <name>TaskEnding</name>
    <message>
        <source>Connection test</source>
        <translation>Проверка подключения</translation>
    </message>
    <message>
        <source>Task finished: %1</source>
        <translation>Задача выполнена: %1</translation>
    </message>
    <message>
        <source>Task cancelled: %1</source>
        <translation>Задача отменена: %1</translation>
    </message>
    <message>
        <source>Task interrupted: %1</source>
        <translation>Задача прервана: %1</translation>
    </message>
    <message numerus="yes">
        <source>Task failed on %n host(s): %1</source>
        <translation>
            <numerusform>Задача завершилась с ошибкой на %n хосте: %1</numerusform>
            <numerusform>Задача завершилась с ошибкой на %n хостах: %1</numerusform>
            <numerusform>Задача завершилась с ошибкой на %n хостах: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1, %2 %3</source>
        <comment>date, time of day, time zone</comment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration</comment>
        <translation>%1&#xa0;с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1&#xa0;мин %2&#xa0;с</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>a duration</comment>
        <translation>%1&#xa0;ч %2&#xa0;мин</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>a duration</comment>
        <translation>%1&#xa0;дн. %2&#xa0;ч</translation>
    </message>
</context>
<context>
    <name>UndoableRemoval</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>UserEditorDialog</name>
    <message>
        <source>User &amp;name *</source>
        <translation>Имя &amp;пользователя *</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Роль</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Пароль *</translation>
    </message>
    <message>
        <source>R&amp;epeat the password *</source>
        <translation>П&amp;овтор пароля *</translation>
    </message>
</context>
<context>
    <name>testum::gui::AboutDialog</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Версия сервера</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1, собрано с %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>About testum</source>
        <translation>О программе testum</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Скопировать &amp;сведения</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>testum is free software under the MIT licence.</source>
        <translation>testum — свободная программа под лицензией MIT.</translation>
    </message>
    <message>
        <source>It uses Qt under the GNU LGPL version 3, libssh under the GNU LGPL version 2.1, OpenSSL under the Apache licence 2.0 and QtKeychain under a BSD licence.</source>
        <translation>Используются Qt (GNU LGPL версии 3), libssh (GNU LGPL версии 2.1), OpenSSL (лицензия Apache 2.0) и QtKeychain (лицензия BSD).</translation>
    </message>
    <message>
        <source>Icons: lucide.</source>
        <translation>Значки: lucide.</translation>
    </message>
</context>
<context>
    <name>testum::gui::AccountSettings</name>
    <message>
        <source>Account</source>
        <translation>Учетная запись</translation>
    </message>
    <message>
        <source>Type the current password.</source>
        <translation>Ввести текущий пароль.</translation>
    </message>
    <message>
        <source>Password is too short</source>
        <translation>Пароль слишком короткий</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Пароли не совпадают</translation>
    </message>
    <message>
        <source>The account was changed</source>
        <translation>Учетная запись изменена</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Имя пользователя</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Последний вход</translation>
    </message>
    <message>
        <source>You work on this computer&apos;s own data as its owner: there is no password here. Accounts with a password are for people who sign in to the API server.</source>
        <translation>Работа идет с данными этого компьютера от имени их владельца: пароля здесь нет. Учетные записи с паролем нужны тем, кто входит через сервер API.</translation>
    </message>
    <message>
        <source>Change name or password</source>
        <translation>Изменить имя или пароль</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Имя пользователя</translation>
    </message>
    <message>
        <source>&amp;Current password *</source>
        <translation>&amp;Текущий пароль *</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Новый пароль</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>прежний</translation>
    </message>
    <message>
        <source>R&amp;epeat</source>
        <translation>&amp;Повтор</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Из&amp;менить</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Вы&amp;йти</translation>
    </message>
</context>
<context>
    <name>testum::gui::ApiServerSettings</name>
    <message>
        <source>API server</source>
        <translation>Сервер API</translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Сертификат сервера</translation>
    </message>
    <message>
        <source>Private key of the certificate</source>
        <translation>Приватный ключ сертификата</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключен</translation>
    </message>
    <message>
        <source>None: the connection is not encrypted.</source>
        <translation>Нет: соединение не шифруется.</translation>
    </message>
    <message>
        <source>Trusted by the system.</source>
        <translation>Система доверяет сертификату.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Ввести имя пользователя.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Ввести пароль.</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Пароли не совпадают</translation>
    </message>
    <message numerus="yes">
        <source>The password is on the clipboard for %n second(s): keep it where it is safe.</source>
        <translation>
            <numerusform>Пароль находится в буфере обмена %n секунду: сохранить его в надежном месте.</numerusform>
            <numerusform>Пароль находится в буфере обмена %n секунды: сохранить его в надежном месте.</numerusform>
            <numerusform>Пароль находится в буфере обмена %n секунд: сохранить его в надежном месте.</numerusform>
        </translation>
    </message>
    <message>
        <source>testum %1, answered in %2 ms</source>
        <translation>testum %1, ответ за&#xa0;%2 мс</translation>
    </message>
    <message>
        <source>Could not connect: %1</source>
        <translation>Не удалось подключиться: %1</translation>
    </message>
    <message>
        <source>Lets browsers, testumctl and other windows work on the data of this computer, with accounts of their own. It serves while testum is open.</source>
        <translation>Позволяет браузерам, testumctl и другим окнам работать с данными этого компьютера под своими учетными записями. Работает, пока testum запущен.</translation>
    </message>
    <message>
        <source>S&amp;erve the API</source>
        <translation>&amp;Включить сервер API</translation>
    </message>
    <message>
        <source>&amp;Address and port</source>
        <translation>&amp;Адрес и порт</translation>
    </message>
    <message>
        <source>&amp;Certificate file</source>
        <translation>Файл &amp;сертификата</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>Файл &amp;ключа</translation>
    </message>
    <message>
        <source>not needed on 127.0.0.1</source>
        <translation>не нужен для 127.0.0.1</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Обзор…</translation>
    </message>
    <message>
        <source>Browse for the certificate file</source>
        <translation>Выбрать файл сертификата</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>О&amp;бзор…</translation>
    </message>
    <message>
        <source>Browse for the key file</source>
        <translation>Выбрать файл ключа</translation>
    </message>
    <message>
        <source>Serves at</source>
        <translation>Доступен по адресу</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>Ко&amp;пировать</translation>
    </message>
    <message>
        <source>Open &amp;documentation</source>
        <translation>Открыть &amp;документацию</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>Первый администратор</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. Choose the first account&apos;s name and a password of at least 12 characters.</source>
        <translation>Войти еще никто не может. Нужны имя первой учетной записи и пароль не короче 12 символов.</translation>
    </message>
    <message>
        <source>&amp;User name *</source>
        <translation>&amp;Имя пользователя *</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Пароль *</translation>
    </message>
    <message>
        <source>Repea&amp;t *</source>
        <translation>Пов&amp;тор *</translation>
    </message>
    <message>
        <source>&amp;Generate and copy</source>
        <translation>С&amp;генерировать и скопировать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Create and &amp;serve</source>
        <translation>Создать и вкл&amp;ючить</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>Под&amp;ключиться снова</translation>
    </message>
</context>
<context>
    <name>testum::gui::ApiServerStarter</name>
    <message>
        <source>The API server could not be started: %1</source>
        <translation>Не удалось запустить сервер API: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>testum::gui::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Внешний вид</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темная</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокая контрастность</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Тема: %1</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Плотность</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Просторная</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Компактная</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>Размер &amp;шрифта</translation>
    </message>
    <message>
        <source>%1 pt</source>
        <translation>%1 пт</translation>
    </message>
    <message>
        <source>&amp;Output font size</source>
        <translation>Размер шрифта &amp;вывода</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> пт</translation>
    </message>
    <message>
        <source>&amp;Interface scale</source>
        <translation>&amp;Масштаб интерфейса</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>&amp;Начальная страница</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Главная</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Restart to apply</source>
        <translation>Перезапустите, чтобы применить</translation>
    </message>
    <message>
        <source>&amp;Reduce animations</source>
        <translation>&amp;Уменьшить анимацию</translation>
    </message>
    <message>
        <source>Show an icon in the s&amp;ystem tray</source>
        <translation>Показывать значок в &amp;области уведомлений</translation>
    </message>
    <message>
        <source>This desktop has no system tray.</source>
        <translation>На этом рабочем столе нет области уведомлений.</translation>
    </message>
</context>
<context>
    <name>testum::gui::AttentionModel</name>
    <message>
        <source>Platform</source>
        <translation>Платформа</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Проблема</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого времени</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditDetails</name>
    <message>
        <source>Choose an entry to see all of it.</source>
        <translation>Выберите запись, чтобы увидеть ее целиком.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, action</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>этот компьютер</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditDiffModel</name>
    <message>
        <source>before: %1</source>
        <translation>было: %1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>стало: %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Object type</source>
        <translation>Тип объекта</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditPage</name>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>Не удалось загрузить список: %1</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Журнал аудита</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Период</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>За 24 часа</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>За 7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>За 30 дней</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>С … по …</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;С</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>П&amp;о</translation>
    </message>
    <message>
        <source>&amp;Action</source>
        <translation>&amp;Действие</translation>
    </message>
    <message>
        <source>Object &amp;type</source>
        <translation>&amp;Тип объекта</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Пользователь</translation>
    </message>
    <message>
        <source>Object &amp;ID</source>
        <translation>&amp;ID объекта</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>С %1 по %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>С %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>По %1</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>Пользователь: %1</translation>
    </message>
    <message>
        <source>Action: %1</source>
        <translation>Действие: %1</translation>
    </message>
    <message>
        <source>Object type: %1</source>
        <translation>Тип объекта: %1</translation>
    </message>
    <message>
        <source>Object: %1</source>
        <translation>Объект: %1</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Экспорт журнала аудита</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>По&amp;дробности</translation>
    </message>
    <message>
        <source>&amp;Open the object</source>
        <translation>&amp;Открыть объект</translation>
    </message>
    <message>
        <source>Only entries about this object</source>
        <translation>Только записи об этом объекте</translation>
    </message>
    <message>
        <source>Search user, action, object…</source>
        <translation>Поиск: пользователь, действие, объект…</translation>
    </message>
    <message>
        <source>No entries for this period</source>
        <translation>За этот период записей нет</translation>
    </message>
</context>
<context>
    <name>testum::gui::Banner</name>
    <message>
        <source>Details</source>
        <translation>Подробнее</translation>
    </message>
</context>
<context>
    <name>testum::gui::BarChart</name>
    <message>
        <source>MM/dd</source>
        <extracomment>day and month of an axis, as QDate::toString() takes it</extracomment>
        <translation>dd.MM</translation>
    </message>
    <message>
        <source>%1: %2 successful, %3 failed</source>
        <comment>a day&apos;s tasks</comment>
        <translation>%1: успешно — %2, с ошибкой — %3</translation>
    </message>
    <message>
        <source>, %1 cancelled</source>
        <translation>, отменено — %1</translation>
    </message>
    <message>
        <source>, %1 interrupted</source>
        <translation>, прервано — %1</translation>
    </message>
    <message>
        <source>Successful</source>
        <translation>Успешные</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>С ошибкой</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отмененные</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Прерванные</translation>
    </message>
</context>
<context>
    <name>testum::gui::BellDrawer</name>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Errors and warnings only</source>
        <translation>Только ошибки и предупреждения</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>&amp;Mark all as read</source>
        <translation>&amp;Отметить все прочитанными</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>О&amp;чистить</translation>
    </message>
    <message>
        <source>No notifications</source>
        <translation>Уведомлений нет</translation>
    </message>
</context>
<context>
    <name>testum::gui::BulkBar</name>
    <message>
        <source>Selected: %1</source>
        <translation>Выбрано: %1</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
</context>
<context>
    <name>testum::gui::BusyBar</name>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
</context>
<context>
    <name>testum::gui::CertificateReview</name>
    <message>
        <source>The certificate of %1 is not the one that was trusted. Somebody may be between this computer and the server. Nothing was sent yet.</source>
        <translation>Сертификат %1 не тот, которому доверено. Между этим компьютером и сервером может находиться посторонний. Ничего еще не отправлено.</translation>
    </message>
    <message>
        <source>This computer does not know who vouches for the certificate of %1. Nothing was sent yet.</source>
        <translation>Этому компьютеру неизвестно, кто поручился за сертификат %1. Ничего еще не отправлено.</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Отпечаток (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>Доверенный до сих пор</translation>
    </message>
    <message>
        <source>Compare it with the one of the server&apos;s own file. On the server: openssl x509 -noout -fingerprint -sha256 -in FILE</source>
        <translation>Сравнить его с отпечатком файла на самом сервере. На сервере: openssl x509 -noout -fingerprint -sha256 -in ФАЙЛ</translation>
    </message>
    <message>
        <source>I verified the new &amp;fingerprint through another channel</source>
        <translation>Новый &amp;отпечаток проверен по другому каналу</translation>
    </message>
    <message>
        <source>The &amp;fingerprint is the same on the server</source>
        <translation>На сервере тот же &amp;отпечаток</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Replace certificate</source>
        <translation>&amp;Заменить сертификат</translation>
    </message>
    <message>
        <source>Trust and &amp;sign in</source>
        <translation>&amp;Доверять и войти</translation>
    </message>
</context>
<context>
    <name>testum::gui::CloseDialog</name>
    <message>
        <source>The API server is on</source>
        <translation>Сервер API включен</translation>
    </message>
    <message>
        <source>Waiting for running tasks…</source>
        <translation>Ожидание выполняющихся задач…</translation>
    </message>
    <message>
        <source>Tasks are still running</source>
        <translation>Задачи еще выполняются</translation>
    </message>
    <message>
        <source>testum closes as soon as the last one has ended.</source>
        <translation>testum закроется, как только завершится последняя из них.</translation>
    </message>
    <message>
        <source>When testum closes, nobody can reach it any more.</source>
        <translation>Когда testum закроется, подключиться к нему будет нельзя.</translation>
    </message>
    <message>
        <source>They run inside of testum, and the API server is on. What is to happen when the window closes?</source>
        <translation>Они выполняются внутри testum, и сервер API включен. Что делать при закрытии окна?</translation>
    </message>
    <message>
        <source>They run inside of testum. What is to happen when the window closes?</source>
        <translation>Они выполняются внутри testum. Что делать при закрытии окна?</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so testum cannot keep running without its window.</source>
        <translation>На этом рабочем столе нет области уведомлений, поэтому testum не может работать без окна.</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray</source>
        <translation>Работать в &amp;области уведомлений</translation>
    </message>
    <message>
        <source>&amp;Wait for them, then close</source>
        <translation>&amp;Дождаться и закрыть</translation>
    </message>
    <message>
        <source>&amp;Cancel tasks and close</source>
        <translation>О&amp;тменить задачи и закрыть</translation>
    </message>
    <message>
        <source>&amp;Stop the server and close</source>
        <translation>Остановить &amp;сервер и закрыть</translation>
    </message>
    <message>
        <source>&amp;Leave open</source>
        <translation>Не &amp;закрывать</translation>
    </message>
</context>
<context>
    <name>testum::gui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Палитра команд</translation>
    </message>
    <message>
        <source>Type a command or a name</source>
        <translation>Введите команду или название</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>&gt; commands   @ platforms   # tasks   : settings   ? help</source>
        <translation>&gt; команды   @ платформы   # задачи   : настройки   ? справка</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Type the number of hosts, %1, to go on:</source>
        <translation>Чтобы продолжить, ввести число хостов: %1</translation>
    </message>
    <message>
        <source>Concerned</source>
        <translation>Затронутые объекты</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConnectionBanner</name>
    <message>
        <source>The engine on this computer does not answer. What is shown may be out of date.</source>
        <translation>testum на этом компьютере не отвечает. Показанные данные могут быть устаревшими.</translation>
    </message>
    <message>
        <source>The connection to the server is lost. What is shown may be out of date. It is tried again by itself.</source>
        <translation>Подключение к серверу потеряно. Показанные данные могут быть устаревшими. Подключение восстановится автоматически.</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again to go on.</source>
        <translation>Сеанс завершен. Чтобы продолжить, войти снова.</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>&amp;Войти</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConnectionTest</name>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Address resolved</source>
        <translation>Адрес найден</translation>
    </message>
    <message>
        <source>The address could not be resolved</source>
        <translation>Адрес не найден</translation>
    </message>
    <message>
        <source>Port is open</source>
        <translation>Порт открыт</translation>
    </message>
    <message>
        <source>The port does not answer</source>
        <translation>Порт не отвечает</translation>
    </message>
    <message>
        <source>Host key checked</source>
        <translation>Ключ хоста проверен</translation>
    </message>
    <message>
        <source>The host key is not trusted</source>
        <translation>Нет доверия к ключу хоста</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Вход не выполнен</translation>
    </message>
    <message>
        <source>Facts collected</source>
        <translation>Сведения о хосте собраны</translation>
    </message>
    <message>
        <source>Facts could not be collected</source>
        <translation>Не удалось собрать сведения о хосте</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <comment>a step of a connection test and how long it took</comment>
        <translation>%1, %2 мс</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step of a connection test and why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Address resolved: %1</source>
        <translation>Адрес найден: %1</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Вход выполнен: %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::DataTable</name>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Фильтры: %1</translation>
    </message>
    <message>
        <source>Columns and sorting</source>
        <translation>Столбцы и сортировка</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <translation>Убрать фильтр «%1»</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сортировать</translation>
    </message>
    <message>
        <source>Default columns</source>
        <translation>Столбцы по умолчанию</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Копировать %n строку</numerusform>
            <numerusform>Копировать %n строки</numerusform>
            <numerusform>Копировать %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a hidden column and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Selected: %1 of %2</source>
        <translation>Выбрано: %1 из %2</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>Показано: %1 из %2</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Строк: %1</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Обновлено в %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <comment>a notification</comment>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>testum::gui::DonutChart</name>
    <message>
        <source>%1: %2 of %3 (%4 %)</source>
        <comment>a part, its number, the whole, per cent</comment>
        <translation>%1: %2 из %3 (%4&#xa0;%)</translation>
    </message>
</context>
<context>
    <name>testum::gui::ExportBar</name>
    <message numerus="yes">
        <source>Exported to %1, %n row(s)</source>
        <translation>
            <numerusform>Экспортировано в %1, %n строка</numerusform>
            <numerusform>Экспортировано в %1, %n строки</numerusform>
            <numerusform>Экспортировано в %1, %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Экспорт: %1 из %2</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Остановить экспорт</translation>
    </message>
</context>
<context>
    <name>testum::gui::FilterForm</name>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Любое</translation>
    </message>
</context>
<context>
    <name>testum::gui::FilterPopover</name>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a filter&apos;s choice and how many rows it stands for</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>testum::gui::FingerprintLabel</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>Копировать отпечаток</translation>
    </message>
</context>
<context>
    <name>testum::gui::HomePage</name>
    <message>
        <source>Dashboard</source>
        <translation>Панель управления</translation>
    </message>
    <message>
        <source>Statistics are not available: %1</source>
        <translation>Статистика недоступна: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Выполняются</translation>
    </message>
    <message>
        <source>Failed, 24 h</source>
        <translation>Ошибки за 24&#xa0;ч</translation>
    </message>
    <message>
        <source>%1 online · %2 offline</source>
        <translation>%1 в сети · %2 не в сети</translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n в очереди</numerusform>
            <numerusform>%n в очереди</numerusform>
            <numerusform>%n в очереди</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n task(s)</source>
        <translation>
            <numerusform>из %n задачи</numerusform>
            <numerusform>из %n задач</numerusform>
            <numerusform>из %n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Запустить…</translation>
    </message>
    <message>
        <source>&amp;Add platform</source>
        <translation>&amp;Добавить платформу</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Запустить &amp;снова</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Копировать &amp;команду</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Platform status</source>
        <translation>Статус платформ</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Требуют внимания</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Последние задачи</translation>
    </message>
    <message>
        <source>All platforms are well</source>
        <translation>Все платформы в порядке</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Задач пока нет</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>Платформ пока нет</translation>
    </message>
    <message>
        <source>A platform is a host you reach over SSH. Add the first one.</source>
        <translation>Платформа — это хост, к которому testum подключается по SSH. Добавьте первую.</translation>
    </message>
    <message numerus="yes">
        <source>Tasks, last %n day(s)</source>
        <translation>
            <numerusform>Задачи за %n&#xa0;дн.</numerusform>
            <numerusform>Задачи за %n&#xa0;дн.</numerusform>
            <numerusform>Задачи за %n&#xa0;дн.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::HostKeyDialog</name>
    <message>
        <source>New host key</source>
        <translation>Новый ключ хоста</translation>
    </message>
    <message>
        <source>The host shows a key that is not known yet. Compare its fingerprint with the one the host&apos;s administrator gives you.</source>
        <translation>Хост предъявил ключ, который еще неизвестен. Сверить отпечаток с тем, который сообщит администратор хоста.</translation>
    </message>
    <message>
        <source>The host shows a revoked key</source>
        <translation>Хост предъявил отозванный ключ</translation>
    </message>
    <message>
        <source>This key was replaced earlier, and the host uses it again. Find out why before you trust it.</source>
        <translation>Этот ключ был заменен ранее, а хост снова его использует. Прежде чем доверять ему, выяснить причину.</translation>
    </message>
    <message>
        <source>The host key has changed</source>
        <translation>Ключ хоста изменен</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or the host was set up anew. Differing characters are marked. Replace the key only if the new one is right.</source>
        <translation>Возможен перехват соединения либо переустановка хоста. Различающиеся символы выделены. Заменить ключ, только если новый верен.</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Заменить ключ</translation>
    </message>
    <message>
        <source>Trust and save</source>
        <translation>Доверять и сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Randomart of the key shown now</source>
        <translation>Рисунок ключа, предъявленного сейчас</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or the host was set up anew. Replace the key only if the new one is right.</source>
        <translation>Возможно, соединение перехватывают, или хост установлен заново. Заменять ключ стоит, только если новый верен.</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostListDialog</name>
    <message numerus="yes">
        <source>%n name(s) fit no platform, the rest is chosen.</source>
        <translation>
            <numerusform>%n имя не подходит ни к одной платформе, остальные выбраны.</numerusform>
            <numerusform>%n имени не подходят ни к одной платформе, остальные выбраны.</numerusform>
            <numerusform>%n имен не подходят ни к одной платформе, остальные выбраны.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste a list of hosts</source>
        <translation>Вставка списка хостов</translation>
    </message>
    <message>
        <source>Names or addresses, one a line or with commas. web-[001-041] stands for 41 names.</source>
        <translation>Имена или адреса, по одному в строке или через запятую. web-[001-041] означает 41 имя.</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Выбрать</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Закрыть</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostPicker</name>
    <message>
        <source>There are none</source>
        <translation>Нет ни одного</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>Платформ пока нет</translation>
    </message>
    <message>
        <source>No platforms match</source>
        <translation>Нет подходящих платформ</translation>
    </message>
    <message>
        <source>Hosts: %1 selected</source>
        <translation>Хосты: выбрано %1</translation>
    </message>
    <message>
        <source>Search: name, group:prod, tag:db…</source>
        <translation>Поиск: имя, group:prod, tag:db…</translation>
    </message>
    <message>
        <source>Search hosts</source>
        <translation>Поиск хостов</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Хосты</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Все</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Снять</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Группа</translation>
    </message>
    <message>
        <source>Ta&amp;g</source>
        <translation>Т&amp;ег</translation>
    </message>
    <message>
        <source>Paste &amp;list…</source>
        <translation>С&amp;писок…</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostRunModel</name>
    <message>
        <source>Platform</source>
        <translation>Платформа</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>exit code, short</comment>
        <translation>Код</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Код возврата</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostTreeModel</name>
    <message>
        <source>Without group</source>
        <translation>Без группы</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>chosen hosts of a group</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 hosts chosen</source>
        <translation>%1, выбрано хостов: %2 из %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>host, its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyGenerateDialog</name>
    <message>
        <source>This field is required.</source>
        <translation>Заполнить это поле.</translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation>Создание…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Generate an SSH key</source>
        <translation>Создание SSH ключа</translation>
    </message>
    <message>
        <source>Ed25519 (recommended)</source>
        <translation>Ed25519 (рекомендуется)</translation>
    </message>
    <message>
        <source>The key is being generated</source>
        <translation>Ключ создается</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyImportDialog</name>
    <message>
        <source>This is a private key. Add the public one, usually the file ending in .pub.</source>
        <translation>Это приватный ключ. Добавить публичный, обычно файл с окончанием .pub.</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>Не удалось прочитать файл: %1</translation>
    </message>
    <message>
        <source>This is not a supported key</source>
        <translation>Формат ключа не поддерживается</translation>
    </message>
    <message>
        <source>A private key</source>
        <translation>Приватный ключ</translation>
    </message>
    <message>
        <source>Choose a public key</source>
        <translation>Выбор публичного ключа</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Публичные ключи (*.pub)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>Заполнить это поле.</translation>
    </message>
    <message>
        <source>Add a public key</source>
        <translation>Добавление публичного ключа</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Добавить ключ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyModel</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
    <message>
        <source>Private part</source>
        <translation>Приватная часть</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Используют</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создан</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Кем создан</translation>
    </message>
    <message>
        <source>%1, weak</source>
        <comment>a key&apos;s type</comment>
        <translation>%1, слабый</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Есть</translation>
    </message>
    <message>
        <source>Public only</source>
        <translation>Только публичный</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n платформа</numerusform>
            <numerusform>%n платформы</numerusform>
            <numerusform>%n платформ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyRenameDialog</name>
    <message>
        <source>Rename the SSH key</source>
        <translation>Переименование SSH ключа</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeysPage</name>
    <message>
        <source>SSH keys</source>
        <translation>SSH ключи</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>Не удалось загрузить список: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Private part</source>
        <translation>Приватная часть</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Есть</translation>
    </message>
    <message>
        <source>Public only</source>
        <translation>Только публичный</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Только</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Неиспользуемые</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Слабые</translation>
    </message>
    <message>
        <source>The SSH key %1 is generated.</source>
        <translation>SSH ключ «%1» создан.</translation>
    </message>
    <message>
        <source>The SSH key %1 is added.</source>
        <translation>SSH ключ «%1» добавлен.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Export public key</source>
        <translation>Экспорт публичного ключа</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Публичные ключи (*.pub)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Сохранено: %1.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Не удалось записать файл: %1</translation>
    </message>
    <message>
        <source>The SSH key %1 is deleted.</source>
        <translation>SSH ключ «%1» удален.</translation>
    </message>
    <message numerus="yes">
        <source>%n SSH key(s) are deleted.</source>
        <translation>
            <numerusform>Удален %n SSH ключ.</numerusform>
            <numerusform>Удалены %n SSH ключа.</numerusform>
            <numerusform>Удалено %n SSH ключей.</numerusform>
        </translation>
    </message>
    <message>
        <source>The SSH key %1 is in use</source>
        <translation>SSH ключ «%1» используется</translation>
    </message>
    <message numerus="yes">
        <source>Used to sign in to %n platform(s). Choose another key or sign-in method there first.</source>
        <translation>
            <numerusform>Используется для входа на %n платформу. Сначала выбрать там другой ключ или способ входа.</numerusform>
            <numerusform>Используется для входа на %n платформы. Сначала выбрать там другой ключ или способ входа.</numerusform>
            <numerusform>Используется для входа на %n платформ. Сначала выбрать там другой ключ или способ входа.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to platforms</source>
        <translation>Перейти к платформам</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n SSH key(s) could not be deleted: %1</source>
        <translation>
            <numerusform>Не удалось удалить %n SSH ключ: %1</numerusform>
            <numerusform>Не удалось удалить %n SSH ключа: %1</numerusform>
            <numerusform>Не удалось удалить %n SSH ключей: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Generate…</source>
        <translation>&amp;Создать…</translation>
    </message>
    <message>
        <source>&amp;Add public key…</source>
        <translation>&amp;Добавить публичный ключ…</translation>
    </message>
    <message>
        <source>&amp;Copy public key</source>
        <translation>&amp;Копировать публичный ключ</translation>
    </message>
    <message>
        <source>E&amp;xport public key…</source>
        <translation>&amp;Экспорт публичного ключа…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Переименовать…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Search name, comment, fingerprint…</source>
        <translation>Поиск: название, комментарий, отпечаток…</translation>
    </message>
    <message>
        <source>No SSH keys yet</source>
        <translation>SSH ключей пока нет</translation>
    </message>
    <message>
        <source>Generate a key or import an existing one.</source>
        <translation>Создайте ключ или импортируйте существующий.</translation>
    </message>
</context>
<context>
    <name>testum::gui::LanguageSettings</name>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>As in the &amp;system</source>
        <translation>Как в &amp;системе</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Дата и время</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Числа</translation>
    </message>
</context>
<context>
    <name>testum::gui::ListExport</name>
    <message>
        <source>The export failed: %1</source>
        <translation>Экспорт не удался: %1</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>Не удалось записать файл %1: %2</translation>
    </message>
</context>
<context>
    <name>testum::gui::LocalSetup</name>
    <message>
        <source>In the keychain of the operating system.</source>
        <translation>В связке ключей операционной системы.</translation>
    </message>
    <message>
        <source>In the file %1</source>
        <translation>В файле %1</translation>
    </message>
    <message>
        <source>It comes from the environment testum was started in.</source>
        <translation>Он получен из окружения, в котором запущен testum.</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Каталог данных</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Главный ключ</translation>
    </message>
    <message>
        <source>It goes to the keychain of the operating system, or to a file of the data directory where there is none.</source>
        <translation>Он будет помещен в связку ключей операционной системы, а если ее нет — в файл каталога данных.</translation>
    </message>
    <message>
        <source>Keep a copy of the key file apart from the database: without it no stored password or key can be opened again.</source>
        <translation>Копию файла ключа нужно хранить отдельно от базы данных: без него сохраненные пароли и ключи открыть не удастся.</translation>
    </message>
    <message>
        <source>Passwords and private keys are stored encrypted with the master key. Without it they cannot be opened again.</source>
        <translation>Пароли и приватные ключи хранятся зашифрованными главным ключом. Без него открыть их не удастся.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Создать</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открытие…</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Создание…</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Продолжить</translation>
    </message>
</context>
<context>
    <name>testum::gui::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Вход не выполнен</translation>
    </message>
    <message>
        <source>Account and servers: %1</source>
        <translation>Учетная запись и серверы: %1</translation>
    </message>
    <message>
        <source>Account and servers</source>
        <translation>Учетная запись и серверы</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>Выполняется: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) offline</source>
        <translation>
            <numerusform>%n платформа не в сети</numerusform>
            <numerusform>%n платформы не в сети</numerusform>
            <numerusform>%n платформ не в сети</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::NotificationModel</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
</context>
<context>
    <name>testum::gui::NotificationSettings</name>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Tell the &amp;desktop when a task ends</source>
        <translation>Показывать &amp;уведомление рабочего стола, когда задача завершена</translation>
    </message>
    <message>
        <source>Only while the window is not in front. Everything is in the list behind the bell as well.</source>
        <translation>Только если окно не на переднем плане. Все сообщения есть и в списке под колокольчиком.</translation>
    </message>
</context>
<context>
    <name>testum::gui::Notifications</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Вернуть</translation>
    </message>
</context>
<context>
    <name>testum::gui::OutputPane</name>
    <message>
        <source>No host is selected</source>
        <translation>Хост не выбран</translation>
    </message>
    <message>
        <source>Waiting for a free slot</source>
        <translation>Ожидание свободного слота</translation>
    </message>
    <message>
        <source>No output yet</source>
        <translation>Вывода пока нет</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>Вывода нет</translation>
    </message>
    <message>
        <source>Loading the output…</source>
        <translation>Загрузка вывода…</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>код возврата %1</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>завершен сигналом %1</translation>
    </message>
    <message>
        <source>output cut at the limit</source>
        <translation>вывод обрезан по пределу размера</translation>
    </message>
    <message>
        <source>Not a valid pattern</source>
        <translation>Неверное выражение</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>более %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the output of all hosts</comment>
        <translation>Все</translation>
    </message>
    <message>
        <source>Whose output</source>
        <translation>Чей вывод</translation>
    </message>
    <message>
        <source>Find in output</source>
        <translation>Найти в выводе</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следить за выводом</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Переносить строки</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>Метки времени</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Копировать выделенное</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Учитывать регистр</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Слова целиком</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Регулярное выражение</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Follow the output (End)</source>
        <translation>Следить за выводом (End)</translation>
    </message>
    <message>
        <source>Copy selection (Ctrl+C)</source>
        <translation>Копировать выделенное (Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>testum::gui::OutputView</name>
    <message numerus="yes">
        <source>↓ %n new line(s)</source>
        <translation>
            <numerusform>↓ новых строк: %n</numerusform>
            <numerusform>↓ новых строк: %n</numerusform>
            <numerusform>↓ новых строк: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Выделить всё</translation>
    </message>
    <message>
        <source>Go to the end and follow the output (End)</source>
        <translation>Перейти в конец и следить за выводом (End)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Вывод</translation>
    </message>
</context>
<context>
    <name>testum::gui::PageHost</name>
    <message>
        <source>No access to this page</source>
        <translation>Нет доступа к этой странице</translation>
    </message>
    <message>
        <source>Ask an administrator for access</source>
        <translation>Запросите доступ у администратора</translation>
    </message>
</context>
<context>
    <name>testum::gui::PaletteSources</name>
    <message>
        <source>Account</source>
        <translation>Учетная запись</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Внешний вид</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>Сервер API</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>Сейчас недоступно</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
</context>
<context>
    <name>testum::gui::PasswordEdit</name>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Скрыть введенное</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Показать введенное</translation>
    </message>
</context>
<context>
    <name>testum::gui::PasswordResetDialog</name>
    <message>
        <source>Enter a password</source>
        <translation>Введите пароль</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Пароли не совпадают</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>&amp;Set the password</source>
        <translation>&amp;Задать пароль</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>Сброс пароля</translation>
    </message>
    <message>
        <source>A new password for %1</source>
        <translation>Новый пароль для %1</translation>
    </message>
    <message>
        <source>A password has 12 characters or more. All sessions of this user end.</source>
        <translation>В пароле не менее 12 символов. Все сеансы этого пользователя завершатся.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformDrawer</name>
    <message>
        <source>No platform is selected</source>
        <translation>Платформа не выбрана</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>free and total disk space</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Проверка подключения</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a task&apos;s command and when it was started</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Закрыть подробности</translation>
    </message>
    <message>
        <source>Last tasks</source>
        <translation>Последние задачи</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformEditorDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Проверить подключение</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <comment>the name of a duplicated platform</comment>
        <translation>%1 копия</translation>
    </message>
    <message>
        <source>Add platform</source>
        <translation>Добавить платформу</translation>
    </message>
    <message>
        <source>Platform %1</source>
        <translation>Платформа %1</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH ключ</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Приватный ключ</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH-агент</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Проверить подключение</translation>
    </message>
    <message>
        <source>Stored. Type to replace it.</source>
        <translation>Сохранен. Ввести новый, чтобы заменить.</translation>
    </message>
    <message>
        <source>If the key has one</source>
        <translation>Если она есть у ключа</translation>
    </message>
    <message>
        <source>A private key is stored. Paste another one to replace it.</source>
        <translation>Приватный ключ сохранен. Вставить другой, чтобы заменить его.</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Вставьте ключ сюда</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Отпечаток</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Впервые замечен</translation>
    </message>
    <message>
        <source>Host keys</source>
        <translation>Ключи хоста</translation>
    </message>
    <message>
        <source>Steps of the connection test</source>
        <translation>Шаги проверки подключения</translation>
    </message>
    <message>
        <source>Policy: strict. A key that is not known yet is refused until it is trusted here.</source>
        <translation>Политика: строго. Неизвестный ключ отклоняется, пока ему не доверяют здесь.</translation>
    </message>
    <message>
        <source>Policy: accept new. A key is pinned on the first connection, a changed one is refused.</source>
        <translation>Политика: принимать новые. Ключ закрепляется при первом подключении, измененный отклоняется.</translation>
    </message>
    <message>
        <source>This key is pinned when the platform is saved: %1</source>
        <translation>Этот ключ будет закреплен при сохранении платформы: %1</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>Выбор приватного ключа</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>Не удалось прочитать файл: %1</translation>
    </message>
    <message>
        <source>This is not a supported key</source>
        <translation>Формат ключа не поддерживается</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>Заполнить это поле.</translation>
    </message>
    <message>
        <source>Choose a key, or another sign-in method. Keys are made under SSH keys.</source>
        <translation>Выбрать ключ или другой способ входа. Ключи создаются в разделе «SSH ключи».</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a key&apos;s name and type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Доверенный</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>The host shows the pinned key.</source>
        <translation>Хост предъявил закрепленный ключ.</translation>
    </message>
    <message>
        <source>The key is not trusted, and your role may not change that.</source>
        <translation>К ключу нет доверия, а роль не позволяет это изменить.</translation>
    </message>
    <message>
        <source>The host key is pinned.</source>
        <translation>Ключ хоста закреплен.</translation>
    </message>
    <message>
        <source>Forget the host keys?</source>
        <translation>Забыть ключи хоста?</translation>
    </message>
    <message>
        <source>The next connection counts as the first one: whatever key the host shows then is treated as new.</source>
        <translation>Следующее подключение будет считаться первым: любой ключ, который предъявит хост, будет считаться новым.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забыть</translation>
    </message>
    <message>
        <source>Stop &amp;test</source>
        <translation>Остановить пров&amp;ерку</translation>
    </message>
    <message>
        <source>The host keys could not be loaded: %1</source>
        <translation>Не удалось загрузить ключи хоста: %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformFilters</name>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>ОС</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Ключ хоста</translation>
    </message>
    <message>
        <source>Without group</source>
        <translation>Без группы</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Пока неизвестно</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплен</translation>
    </message>
    <message>
        <source>Not pinned yet</source>
        <translation>Пока не закреплен</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformGroupDialog</name>
    <message>
        <source>Set group</source>
        <translation>Задать группу</translation>
    </message>
    <message numerus="yes">
        <source>The group of %n platform(s). Leave it empty to take them out of their group.</source>
        <translation>
            <numerusform>Группа %n платформы. Пустое поле убирает из группы.</numerusform>
            <numerusform>Группа %n платформ. Пустое поле убирает их из группы.</numerusform>
            <numerusform>Группа %n платформ. Пустое поле убирает их из группы.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformModel</name>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n ЦП</numerusform>
            <numerusform>%n ЦП</numerusform>
            <numerusform>%n ЦП</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Приватный ключ</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH-агент</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>ОС</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Последняя проверка</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Ядро</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>ЦП</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Память</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Время работы</translation>
    </message>
    <message>
        <source>Host key fingerprint</source>
        <translation>Отпечаток ключа хоста</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a platform was never checked</comment>
        <translation>никогда</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformTagsDialog</name>
    <message>
        <source>Add and remove tags</source>
        <translation>Добавить и убрать теги</translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n platform(s).</source>
        <translation>
            <numerusform>Теги %n платформы.</numerusform>
            <numerusform>Теги %n платформ.</numerusform>
            <numerusform>Теги %n платформ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Добавить теги</translation>
    </message>
    <message>
        <source>Remove tags</source>
        <translation>Убрать теги</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Убрать тег</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformsPage</name>
    <message>
        <source>Platforms</source>
        <translation>Платформы</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>Не удалось загрузить список: %1</translation>
    </message>
    <message>
        <source>&amp;Add platform</source>
        <translation>&amp;Добавить платформу</translation>
    </message>
    <message>
        <source>Open &amp;details</source>
        <translation>О&amp;ткрыть подробности</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Запустить…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Проверить подключение</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>Про&amp;верить</translation>
    </message>
    <message>
        <source>Check whether the SSH port answers, without signing in</source>
        <translation>Проверить, отвечает ли порт SSH, без входа</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Изменить…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>Дубли&amp;ровать…</translation>
    </message>
    <message>
        <source>&amp;Host key…</source>
        <translation>Ключ &amp;хоста…</translation>
    </message>
    <message>
        <source>Set &amp;group…</source>
        <translation>Задать &amp;группу…</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>&amp;Экспорт CSV…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Search name, address, group, tag…</source>
        <translation>Поиск: название, адрес, группа, тег…</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>Платформ пока нет</translation>
    </message>
    <message>
        <source>A platform is a host you reach over SSH.</source>
        <translation>Платформа — это хост, к которому testum подключается по SSH.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Карточки</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Platform %1 is saved.</source>
        <translation>Платформа «%1» сохранена.</translation>
    </message>
    <message numerus="yes">
        <source>Testing the connection to %n platform(s).</source>
        <translation>
            <numerusform>Проверяется подключение к %n платформе.</numerusform>
            <numerusform>Проверяется подключение к %n платформам.</numerusform>
            <numerusform>Проверяется подключение к %n платформам.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>Открыть задачу</translation>
    </message>
    <message>
        <source>The host key of %1 could not be read: %2</source>
        <translation>Не удалось прочитать ключ хоста «%1»: %2</translation>
    </message>
    <message>
        <source>%1 shows the pinned host key.</source>
        <translation>Хост «%1» предъявил закрепленный ключ.</translation>
    </message>
    <message>
        <source>%1 shows a key that is not trusted, and your role may not change that.</source>
        <translation>Хост «%1» предъявил ключ, к которому нет доверия, а роль не позволяет это изменить.</translation>
    </message>
    <message>
        <source>The host key of %1 is pinned.</source>
        <translation>Ключ хоста «%1» закреплен.</translation>
    </message>
    <message>
        <source>Platform %1 is deleted.</source>
        <translation>Платформа «%1» удалена.</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are deleted.</source>
        <translation>
            <numerusform>Удалена %n платформа.</numerusform>
            <numerusform>Удалены %n платформы.</numerusform>
            <numerusform>Удалено %n платформ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) could not be deleted: %1</source>
        <translation>
            <numerusform>Не удалось удалить %n платформу: %1</numerusform>
            <numerusform>Не удалось удалить %n платформы: %1</numerusform>
            <numerusform>Не удалось удалить %n платформ: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) could not be changed: %1</source>
        <translation>
            <numerusform>Не удалось изменить %n платформу: %1</numerusform>
            <numerusform>Не удалось изменить %n платформы: %1</numerusform>
            <numerusform>Не удалось изменить %n платформ: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are changed.</source>
        <translation>
            <numerusform>Изменена %n платформа.</numerusform>
            <numerusform>Изменены %n платформы.</numerusform>
            <numerusform>Изменено %n платформ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export platforms</source>
        <translation>Экспорт платформ</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Файлы CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are exported.</source>
        <translation>
            <numerusform>Экспортирована %n платформа.</numerusform>
            <numerusform>Экспортированы %n платформы.</numerusform>
            <numerusform>Экспортировано %n платформ.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Не удалось записать файл: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Tag&amp;s…</source>
        <translation>Т&amp;еги…</translation>
    </message>
    <message>
        <source>C&amp;opy address</source>
        <translation>&amp;Копировать адрес</translation>
    </message>
    <message>
        <source>Co&amp;py as ssh command</source>
        <translation>Копировать как команду &amp;ssh</translation>
    </message>
</context>
<context>
    <name>testum::gui::RoleMatrixModel</name>
    <message>
        <source>yes</source>
        <comment>the role may</comment>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <comment>the role may not</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Право</translation>
    </message>
</context>
<context>
    <name>testum::gui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>The platforms could not be loaded: %1</source>
        <translation>Не удалось загрузить платформы: %1</translation>
    </message>
    <message>
        <source>The task could not be loaded: %1</source>
        <translation>Не удалось загрузить задачу: %1</translation>
    </message>
    <message>
        <source>The command is too long: %1 of at most %2 characters. Put it into a script on the hosts and run that.</source>
        <translation>Команда слишком длинная: %1 символов, допустимо %2. Поместите ее в скрипт на хостах и запустите его.</translation>
    </message>
    <message>
        <source>Select at least one host</source>
        <translation>Выберите хотя бы один хост</translation>
    </message>
    <message>
        <source>Enter a command</source>
        <translation>Введите команду</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n хост</numerusform>
            <numerusform>%n хоста</numerusform>
            <numerusform>%n хостов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline at the last check</source>
        <translation>
            <numerusform>%n не в сети при последней проверке</numerusform>
            <numerusform>%n не в сети при последней проверке</numerusform>
            <numerusform>%n не в сети при последней проверке</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запуск…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Run on %n host(s)</source>
        <translation>
            <numerusform>&amp;Запустить на %n хосте</numerusform>
            <numerusform>&amp;Запустить на %n хостах</numerusform>
            <numerusform>&amp;Запустить на %n хостах</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Запустить</translation>
    </message>
    <message numerus="yes">
        <source>Run on %n host(s)?</source>
        <translation>
            <numerusform>Запустить на %n хосте?</numerusform>
            <numerusform>Запустить на %n хостах?</numerusform>
            <numerusform>Запустить на %n хостах?</numerusform>
        </translation>
    </message>
    <message>
        <source>The command runs on all of them at once or in turn. It cannot be undone.</source>
        <translation>Команда выполнится на всех хостах сразу или по очереди. Отменить сделанное нельзя.</translation>
    </message>
    <message numerus="yes">
        <source>Run on %n host(s)</source>
        <translation>
            <numerusform>Запустить на %n хосте</numerusform>
            <numerusform>Запустить на %n хостах</numerusform>
            <numerusform>Запустить на %n хостах</numerusform>
        </translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>Не удалось запустить задачу: %1</translation>
    </message>
    <message>
        <source>Nothing was run from here yet</source>
        <translation>Отсюда еще ничего не запускали</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Очистить историю</translation>
    </message>
    <message>
        <source>Command &amp;history</source>
        <translation>&amp;История команд</translation>
    </message>
    <message>
        <source>Add &amp;platforms</source>
        <translation>Добавить п&amp;латформы</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Commands run from here (%1)</source>
        <translation>Запущенные отсюда команды (%1)</translation>
    </message>
    <message>
        <source>systemctl restart nginx</source>
        <translation>systemctl restart nginx</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation>как в настройках</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source> MiB</source>
        <comment>behind a number</comment>
        <translation>&#xa0;МиБ</translation>
    </message>
</context>
<context>
    <name>testum::gui::RunProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Ход выполнения</translation>
    </message>
    <message>
        <source>Success %1, failed %2, cancelled %3, running %4, queued %5</source>
        <translation>Успешно %1, с ошибкой %2, отменено %3, выполняется %4, в очереди %5</translation>
    </message>
</context>
<context>
    <name>testum::gui::SearchEdit</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
</context>
<context>
    <name>testum::gui::SecuritySettings</name>
    <message>
        <source>Security</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>On the server.</source>
        <translation>На сервере.</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Главный ключ</translation>
    </message>
    <message>
        <source>&amp;Clear a copied secret after</source>
        <translation>&amp;Очищать скопированный секрет через</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Type the &amp;number of hosts above</source>
        <translation>Вводить &amp;число хостов, если их больше</translation>
    </message>
    <message>
        <source>A command for more hosts than that is confirmed by typing their number. Without the master key no stored password or private key can be opened: keep a copy of it apart from the database.</source>
        <translation>Команду для большего числа хостов нужно подтвердить вводом этого числа. Без главного ключа сохраненные пароли и приватные ключи открыть не удастся: его копию нужно хранить отдельно от базы данных.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ServerForm</name>
    <message>
        <source>An address looks like https://host:8000.</source>
        <translation>Адрес имеет вид https://host:8000.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Ввести имя пользователя.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Ввести пароль.</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>Новый сервер</translation>
    </message>
    <message>
        <source>This address is not encrypted: whoever is on the way can read the password and everything else. Use https.</source>
        <translation>Соединение с этим адресом не шифруется: пароль и все данные можно прочитать по пути. Использовать https.</translation>
    </message>
    <message>
        <source>Remove this server?</source>
        <translation>Удалить этот сервер?</translation>
    </message>
    <message>
        <source>%1 is taken off the list. Nothing changes on the server.</source>
        <translation>%1 исчезнет из списка. На самом сервере ничего не изменится.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Доверенные сертификаты</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Сертификаты (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Saved s&amp;ervers</source>
        <translation>Сохраненные с&amp;ерверы</translation>
    </message>
    <message>
        <source>&amp;Address *</source>
        <translation>&amp;Адрес *</translation>
    </message>
    <message>
        <source>&amp;User name *</source>
        <translation>&amp;Имя пользователя *</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Пароль *</translation>
    </message>
    <message>
        <source>&amp;Name in the list</source>
        <translation>Название в &amp;списке</translation>
    </message>
    <message>
        <source>&amp;Certificates to trust</source>
        <translation>&amp;Доверенные сертификаты</translation>
    </message>
    <message>
        <source>of the system</source>
        <translation>системные</translation>
    </message>
    <message>
        <source>Br&amp;owse…</source>
        <translation>О&amp;бзор…</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Доверенный сертификат</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Забыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Войти</translation>
    </message>
</context>
<context>
    <name>testum::gui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Discard unsaved changes?</source>
        <translation>Не сохранять изменения?</translation>
    </message>
    <message>
        <source>The changes in “%1” have not been saved.</source>
        <translation>Изменения в разделе «%1» не сохранены.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Не сохранять</translation>
    </message>
    <message>
        <source>&amp;Continue editing</source>
        <translation>&amp;Продолжить редактирование</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Search settings…</source>
        <translation>Поиск в настройках…</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Поиск в настройках</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>There are unsaved changes.</source>
        <translation>Есть несохраненные изменения.</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Сочетание клавиш</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutSettings</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Search actions…</source>
        <translation>Поиск действий…</translation>
    </message>
    <message>
        <source>No shortcuts</source>
        <translation>Сочетаний клавиш нет</translation>
    </message>
    <message>
        <source>The pages opened so far have none.</source>
        <translation>На открытых до сих пор страницах их нет.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Search actions and keys…</source>
        <translation>Поиск действий и клавиш…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
</context>
<context>
    <name>testum::gui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Развернуть меню</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Свернуть</translation>
    </message>
</context>
<context>
    <name>testum::gui::SshSettings</name>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>Настройки сохранены</translation>
    </message>
    <message>
        <source>Accept new</source>
        <translation>Принимать новые</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Строго</translation>
    </message>
    <message>
        <source>&amp;Host key policy</source>
        <translation>Политика &amp;ключей хостов</translation>
    </message>
    <message>
        <source>&amp;In parallel</source>
        <translation>&amp;Параллельно</translation>
    </message>
    <message>
        <source>Hosts that one task works on at the same time</source>
        <translation>Хосты, на которых одна задача выполняется одновременно</translation>
    </message>
    <message>
        <source>&amp;Connection timeout</source>
        <translation>&amp;Таймаут подключения</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>&amp;Further attempts to connect</source>
        <translation>Пов&amp;торные попытки подключения</translation>
    </message>
    <message>
        <source>&amp;Output kept of one host</source>
        <translation>&amp;Хранимый вывод одного хоста</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation>&#xa0;МиБ</translation>
    </message>
    <message>
        <source>“Accept new” pins the key of a host that is seen for the first time; “Strict” refuses it. A changed key is refused in both.</source>
        <translation>«Принимать новые» закрепляет ключ хоста при первом подключении, «Строго» отклоняет его. Измененный ключ отклоняется в обоих случаях.</translation>
    </message>
</context>
<context>
    <name>testum::gui::StatusLine</name>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет подключения</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Connection lost, reconnecting…</source>
        <translation>Подключение потеряно, переподключение…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Сеанс завершен</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>Выполняется: %1</translation>
    </message>
    <message>
        <source>Running tasks: %1</source>
        <translation>Выполняется задач: %1</translation>
    </message>
    <message>
        <source>Show the running tasks</source>
        <translation>Показать выполняющиеся задачи</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Обновлено в %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::StorageSettings</name>
    <message>
        <source>The folder %1 could not be opened: no program is set for folders.</source>
        <translation>Не удалось открыть папку %1: программа для папок не назначена.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Everything is being stored.</source>
        <translation>Все данные сохраняются.</translation>
    </message>
    <message>
        <source>Something cannot be stored: see the log.</source>
        <translation>Часть данных не удается сохранить, причина указана в журнале.</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Расположение</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Открыть папку</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Копировать путь</translation>
    </message>
    <message>
        <source>For a backup, quit testum and copy the whole folder. Keep the master key apart from it.</source>
        <translation>Для резервной копии завершить testum и скопировать всю папку. Главный ключ хранить отдельно от нее.</translation>
    </message>
</context>
<context>
    <name>testum::gui::TagEdit</name>
    <message>
        <source>Remove tag %1</source>
        <translation>Убрать тег «%1»</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить тег</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>hosts that have ended</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hosts that succeeded</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Проверка подключения</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Хосты</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начата</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Завершена</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>a task&apos;s identifier</comment>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskNews</name>
    <message>
        <source>&amp;Open</source>
        <comment>a task</comment>
        <translation>&amp;Открыть</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskPage</name>
    <message>
        <source>The selection is too large for the clipboard. Save the output to a file instead.</source>
        <translation>Выделенное слишком велико для буфера обмена. Вместо этого вывод можно сохранить в файл.</translation>
    </message>
    <message>
        <source>The output was saved to %1</source>
        <translation>Вывод сохранен в %1</translation>
    </message>
    <message>
        <source>The output could not be saved to %1: %2</source>
        <translation>Не удалось сохранить вывод в %1: %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задача</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>The task could not be loaded: %1</source>
        <translation>Не удалось загрузить задачу: %1</translation>
    </message>
    <message>
        <source>Live output is paused, reconnecting…</source>
        <translation>Вывод приостановлен, переподключение…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>The live output ended with an error: %1</source>
        <translation>Вывод прервался с ошибкой: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The output could not be loaded: %1</source>
        <translation>Не удалось загрузить вывод: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s) · %2 failed</source>
        <translation>
            <numerusform>%1 из %n хоста · %2 с ошибкой</numerusform>
            <numerusform>%1 из %n хостов · %2 с ошибкой</numerusform>
            <numerusform>%1 из %n хостов · %2 с ошибкой</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s)</source>
        <translation>
            <numerusform>%1 из %n хоста</numerusform>
            <numerusform>%1 из %n хостов</numerusform>
            <numerusform>%1 из %n хостов</numerusform>
        </translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>Начата %1</translation>
    </message>
    <message>
        <source>Started %1 by %2</source>
        <translation>Начата %1, пользователь %2</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>hosts</comment>
        <translation>Все %1</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <comment>hosts</comment>
        <translation>Ошибки %1</translation>
    </message>
    <message>
        <source>Running %1</source>
        <comment>hosts</comment>
        <translation>Идут %1</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>&amp;Отменить задачу</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Запустить &amp;снова</translation>
    </message>
    <message>
        <source>Re-run &amp;failed</source>
        <translation>Повторить для о&amp;шибок</translation>
    </message>
    <message>
        <source>&amp;Edit and run…</source>
        <translation>&amp;Изменить и запустить…</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Копировать &amp;команду</translation>
    </message>
    <message>
        <source>Next host</source>
        <translation>Следующий хост</translation>
    </message>
    <message>
        <source>Previous host</source>
        <translation>Предыдущий хост</translation>
    </message>
    <message>
        <source>Next failed host</source>
        <translation>Следующий хост с ошибкой</translation>
    </message>
    <message>
        <source>Open p&amp;latform</source>
        <translation>Открыть &amp;платформу</translation>
    </message>
    <message>
        <source>Run again &amp;here</source>
        <translation>Запустить снова з&amp;десь</translation>
    </message>
    <message>
        <source>Copy &amp;output</source>
        <translation>Копировать &amp;вывод</translation>
    </message>
    <message>
        <source>Search hosts…</source>
        <translation>Поиск хостов…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Хосты</translation>
    </message>
    <message>
        <source>Which hosts</source>
        <translation>Какие хосты</translation>
    </message>
    <message>
        <source>No hosts</source>
        <translation>Хостов нет</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Cancel this task?</source>
        <translation>Отменить эту задачу?</translation>
    </message>
    <message numerus="yes">
        <source>What runs on %n host(s) is stopped.</source>
        <translation>
            <numerusform>Выполнение на %n хосте будет остановлено.</numerusform>
            <numerusform>Выполнение на %n хостах будет остановлено.</numerusform>
            <numerusform>Выполнение на %n хостах будет остановлено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Отменить задачу</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Продолжить выполнение</translation>
    </message>
    <message>
        <source>The task could not be cancelled: %1</source>
        <translation>Не удалось отменить задачу: %1</translation>
    </message>
    <message numerus="yes">
        <source>Run again on %n host(s)?</source>
        <translation>
            <numerusform>Запустить снова на %n хосте?</numerusform>
            <numerusform>Запустить снова на %n хостах?</numerusform>
            <numerusform>Запустить снова на %n хостах?</numerusform>
        </translation>
    </message>
    <message>
        <source>The same is started as a new task.</source>
        <translation>То же самое будет запущено новой задачей.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Запустить снова</translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>Не удалось запустить задачу: %1</translation>
    </message>
    <message>
        <source>Save output</source>
        <translation>Сохранить вывод</translation>
    </message>
    <message>
        <source>Text (*.log)</source>
        <translation>Текст (*.log)</translation>
    </message>
    <message>
        <source>Text with colours (*.ansi)</source>
        <translation>Текст с цветами (*.ansi)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Веб-страница (*.html)</translation>
    </message>
    <message>
        <source>JSON, a line each (*.jsonl)</source>
        <translation>JSON, по строке на запись (*.jsonl)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Выполняются</translation>
    </message>
    <message>
        <source>Another task was opened before all of it was here</source>
        <translation>Другая задача открыта раньше, чем вывод загрузился полностью</translation>
    </message>
</context>
<context>
    <name>testum::gui::TasksPage</name>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>Не удалось загрузить список: %1</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Статус</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>По&amp;льзователь</translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation>П&amp;латформа</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Статус: %1</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Тип: %1</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>Пользователь: %1</translation>
    </message>
    <message>
        <source>Platform: %1</source>
        <translation>Платформа: %1</translation>
    </message>
    <message>
        <source>Tasks on %1 cannot be shown: %2</source>
        <translation>Не удалось показать задачи на %1: %2</translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>Не удалось запустить задачу: %1</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n task(s)?</source>
        <translation>
            <numerusform>Отменить %n задачу?</numerusform>
            <numerusform>Отменить %n задачи?</numerusform>
            <numerusform>Отменить %n задач?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What runs on %n host(s) is stopped.</source>
        <translation>
            <numerusform>Выполнение на %n хосте будет остановлено.</numerusform>
            <numerusform>Выполнение на %n хостах будет остановлено.</numerusform>
            <numerusform>Выполнение на %n хостах будет остановлено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Отменить задачу</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Продолжить выполнение</translation>
    </message>
    <message>
        <source>The task could not be cancelled: %1</source>
        <translation>Не удалось отменить задачу: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Export tasks</source>
        <translation>Экспорт задач</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Запустить…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Запустить &amp;снова</translation>
    </message>
    <message>
        <source>Re-run &amp;failed</source>
        <translation>Повторить для о&amp;шибок</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>&amp;Отменить задачу</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Копировать &amp;команду</translation>
    </message>
    <message>
        <source>Search commands…</source>
        <translation>Поиск по командам…</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Задач пока нет</translation>
    </message>
    <message>
        <source>Run a command to see it here.</source>
        <translation>Запустите команду, и она появится здесь.</translation>
    </message>
</context>
<context>
    <name>testum::gui::Terminal</name>
    <message>
        <source>Open this page: home, platforms, tasks/ID, settings/api.</source>
        <translation>Открыть эту страницу: home, platforms, tasks/ID, settings/api.</translation>
    </message>
    <message>
        <source>Directory of the database, the output and the key file.</source>
        <translation>Каталог базы данных, вывода и файла ключа.</translation>
    </message>
    <message>
        <source>postgresql://… or sqlite:///…. A password belongs in the environment variable DATABASE_URL or in the env file, not here.</source>
        <translation>postgresql://… или sqlite:///…. Пароль указывать не здесь, а в переменной окружения DATABASE_URL или в файле настроек.</translation>
    </message>
    <message>
        <source>File with KEY=VALUE lines, readable by you alone.</source>
        <translation>Файл со строками ИМЯ=ЗНАЧЕНИЕ, доступный только владельцу.</translation>
    </message>
    <message>
        <source>Look of this start: %1.</source>
        <translation>Тема этого запуска: %1.</translation>
    </message>
    <message>
        <source>Language of this start: %1.</source>
        <translation>Язык этого запуска: %1.</translation>
    </message>
    <message>
        <source>Sign in to this server: https://host:8000.</source>
        <translation>Войти на этот сервер: https://host:8000.</translation>
    </message>
    <message>
        <source>--%1 knows no &quot;%2&quot;. Allowed: %3.</source>
        <translation>Для --%1 нет значения «%2». Допустимо:&#xa0;%3.</translation>
    </message>
    <message>
        <source>testum: SSH keys, platforms and tasks in a window.</source>
        <translation>testum: SSH ключи, платформы и задачи в окне.</translation>
    </message>
    <message>
        <source>testum takes no argument &quot;%1&quot;. See testum --help.</source>
        <translation>testum не принимает аргумент «%1». Справка: testum --help.</translation>
    </message>
    <message>
        <source>There is no display to open a window on. testumd serves without one, testumctl works on the command line.</source>
        <translation>Нет дисплея, на котором можно открыть окно. testumd работает как сервер без окна, testumctl — в командной строке.</translation>
    </message>
    <message>
        <source>testum already runs on this data directory (process %1), and does not answer. End it and start again.</source>
        <translation>testum уже работает с этим каталогом данных (процесс %1) и не отвечает. Завершить его и запустить снова.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ThemeMenu</name>
    <message>
        <source>&amp;As in the system</source>
        <translation>&amp;Как в системе</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Темная</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Светлая</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Высокая контрастность</translation>
    </message>
</context>
<context>
    <name>testum::gui::Toast</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>testum::gui::TrayIcon</name>
    <message>
        <source>Running tasks: %1</source>
        <translation>Выполняется задач: %1</translation>
    </message>
    <message>
        <source>&amp;Open testum</source>
        <translation>&amp;Открыть testum</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Запустить…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выйти</translation>
    </message>
</context>
<context>
    <name>testum::gui::UnsavedChanges</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Несохраненные изменения</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>Есть несохраненные изменения.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Продолжить редактирование</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserEditorDialog</name>
    <message>
        <source>Discard the changes?</source>
        <translation>Не сохранять изменения?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Продолжить редактирование</translation>
    </message>
    <message>
        <source>Enter a user name</source>
        <translation>Введите имя пользователя</translation>
    </message>
    <message>
        <source>Enter a password</source>
        <translation>Введите пароль</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Пароли не совпадают</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Новый пользователь</translation>
    </message>
    <message>
        <source>Edit the user</source>
        <translation>Изменение пользователя</translation>
    </message>
    <message>
        <source>A password has 12 characters or more. * is required.</source>
        <translation>В пароле не менее 12 символов. Поля со знаком * обязательны.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserMenu</name>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Настройки</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Вы&amp;йти из учетной записи</translation>
    </message>
    <message>
        <source>Connect to &amp;another server…</source>
        <translation>Подключиться к &amp;другому серверу…</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserModel</name>
    <message>
        <source>Active</source>
        <translation>Активен</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Отключен</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
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
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Последний вход</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создан</translation>
    </message>
</context>
<context>
    <name>testum::gui::UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>Не удалось загрузить список: %1</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>О&amp;тключить</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>В&amp;ключить</translation>
    </message>
    <message>
        <source>The last administrator cannot be removed</source>
        <translation>Нельзя удалить последнего администратора</translation>
    </message>
    <message>
        <source>Nobody can delete himself</source>
        <translation>Нельзя удалить самого себя</translation>
    </message>
    <message>
        <source>User %1 added</source>
        <translation>Пользователь %1 добавлен</translation>
    </message>
    <message>
        <source>User %1 saved</source>
        <translation>Пользователь %1 сохранен</translation>
    </message>
    <message>
        <source>%1 has a new password</source>
        <translation>Новый пароль для %1 задан</translation>
    </message>
    <message>
        <source>The user could not be changed: %1</source>
        <translation>Не удалось изменить пользователя: %1</translation>
    </message>
    <message>
        <source>User %1 deleted</source>
        <translation>Пользователь %1 удален</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) deleted</source>
        <translation>
            <numerusform>Удален %n пользователь</numerusform>
            <numerusform>Удалены %n пользователя</numerusform>
            <numerusform>Удалено %n пользователей</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add user…</source>
        <translation>&amp;Добавить пользователя…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Изменить…</translation>
    </message>
    <message>
        <source>Reset &amp;password…</source>
        <translation>С&amp;бросить пароль…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Search name, role…</source>
        <translation>Поиск: имя, роль…</translation>
    </message>
    <message>
        <source>No users yet</source>
        <translation>Пользователей пока нет</translation>
    </message>
    <message>
        <source>Users are needed once others work with this computer&apos;s engine over the API.</source>
        <translation>Пользователи нужны, когда другие работают с этим компьютером через API.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) could not be deleted: %1</source>
        <translation>
            <numerusform>Не удалось удалить %n пользователя: %1</numerusform>
            <numerusform>Не удалось удалить %n пользователей: %1</numerusform>
            <numerusform>Не удалось удалить %n пользователей: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::WelcomePage</name>
    <message>
        <source>Welcome to testum</source>
        <translation>Добро пожаловать в testum</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>Сеанс завершен. Войти снова.</translation>
    </message>
    <message>
        <source>Choose where your keys, platforms and tasks are kept. This can be changed later.</source>
        <translation>Где хранить ключи, платформы и задачи? Выбор можно изменить позже.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>testum works on its own: everything is kept on this computer, and the window connects to your platforms itself.</source>
        <translation>testum работает самостоятельно: всё хранится на этом компьютере, а окно подключается к платформам само.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Подключиться к серверу</translation>
    </message>
    <message>
        <source>The window works on a testum server that several people share. You need its address, a user name and a password.</source>
        <translation>Окно работает с общим сервером testum. Понадобятся его адрес, имя пользователя и пароль.</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темная</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокая контрастность</translation>
    </message>
</context>
<context>
    <name>testum::gui::WindowActions</name>
    <message>
        <source>Command palette</source>
        <translation>Палитра команд</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперед</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Поиск на этой странице</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Предыдущая область</translation>
    </message>
    <message>
        <source>Collapse or expand the sidebar</source>
        <translation>Свернуть или развернуть меню</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>About testum</source>
        <translation>О программе testum</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Закрыть окно</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message numerus="yes">
        <source>%n unread notification(s)</source>
        <translation>
            <numerusform>%n непрочитанное уведомление</numerusform>
            <numerusform>%n непрочитанных уведомления</numerusform>
            <numerusform>%n непрочитанных уведомлений</numerusform>
        </translation>
    </message>
</context>
</TS>
