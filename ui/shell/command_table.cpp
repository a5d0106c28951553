// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands and the actions made from it. GUI thread.
#include "ui/shell/command_table.h"

namespace lorica {

const std::array<CommandInfo, static_cast<size_t>(UiCommand::Count)>& command_table() {
    using C = UiCommand;
    static constexpr std::array<CommandInfo, static_cast<size_t>(UiCommand::Count)> kTable = {{
        {C::GoHome, "Go", "Home", "Recent runs and the next step", "home", "Ctrl+1"},
        {C::GoData, "Go", "Data", "Data sets: import, look, mend", "data", "Ctrl+2"},
        {C::GoModels, "Go", "Models", "Base models on this machine: what they are and need", "model", "Ctrl+3"},
        {C::GoTrain, "Go", "Train", "Set up a run and watch it learn", "train", "Ctrl+4"},
        {C::GoExperiments, "Go", "Experiments", "Compare runs; sweep a setting", "experiments", "Ctrl+5"},
        {C::GoBenchmark, "Go", "Benchmark", "Methods side by side: what each costs and learns", "benchmark", "Ctrl+6"},
        {C::GoChat, "Go", "Chat", "Talk to a model or a half-trained adapter", "chat", "Ctrl+7"},
        {C::GoAdapters, "Go", "Adapters", "What your runs have made", "adapters", "Ctrl+8"},
        {C::GoExport, "Go", "Export", "Write a model or an adapter for other programs", "export", "Ctrl+9"},
        {C::ImportData, "File", "Import data", "Open a CSV, TSV, JSON, JSONL, Parquet or text file", "import", "Ctrl+I"},
        {C::ChooseModel, "File", "Choose model", "Open a GGUF file or a model folder", "model", "Ctrl+M"},
        {C::OpenRun, "File", "Open run", "Show the folder of an earlier run, or follow one of the command line", "folder", "Ctrl+O"},
        {C::NewRun, "File", "New run", "Set up another run", "plus", "Ctrl+N"},
        {C::StartTraining, "Run", "Start training", "Start the run as set up", "play", "Ctrl+Return"},
        {C::PauseRun, "Run", "Pause", "Pause or resume the run; the model stays loaded", "pause", "Space"},
        {C::StopRun, "Run", "Stop", "End the run, with or without a checkpoint", "stop", "Ctrl+."},
        {C::SaveNow, "Run", "Save now", "Write a checkpoint at the next step", "save", "Ctrl+S"},
        {C::ChangeRun, "Run", "Change", "Another learning rate or number of steps, from here on", "edit", "Ctrl+Shift+E"},
        {C::ContinueRun, "Run", "Resume run", "Go on from the last checkpoint", "play", ""},
        {C::ChatWithRun, "Run", "Chat with it", "Talk to the adapter as it is now", "chat", "Ctrl+T"},
        {C::MergeRun, "Run", "Merge and export", "Merge the adapter into its base and write a model folder", "merge", "Ctrl+E"},
        {C::OpenFolder, "Run", "Open folder", "Show the run's files", "folder", ""},
        {C::NewChat, "", "New chat", "Begin another conversation; this one is kept", "plus", "Ctrl+Shift+O"},
        {C::StopAnswer, "", "Stop the answer", "End the answer here", "stop", "Escape"},
        {C::JudgeBlind, "Go", "Judge blind", "Compare answers of two models without their names", "spark", "Ctrl+J"},
        {C::FindCommand, "View", "Find a command", "Type the name of a command", "search", "Ctrl+K"},
        {C::ShowLog, "View", "Log", "What the engine and its jobs have told", "log", "Ctrl+L"},
        {C::ToggleTheme, "View", "Switch light and dark", "Light or dark colours", "theme", "Ctrl+Shift+L"},
        {C::Preferences, "File", "Preferences", "Colours, size, keys, and what happens around a run", "settings", "Ctrl+,"},
        {C::TakeTour, "Help", "Take the tour", "The pages in the order of work, a sentence or two on each", "spark", ""},
        {C::ShowShortcuts, "Help", "Keyboard shortcuts", "All keys on one page", "keyboard", "Ctrl+/"},
        {C::CopyDiagnostics, "Help", "Copy diagnostics", "Versions, machine, settings and the last log lines, as text for a report", "copy", ""},
        {C::About, "Help", "About Lorica", "Version, licence, and what it is built from", "info", ""},
        {C::Quit, "File", "Quit", "Close Lorica", "close", "Ctrl+Q"},
    }};
    return kTable;
}

CommandSet::CommandSet(const Theme& theme, QObject* parent) : QObject(parent) {
    for (const auto& info : command_table()) {
        auto* action = new QAction(theme.icon(QString::fromLatin1(info.icon)), tr(info.text), this);
        action->setObjectName(QString::fromLatin1(info.text));
        action->setStatusTip(tr(info.help));
        action->setProperty("on_accent_icon", theme.icon(QString::fromLatin1(info.icon), IconTint::OnAccent));
        actions_[static_cast<size_t>(info.id)] = action;
    }
    set_keys({});
}

QKeySequence CommandSet::table_key(const CommandInfo& info) { return QKeySequence::fromString(QString::fromLatin1(info.shortcut), QKeySequence::PortableText); }

bool CommandSet::can_rebind(const CommandInfo& info) {
    const QKeySequence key = table_key(info);
    return key.isEmpty() || key[0].keyboardModifiers() != Qt::NoModifier;
}

void CommandSet::set_keys(const Keys& keys) {
    for (const auto& info : command_table()) {
        const auto own = keys.find(info.text);
        const bool free = can_rebind(info);
        const QKeySequence key = free && own != keys.end() ? QKeySequence::fromString(QString::fromStdString(own->second), QKeySequence::PortableText) : table_key(info);
        keys_[static_cast<size_t>(info.id)] = key;
        QAction* action = this->action(info.id);
        if (free) action->setShortcut(key);
        action->setToolTip(key.isEmpty() ? tr(info.help) : QStringLiteral("%1 (%2)").arg(tr(info.help), key.toString(QKeySequence::NativeText)));
    }
}

}  // namespace lorica
