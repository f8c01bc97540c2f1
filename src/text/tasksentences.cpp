#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"output.missing",
     "Stored output of the run is missing or incomplete. Restore the data directory from a backup, or run the task again.",
     "Сохраненный вывод запуска отсутствует или неполон. Восстановить каталог данных из резервной копии или запустить задачу снова."},
    {"output.write_failed",
     "The output or the result of the run could not be stored. Check the disk and the database, then run the task again.",
     "Не удалось сохранить вывод или результат запуска. Проверить диск и базу данных и запустить задачу снова."},
    {"task.already_finished",
     "The task has already ended; there is nothing to cancel.",
     "Задача уже завершена, отменять нечего."},
    {"task.cancelled",
     "The task was cancelled.",
     "Задача отменена."},
    {"task.command_has_nul",
     "The command holds a NUL byte. Remove it.",
     "Команда содержит нулевой байт. Удалить его."},
    {"task.command_invalid",
     "The command is empty or holds a NUL byte. Correct it.",
     "Команда пуста или содержит нулевой байт. Исправить ее."},
    {"task.command_too_long",
     "The command is too long[: {size} bytes, at most {limit}]. Put it into a script on the host.",
     "Команда слишком длинная[: {size} байт, не более {limit}]. Поместить ее в скрипт на хосте."},
    {"task.draining",
     "The server is shutting down and takes no new tasks. Try again after its restart.",
     "Сервер завершает работу и не принимает новые задачи. Повторить после его запуска."},
    {"task.exit_code",
     "The command ended with an exit code other than 0[: {code}]. See its output.",
     "Команда завершилась с ненулевым кодом возврата[: {code}]. Смотреть ее вывод."},
    {"task.exit_signal",
     "The command was ended by a signal[: {signal}].",
     "Команда завершена сигналом[: {signal}]."},
    {"task.exit_unknown",
     "The host did not say how the command ended. Check its effect on the host.",
     "Хост не сообщил, как завершилась команда. Проверить ее результат на хосте."},
    {"task.interrupted",
     "The testum process that ran this ended meanwhile. The command was not run again: check its effect on the host.",
     "Процесс testum, выполнявший запуск, завершился. Команда не запускалась повторно: проверить ее результат на хосте."},
    {"task.lease_lost",
     "Another server has taken over this run. See the task for its result.",
     "Этот запуск перешел к другому серверу. Результат смотреть в задаче."},
    {"task.no_platforms",
     "No platform is selected. Choose at least one.",
     "Не выбрана ни одна платформа. Выбрать хотя бы одну."},
    {"task.not_found",
     "There is no such task.",
     "Такой задачи нет."},
    {"task.run_not_found",
     "There is no such run in this task.",
     "В этой задаче нет такого запуска."},
    {"task.shutdown",
     "The run was stopped because testum was shut down. Run the task again if needed.",
     "Запуск остановлен из-за завершения работы testum. При необходимости запустить задачу снова."},
    {"task.timed_out",
     "The command did not end within its timeout and was stopped. Raise the timeout or run less at once.",
     "Команда не завершилась за отведенный таймаут и остановлена. Увеличить таймаут или выполнять меньше за раз."},
};
// clang-format on

} // namespace

std::span<const Sentence> taskSentences() { return kSentences; }

} // namespace testum::text
