#include "text/errorcatalogue.h"

namespace testum::text {

namespace {

// clang-format off
constexpr Sentence kSentences[] = {
    {"output.missing",
     "Stored output of the run is missing or incomplete. Restore the data directory from a backup, or run the task again.",
     "Сохраненный вывод запуска отсутствует или неполон. Восстановить каталог данных из резервной копии или запустить задачу снова."},
    {"task.cancelled",
     "The task was cancelled.",
     "Задача отменена."},
    {"task.draining",
     "The server is shutting down and takes no new tasks. Try again after its restart.",
     "Сервер завершает работу и не принимает новые задачи. Повторить после его запуска."},
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
};
// clang-format on

} // namespace

std::span<const Sentence> taskSentences() { return kSentences; }

} // namespace testum::text
