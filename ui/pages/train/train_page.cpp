// SPDX-License-Identifier: GPL-3.0-or-later
// The train page's commands and dialogs. GUI thread.
#include "ui/pages/train/train_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/run_list.h"
#include "ui/pages/train/change_dialog.h"
#include "ui/pages/train/merge_dialog.h"
#include "ui/widgets/basics.h"

namespace lorica {

TrainPage::TrainPage(Shell& shell, QWidget* parent) : Page(shell, parent), presenter_(shell.bridge()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    setup_ = new SetupView(shell, presenter_, stack_);
    run_ = new RunView(presenter_, shell.theme(), stack_);
    stack_->addWidget(setup_);
    stack_->addWidget(run_);
    layout->addWidget(stack_);
    connect_commands();
    connect_presenter();
    auto* space = new QShortcut(Qt::Key_Space, this);
    space->setContext(Qt::WidgetWithChildrenShortcut);
    connect(space, &QShortcut::activated, this, &TrainPage::space_pressed);
    refresh_view();
}

void TrainPage::connect_commands() {
    const auto on = [this](UiCommand id, auto act) { connect(shell_.action(id), &QAction::triggered, this, act); };
    on(UiCommand::StartTraining, [this] { start(); });
    on(UiCommand::PauseRun, [this] { presenter_.pause_or_resume(); });
    on(UiCommand::StopRun, [this] { ask_stop(); });
    on(UiCommand::SaveNow, [this] { presenter_.save_now(); });
    on(UiCommand::ChangeRun, [this] { ask_change(); });
    on(UiCommand::ContinueRun, [this] { if (presenter_.shown()) presenter_.resume_folder(presenter_.shown()->folder); });
    on(UiCommand::ChatWithRun, [this] { chat(); });
    on(UiCommand::MergeRun, [this] { ask_merge(); });
    on(UiCommand::OpenFolder, [this] { open_folder(); });
    on(UiCommand::OpenRun, [this] { ask_open(); });
    on(UiCommand::ChooseModel, [this] { setup_->choose_model(); });
    on(UiCommand::NewRun, [this] {
        setup_->renew_name();
        presenter_.close_run();
        shell_.update_state([](AppState& state) { state.open_run.clear(); });
        shell_.go(PageId::Train);
    });
}

void TrainPage::connect_presenter() {
    connect(&presenter_, &TrainPresenter::run_shown, this, &TrainPage::refresh_view);
    connect(&presenter_, &TrainPresenter::run_changed, this, &TrainPage::refresh_commands);
    connect(setup_, &SetupView::readiness_changed, this, &TrainPage::refresh_commands);
    connect(&presenter_, &TrainPresenter::live_changed, this, [this] {
        const RunRecord* live = presenter_.live();
        const std::string folder = live ? live->folder : "";
        shell_.update_state([&](AppState& state) { state.running = folder; });
        refresh_commands();
    });
    connect(&presenter_, &TrainPresenter::troubled, this,
            [this](const Diagnostic& finding) { shell_.show_notice(notice_of({ErrorCode::Internal, finding.message, "", finding.hint})); });
    connect(&presenter_, &TrainPresenter::refused, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
    connect(&presenter_, &TrainPresenter::merged, this, [this](const QString& folder, double bytes) {
        const std::string path = ss(folder);
        shell_.update_state([&](AppState& state) { state.remember_model(path); });
        shell_.show_notice({Notice::Kind::Success, tr("The merged model is in %1 (%2).").arg(folder, bytes_text(bytes)), tr("Chat with it"),
                            [this, path] {
                                shell_.update_state([&](AppState& state) {
                                    ModelSettings model;
                                    model.path = path;
                                    state.chat = {fs::path(path).filename().string(), model, ""};
                                });
                                shell_.go(PageId::Chat);
                            }});
    });
}

PageHeader TrainPage::header() {
    const auto a = [this](UiCommand id) { return shell_.action(id); };
    const RunRecord* run = presenter_.shown();
    if (!run) return {tr("Train"), tr("Model, data, method, settings – then start."), {a(UiCommand::OpenRun)}, a(UiCommand::StartTraining)};
    if (presenter_.waits(run)) return {tr("Train"), tr("This run waits in line."), {a(UiCommand::StopRun)}, a(UiCommand::NewRun)};
    if (run->ours && !run->is_over())
        return {tr("Train"), {}, {a(UiCommand::ChatWithRun), a(UiCommand::ChangeRun), a(UiCommand::SaveNow), a(UiCommand::StopRun)}, a(UiCommand::PauseRun)};
    std::vector<QAction*> secondary = {a(UiCommand::NewRun), a(UiCommand::OpenFolder), a(UiCommand::ChangeRun), a(UiCommand::ChatWithRun)};
    if (run->state == RunState::Finished) return {tr("Train"), {}, secondary, a(UiCommand::MergeRun)};
    if (run->state == RunState::Stopped) secondary.push_back(a(UiCommand::MergeRun));
    return {tr("Train"), {}, secondary, a(UiCommand::ContinueRun)};
}

void TrainPage::refresh_commands() {
    const RunRecord* run = presenter_.shown();
    const RunRecord* live = presenter_.live();
    const bool here = isVisible();
    const bool active = live && live->is_active() && live->state != RunState::Stopping;
    const auto enable = [this](UiCommand id, bool on) { shell_.action(id)->setEnabled(on); };
    enable(UiCommand::StartTraining, here && !run && setup_->can_start());
    enable(UiCommand::PauseRun, active && live->state != RunState::Pausing);
    const bool waits = presenter_.waits(run);
    enable(UiCommand::StopRun, waits || (live && live->state != RunState::Stopping));
    shell_.action(UiCommand::StopRun)->setText(waits ? tr("Take out of the line") : tr("Stop"));
    shell_.action(UiCommand::StartTraining)->setText(live ? tr("Add to the line") : tr("Start training"));
    enable(UiCommand::SaveNow, active);
    const bool over = run && run->is_over();
    enable(UiCommand::ChangeRun, run && run->started && (over ? !live : run == live && active));
    shell_.action(UiCommand::ChangeRun)->setText(over ? tr("Train on") : tr("Change"));
    enable(UiCommand::ContinueRun, run && !run->ours && !live && run->state != RunState::Finished);
    if (run && run->is_over() && run->ours && run->state != RunState::Finished) enable(UiCommand::ContinueRun, !live);
    enable(UiCommand::ChatWithRun, run && run->started && (run == live ? active : run->is_over()));
    enable(UiCommand::MergeRun, run && !presenter_.merging().command && (run->state == RunState::Finished || run->state == RunState::Stopped));
    enable(UiCommand::OpenFolder, run != nullptr);
    const bool paused = live && live->state == RunState::Paused;
    QAction* pause = shell_.action(UiCommand::PauseRun);
    pause->setText(paused ? tr("Resume") : tr("Pause"));
    const QString icon = paused ? QStringLiteral("play") : QStringLiteral("pause");
    pause->setProperty("on_accent_icon", shell_.theme().icon(icon, IconTint::OnAccent));
    pause->setIcon(shell_.theme().icon(icon));
    const QString shape = !run ? QStringLiteral("setup") : QStringLiteral("%1%2%3").arg(run->ours).arg(waits).arg(run->is_over() ? static_cast<int>(run->state) : -1);
    if (shape == shape_) return;
    shape_ = shape;
    Q_EMIT header_changed();
}

void TrainPage::refresh_view() {
    QWidget* view = presenter_.shown() ? static_cast<QWidget*>(run_) : setup_;
    const bool other = stack_->currentWidget() != view;
    stack_->setCurrentWidget(view);
    if (other && isVisible()) view->setFocus();  // not on whatever comes first in it: Space must pause, not press that
    refresh_commands();
}

void TrainPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh_commands();
}

void TrainPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    refresh_commands();
}

void TrainPage::activated() {
    if (presenter_.live() && !presenter_.shown()) return;
    if (!presenter_.shown()) setup_->setFocus();
}

void TrainPage::state_changed() {
    setup_->state_changed();
    const std::string& open = shell_.state().open_run;
    if (open == last_open_) return;
    last_open_ = open;
    if (!open.empty() && (!presenter_.shown() || presenter_.shown()->folder != open)) show_run(open);
}

void TrainPage::show_run(const std::string& folder) {
    shell_.clear_notice();
    if (auto opened = presenter_.open(folder); !opened) {
        shell_.show_notice(notice_of(opened.error()));
        last_open_.clear();
        shell_.update_state([](AppState& state) { state.open_run.clear(); });
        return;
    }
    const std::vector<std::string>& known = shell_.state().recent_runs;   // its adapter is listed, too, wherever it lies
    if (std::find(known.begin(), known.end(), folder) == known.end()) shell_.update_state([&](AppState& state) { state.remember_run(folder); });
}

bool TrainPage::take_files(const QStringList& paths) {
    const QFileInfo info(paths.first());
    const QString path = info.absoluteFilePath();
    if (info.isDir() && QFileInfo::exists(path + QStringLiteral("/run.json"))) {
        shell_.update_state([&](AppState& state) { state.open_run = ss(path); });
    } else if (info.fileName() == QStringLiteral("run.json") || info.fileName() == QStringLiteral("adapter_config.json") ||
               info.suffix().toLower() == QStringLiteral("yaml") || info.suffix().toLower() == QStringLiteral("yml")) {
        shell_.action(UiCommand::NewRun)->trigger();
        if (auto opened = setup_->open_settings(ss(path)); !opened) shell_.show_notice(notice_of(opened.error()));
    } else if ((info.isDir() && QFileInfo::exists(path + QStringLiteral("/config.json"))) || info.suffix().toLower() == QStringLiteral("gguf")) {
        shell_.update_state([&](AppState& state) {
            state.model.path = ss(path);
            state.remember_model(state.model.path);
        });
    } else {
        return false;
    }
    shell_.go(PageId::Train);
    return true;
}

void TrainPage::start() {
    if (!setup_->can_start() || presenter_.shown()) return;
    const std::string folder = setup_->run_folder().string();
    last_open_ = folder;
    presenter_.start(folder);
    shell_.update_state([&](AppState& state) {
        state.open_run = folder;
        state.remember_run(folder);
    });
}

void TrainPage::ask_stop() {
    if (presenter_.waits(presenter_.shown())) {
        presenter_.take_out();
        return;
    }
    if (!presenter_.live()) return;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Stop the run"), tr("Stop this run?"), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. "
                               "Stop leaves what was saved before. Both give the memory back; Pause keeps it."));
    auto* save = box->addButton(tr("Stop and save"), QMessageBox::AcceptRole);
    auto* stop = box->addButton(tr("Stop"), QMessageBox::DestructiveRole);
    auto* go_on = box->addButton(tr("Go on training"), QMessageBox::RejectRole);
    box->setDefaultButton(save);
    box->setEscapeButton(go_on);
    connect(box, &QMessageBox::buttonClicked, this, [this, save, stop](QAbstractButton* button) {
        if (button == save) presenter_.stop(true);
        if (button == stop) presenter_.stop(false);
    });
    box->open();
}

void TrainPage::ask_change() {
    const RunRecord* run = presenter_.shown();
    if (!run || !run->started) return;
    auto* dialog = new ChangeDialog(*run, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, folder = run->folder] {
        const RunRecord* now = presenter_.shown();
        if (!now || now->folder != folder) return;   // another one meanwhile
        if (now == presenter_.live()) presenter_.change(dialog->change());
        else presenter_.resume_folder(folder, dialog->change());
    });
    dialog->open();
}

void TrainPage::ask_merge() {
    const RunRecord* run = presenter_.shown();
    if (!run) return;
    const fs::path base = fs::path(shell_.state().home) / "models" / (run_name(run->folder) + "-merged");
    fs::path target = base;
    std::error_code code;
    for (int i = 2; fs::exists(target, code); ++i) target = base.string() + "-" + std::to_string(i);
    auto* dialog = new MergeDialog(qs(target.string()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::other_formats, this, [this] {
        const RunRecord* shown = presenter_.shown();
        if (!shown) return;
        ExportTarget wanted;
        if (shown->started) wanted.model.path = shown->started->model;
        wanted.adapter = shown->adapter();
        shell_.update_state([&](AppState& state) { state.to_export = wanted; });
        shell_.go(PageId::Export);
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const fs::path folder = ss(dialog->folder());
        if (auto made = make_folders(folder.parent_path()); !made) {
            shell_.show_notice(notice_of(made.error()));
            return;
        }
        presenter_.merge(folder.string(), ss(dialog->dtype()));
        refresh_commands();
    });
    dialog->open();
}

void TrainPage::ask_open() {
    auto* dialog = new QFileDialog(this, tr("Open the folder of a run"), qs(shell_.state().runs_folder().string()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { shell_.open_run(ss(folder)); });
    dialog->open();
}

void TrainPage::chat() {
    const RunRecord* run = presenter_.shown();
    if (!run || !run->started) return;
    const bool live = run == presenter_.live();
    ChatTarget target;
    target.title = run_name(run->folder);
    target.model.path = run->started->model;
    target.adapter = live ? "live" : run->adapter();
    shell_.update_state([&](AppState& state) { state.chat = target; });
    shell_.go(PageId::Chat);
}

void TrainPage::open_folder() {
    if (const RunRecord* run = presenter_.shown()) QDesktopServices::openUrl(QUrl::fromLocalFile(qs(run->folder)));
}

// Space belongs to the button that has the focus; only elsewhere it pauses.
void TrainPage::space_pressed() {
    if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()); button && isAncestorOf(button)) button->click();
    else shell_.action(UiCommand::PauseRun)->trigger();
}

}  // namespace lorica
