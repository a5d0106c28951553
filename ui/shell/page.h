// SPDX-License-Identifier: GPL-3.0-or-later
// The contract between a page and the window around it. GUI thread.
//
// A page is two classes: a widget (derived from Page) that shows, and a presenter (a QObject without widgets) that holds
// the page's values and talks to the EngineBridge alone. A page reaches the rest of the studio through Shell only.
#pragma once

#include <QAction>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/bridge/engine_bridge.h"
#include "ui/shell/app_state.h"
#include "ui/shell/command_table.h"
#include "ui/theme/theme.h"

namespace lorica {

enum class PageId { Home, Data, Models, Train, Experiments, Benchmark, Chat, Adapters, Export };

// A line above the page that stays until closed or replaced. The button runs `act`.
struct Notice {
    enum class Kind { Info, Success, Warning, Failure } kind = Kind::Info;
    QString text;
    QString button;
    std::function<void()> act;
};
Notice notice_of(const Error& error);  // message, place and hint

// What a page may ask of the window.
class Shell {
public:
    virtual ~Shell() = default;
    virtual EngineBridge& bridge() = 0;
    virtual Theme& theme() = 0;
    virtual const AppState& state() const = 0;
    // Changes the state; every page's state_changed() follows at once and studio.json soon after.
    virtual void update_state(const std::function<void(AppState&)>& change) = 0;
    virtual QAction* action(UiCommand id) const = 0;
    virtual void go(PageId page) = 0;
    virtual PageId current_page() const = 0;
    // Shows the run of that folder on the Train page.
    void open_run(const std::string& folder) {
        update_state([&](AppState& state) { state.open_run = folder; });
        go(PageId::Train);
    }
    virtual void open_files(const QStringList& paths) = 0;   // as if they were dropped on the window
    virtual void show_notice(Notice notice) = 0;
    virtual void clear_notice() = 0;
};

// Title and buttons above the page. The buttons mirror their actions: text, icon, tooltip, enabled, visible.
struct PageHeader {
    QString title;
    QString subtitle;
    std::vector<QAction*> secondary;
    QAction* primary = nullptr;
};

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Shell& shell, QWidget* parent = nullptr) : QWidget(parent), shell_(shell) {}

    virtual PageHeader header() = 0;
    virtual void activated() {}                                    // the page is now the one on screen
    virtual void state_changed() {}                                // the AppState is another
    virtual bool may_close() { return true; }                      // asked before the window closes: false keeps it open
    virtual bool take_files(const QStringList& paths) { return false; }  // files dropped on the window; false: not mine

Q_SIGNALS:
    void header_changed();

protected:
    Shell& shell_;
};

}  // namespace lorica
