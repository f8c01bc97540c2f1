#include "gui/pagefactory.h"

#include "gui/auditpage.h"
#include "gui/homepage.h"
#include "gui/keyspage.h"
#include "gui/platformspage.h"
#include "gui/runpage.h"
#include "gui/settingspage.h"
#include "gui/taskpage.h"
#include "gui/taskspage.h"
#include "gui/userspage.h"
#include "gui/welcomepage.h"

namespace testum::gui {

namespace {

template <typename T>
Page *make(PageContext &context, QWidget *parent)
{
    return new T(context, parent);
}

} // namespace

PageFactories pageFactories()
{
    return {
        {QStringLiteral("welcome"), make<WelcomePage>},
        {QStringLiteral("home"), make<HomePage>},
        {QStringLiteral("platforms"), make<PlatformsPage>},
        {QStringLiteral("keys"), make<KeysPage>},
        {QStringLiteral("run"), make<RunPage>},
        {QStringLiteral("tasks"), make<TasksPage>},
        {QStringLiteral("task"), make<TaskPage>},
        {QStringLiteral("audit"), make<AuditPage>},
        {QStringLiteral("users"), make<UsersPage>},
        {QStringLiteral("settings"), make<SettingsPage>},
    };
}

} // namespace testum::gui
