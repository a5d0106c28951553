// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the studio, declared once: menu, shortcut, tooltip, palette and help derive from this table. GUI thread.
#pragma once

#include <QAction>
#include <QObject>
#include <QKeySequence>
#include <array>
#include <map>
#include <string>

#include "ui/theme/theme.h"

namespace lorica {

enum class UiCommand {
    GoHome, GoData, GoModels, GoTrain, GoExperiments, GoBenchmark, GoChat, GoAdapters, GoExport,
    ImportData, ChooseModel, OpenRun, NewRun,
    StartTraining, PauseRun, StopRun, SaveNow, ChangeRun, ContinueRun, ChatWithRun, MergeRun, OpenFolder,
    NewChat, StopAnswer, JudgeBlind,
    FindCommand, ShowLog, ToggleTheme, Preferences, TakeTour, ShowShortcuts, CopyDiagnostics, About, Quit,
    Count
};

struct CommandInfo {
    UiCommand id;
    const char* menu;         // "File", "Go", "Run", "View", "Help"; empty: in no menu
    const char* text;         // on buttons and in menus
    const char* help;         // tooltip
    const char* icon;         // resources/icons/<icon>.svg
    // QKeySequence portable text, or empty. A key without a modifier (Space, Escape) is only shown here: it belongs to what
    // has the focus, so the page that means it installs it for itself.
    const char* shortcut;
};

const std::array<CommandInfo, static_cast<size_t>(UiCommand::Count)>& command_table();

// One QAction per command. Pages connect to them; the window puts them into menus and buttons.
class CommandSet : public QObject {
    Q_OBJECT
public:
    // Keys of the user's own, by CommandInfo::text; an empty text is no key. What the table has holds for the rest.
    using Keys = std::map<std::string, std::string>;

    CommandSet(const Theme& theme, QObject* parent);
    QAction* action(UiCommand id) const { return actions_[static_cast<size_t>(id)]; }
    void set_keys(const Keys& keys);
    QKeySequence key(UiCommand id) const { return keys_[static_cast<size_t>(id)]; }
    // Can be given another key: all but those that belong to what has the focus (Space, Escape).
    static bool can_rebind(const CommandInfo& info);
    static QKeySequence table_key(const CommandInfo& info);

private:
    std::array<QAction*, static_cast<size_t>(UiCommand::Count)> actions_;
    std::array<QKeySequence, static_cast<size_t>(UiCommand::Count)> keys_;
};

}  // namespace lorica
