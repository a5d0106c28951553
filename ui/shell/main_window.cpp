// SPDX-License-Identifier: GPL-3.0-or-later
// Arranges the pages and carries out the window's own commands. GUI thread.
#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/train/train_page.h"
#include "ui/shell/dialogs.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/status_strip.h"

namespace lorica {

MainWindow::MainWindow(EngineBridge& bridge, Theme& theme, AppState state, QWidget* parent)
    : QMainWindow(parent), bridge_(bridge), theme_(theme), state_(std::move(state)), commands_(theme, this) {
    setWindowTitle(QStringLiteral("Lorica"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/lorica.svg")));
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    resize(QSize(1280, 820).boundedTo(screen()->availableSize()));
    if (state_.theme == "dark") theme_.set_mode(ThemeMode::Dark);
    if (state_.theme == "light") theme_.set_mode(ThemeMode::Light);
    save_timer_.setSingleShot(true);
    save_timer_.setInterval(500);
    connect(&save_timer_, &QTimer::timeout, this, &MainWindow::save_state);
    build_frame();
    build_pages();
    connect_commands();
    go(PageId::Home);
}

void MainWindow::build_frame() {
    menu_ = new QMenu(this);
    fill_menu(menu_);
    auto* central = new QWidget(this);
    central->setProperty("role", QStringLiteral("ground"));
    auto* rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    side_bar_ = new SideBar(theme_, commands_, menu_, central);
    header_ = new PageHeaderBar(central);
    notice_ = new NoticeBar(theme_, central);
    stack_ = new QStackedWidget(central);
    jobs_ = new JobsStrip(bridge_, theme_, central);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(header_);
    right->addWidget(notice_);
    right->addWidget(stack_, 1);
    right->addWidget(jobs_);
    columns->addWidget(side_bar_);
    columns->addLayout(right, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(new StatusStrip(bridge_, commands_.action(UiCommand::FindCommand), central));
    setCentralWidget(central);
}

void MainWindow::build_pages() {
    pages_ = {new HomePage(*this, stack_), new DataPage(*this, stack_), new ModelsPage(*this, stack_), new TrainPage(*this, stack_),
              new ExperimentsPage(*this, stack_), new ChatPage(*this, stack_), new AdaptersPage(*this, stack_), new ExportPage(*this, stack_)};
    for (Page* page : pages_) {
        stack_->addWidget(page);
        connect(page, &Page::header_changed, this, [this, page] {
            if (stack_->currentWidget() == page) show_header();
        });
    }
    connect(jobs_, &JobsStrip::clicked, this, [this](const QString& kind) {
        if (kind == QStringLiteral("start_run") || kind == QStringLiteral("merge")) go(PageId::Train);
        if (kind == QStringLiteral("start_sweep")) go(PageId::Experiments);
        if (kind == QStringLiteral("export")) go(PageId::Export);
        if (kind == QStringLiteral("inspect_data")) go(PageId::Data);
    });
}

void MainWindow::connect_commands() {
    for (const auto& info : command_table()) addAction(commands_.action(info.id));
    const auto on = [this](UiCommand id, auto act) { connect(commands_.action(id), &QAction::triggered, this, act); };
    on(UiCommand::GoHome, [this] { go(PageId::Home); });
    on(UiCommand::GoData, [this] { go(PageId::Data); });
    on(UiCommand::GoModels, [this] { go(PageId::Models); });
    on(UiCommand::GoTrain, [this] { go(PageId::Train); });
    on(UiCommand::GoExperiments, [this] { go(PageId::Experiments); });
    on(UiCommand::GoChat, [this] { go(PageId::Chat); });
    on(UiCommand::GoAdapters, [this] { go(PageId::Adapters); });
    on(UiCommand::GoExport, [this] { go(PageId::Export); });
    on(UiCommand::ToggleTheme, [this] { toggle_theme(); });
    on(UiCommand::ShowShortcuts, [this] { show_shortcuts(); });
    on(UiCommand::FindCommand, [this] { find_command(); });
    on(UiCommand::Quit, [this] { close(); });
    connect(&bridge_, &EngineBridge::engine_failed, this, [this](const Error& error) { show_notice(notice_of(error)); });
}

void MainWindow::fill_menu(QMenu* menu) {
    std::vector<std::pair<QString, QMenu*>> menus;
    for (const char* name : {"File", "Go", "Run", "View", "Help"}) menus.emplace_back(QString::fromLatin1(name), menu->addMenu(tr(name)));
    for (const auto& info : command_table())
        for (const auto& [name, sub] : menus)
            if (name == QLatin1String(info.menu)) sub->addAction(commands_.action(info.id));
}

void MainWindow::go(PageId page) {
    stack_->setCurrentIndex(static_cast<int>(page));
    side_bar_->set_current(page);
    show_header();
    pages_[static_cast<size_t>(page)]->activated();
}

void MainWindow::show_header() { header_->show_header(pages_[static_cast<size_t>(stack_->currentIndex())]->header()); }

void MainWindow::update_state(const std::function<void(AppState&)>& change) {
    change(state_);
    for (Page* page : pages_) page->state_changed();
    save_timer_.start();
}

void MainWindow::save_state() {
    if (auto saved = save_app_state(state_); !saved) show_notice(notice_of(saved.error()));
}

void MainWindow::show_notice(Notice notice) { notice_->show_notice(std::move(notice)); }

void MainWindow::toggle_theme() {
    theme_.set_mode(theme_.is_dark() ? ThemeMode::Light : ThemeMode::Dark);
    update_state([this](AppState& state) { state.theme = theme_.is_dark() ? "dark" : "light"; });
}

void MainWindow::show_shortcuts() { ShortcutsDialog(this).exec(); }

void MainWindow::find_command() {
    if (QAction* action = FindCommandDialog(commands_, this).choose()) action->trigger();
}

void MainWindow::open_files(const QStringList& paths) {
    for (const QString& path : paths) {
        const bool taken = std::any_of(pages_.begin(), pages_.end(), [&](Page* page) { return page->take_files({path}); });
        if (!taken)
            show_notice({Notice::Kind::Warning, tr("%1 is neither a data set nor a model nor a run. Data sets are CSV, TSV, JSON or JSONL files; "
                                                   "models are GGUF files or folders with config.json; settings are called run.json.").arg(path), {}, {}});
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths.push_back(url.toLocalFile());
    event->acceptProposedAction();
    open_files(paths);
}

bool MainWindow::event(QEvent* event) {
    const bool done = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !told_painted_) {
        told_painted_ = true;
        QMetaObject::invokeMethod(this, [this] { Q_EMIT painted(); }, Qt::QueuedConnection);
    }
    return done;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (jobs_->is_training()) {
        QMessageBox box(QMessageBox::NoIcon, tr("A run is training"), tr("A run is training."), QMessageBox::NoButton, this);
        box.setInformativeText(tr("Quitting writes a checkpoint first; Home offers to resume the run from there."));
        QAbstractButton* quit = box.addButton(tr("Save and quit"), QMessageBox::AcceptRole);
        box.setDefaultButton(box.addButton(tr("Go on training"), QMessageBox::RejectRole));
        box.exec();
        if (box.clickedButton() != quit) {
            event->ignore();
            return;
        }
    }
    if (save_timer_.isActive()) {
        save_timer_.stop();
        save_state();
    }
    QMainWindow::closeEvent(event);
}

}  // namespace lorica
