// SPDX-License-Identifier: GPL-3.0-or-later
// Arranges the pages and carries out the window's own commands. GUI thread.
#include "core/store/library.h"
#include "ui/bridge/gui_thread.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QSysInfo>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/adapters/adapters_page.h"
#include "ui/pages/benchmark/benchmark_page.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/export/export_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/train/train_page.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/status_strip.h"

namespace lorica {
namespace {

// A scroll area gives a layout with heights for widths the height that it would like, and scrolls where the least would have fit.
class WindowRows : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;
    bool hasHeightForWidth() const override { return false; }
};

}  // namespace

MainWindow::MainWindow(EngineBridge& bridge, Theme& theme, AppState state, QWidget* parent)
    : QMainWindow(parent), bridge_(bridge), theme_(theme), state_(std::move(state)), commands_(theme, this), job_list_(bridge) {
    setWindowTitle(QStringLiteral("Lorica"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/lorica.svg")));
    setAcceptDrops(true);
    setMinimumSize(320, 200);
    resize(QSize(1280, 820).boundedTo(screen()->availableSize() - QSize(0, 40)));   // the frame's title
    apply(state_.studio);
    commands_.set_keys(state_.keys);
    save_timer_.setSingleShot(true);
    save_timer_.setInterval(500);
    connect(&save_timer_, &QTimer::timeout, this, &MainWindow::save_state);
    qApp->installEventFilter(this);
    keep_dialogs_on_screen(this);
    build_frame();
    build_pages();
    connect_commands();
    restore_session();
}

void MainWindow::apply(const StudioSettings& studio) {
    theme_.set_mode(studio.theme == "dark" ? ThemeMode::Dark : studio.theme == "light" ? ThemeMode::Light : ThemeMode::System);
}

void MainWindow::restore_session() {
    const bool wanted = state_.studio.restore_session;
    std::error_code code;
    if (!wanted || !fs::exists(fs::path(state_.open_run) / "run.json", code)) state_.open_run.clear();
    if (wanted && !state_.geometry.empty()) restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(state_.geometry)));
    const bool known = wanted && state_.page > 0 && state_.page < stack_->count();
    go(known ? static_cast<PageId>(state_.page) : PageId::Home);
    if (!state_.open_run.empty()) page(PageId::Train)->state_changed();
}

void MainWindow::build_frame() {
    menu_ = new QMenu(this);
    fill_menu(menu_);
    auto* central = new QWidget(this);
    central->setProperty("role", QStringLiteral("ground"));
    auto* rows = new WindowRows(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    side_bar_ = new SideBar(theme_, commands_, menu_, central);
    header_ = new PageHeaderBar(central);
    notice_ = new NoticeBar(theme_, central);
    tour_ = new TourBar(theme_, central);
    connect(tour_, &TourBar::page_wanted, this, &MainWindow::go);
    stack_ = new QStackedWidget(central);
    log_ = new LogDrawer(bridge_, theme_, central);
    log_->hide();
    jobs_ = new JobsStrip(job_list_, theme_, central);
    tray_ = new QSystemTrayIcon(windowIcon(), this);
    tray_->setToolTip(QStringLiteral("Lorica"));
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(header_);
    right->addWidget(tour_);
    right->addWidget(notice_);
    right->addWidget(stack_, 1);
    right->addWidget(log_);
    right->addWidget(jobs_);
    columns->addWidget(side_bar_);
    columns->addLayout(right, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(new StatusStrip(bridge_, commands_.action(UiCommand::FindCommand), central));
    // On a screen too small for a page (1280 × 800 at 200 %) the window scrolls, and Tab brings what has the focus into view.
    setCentralWidget(make_window_scroll(central, this));
}

void MainWindow::build_pages() {
    pages_ = {new HomePage(*this, stack_), new DataPage(*this, stack_), new ModelsPage(*this, stack_), new TrainPage(*this, stack_),
              new ExperimentsPage(*this, stack_), new BenchmarkPage(*this, stack_), new ChatPage(*this, stack_), new AdaptersPage(*this, stack_), new ExportPage(*this, stack_)};
    for (Page* page : pages_) {
        stack_->addWidget(page);
        connect(page, &Page::header_changed, this, [this, page] {
            if (stack_->currentWidget() == page) show_header();
        });
    }
    connect(jobs_, &JobsStrip::clicked, this, [this](const QString& kind) {
        if (kind == QStringLiteral("start_run") || kind == QStringLiteral("merge")) go(PageId::Train);
        if (kind == QStringLiteral("start_sweep")) go(PageId::Experiments);
        if (kind == QStringLiteral("run_benchmark")) go(PageId::Benchmark);
        if (kind == QStringLiteral("export")) go(PageId::Export);
        if (kind == QStringLiteral("inspect_data")) go(PageId::Data);
        if (kind == QStringLiteral("blend_adapters") || kind == QStringLiteral("build_routing")) go(PageId::Adapters);
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
    on(UiCommand::GoBenchmark, [this] { go(PageId::Benchmark); });
    on(UiCommand::GoChat, [this] { go(PageId::Chat); });
    on(UiCommand::GoAdapters, [this] { go(PageId::Adapters); });
    on(UiCommand::GoExport, [this] { go(PageId::Export); });
    on(UiCommand::ToggleTheme, [this] { toggle_theme(); });
    on(UiCommand::TakeTour, [this] { tour_->start(); });
    on(UiCommand::ShowShortcuts, [this] { show_shortcuts(); });
    on(UiCommand::FindCommand, [this] { find_command(); });
    on(UiCommand::ShowLog, [this] { log_->setVisible(!log_->isVisible()); });
    on(UiCommand::Preferences, [this] { show_preferences(); });
    on(UiCommand::About, [this] { AboutDialog(this).exec(); });
    on(UiCommand::CopyDiagnostics, [this] {
        QApplication::clipboard()->setText(diagnostics());
        show_notice({Notice::Kind::Success, tr("The diagnostics are on the clipboard. They name folders of this machine: look before you send them."), {}, {}});
    });
    on(UiCommand::Quit, [this] { close(); });
    connect(&bridge_, &EngineBridge::engine_ready, this, [this](const EngineReady& event) { engine_info_ = event.info; });
    // Qt hands the focus of what was disabled or hidden on to the next in order, which may be any page's name: at once, or when the
    // window comes back from behind a dialog.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget*) {
        if (!old || !(old->isEnabled() && old->isVisible())) side_bar_->set_current(static_cast<PageId>(stack_->currentIndex()));
    });
    connect(&job_list_, &JobList::ended, this, &MainWindow::job_ended);
    connect(&job_list_, &JobList::changed, this, [this] { awake_.set(state_.studio.keep_awake && job_list_.is_training()); });
    connect(tray_, &QSystemTrayIcon::activated, this, [this] {
        show();
        raise();
        activateWindow();
    });
    connect(tray_, &QSystemTrayIcon::messageClicked, this, [this] { show(); });
    connect(&bridge_, &EngineBridge::engine_failed, this, [this](const Error& error) { show_notice(notice_of(error)); });
}

void MainWindow::fill_menu(QMenu* menu) {
    std::vector<std::pair<QString, QMenu*>> menus;
    for (const char* name : {"File", "Go", "Run", "View", "Help"}) menus.emplace_back(QString::fromLatin1(name), menu->addMenu(CommandSet::tr(name)));
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
    state_.geometry = saveGeometry().toBase64().toStdString();
    state_.page = stack_->currentIndex();
    state_.next_run = static_cast<TrainPage*>(page(PageId::Train))->setup()->form()->spec();
    if (auto saved = save_app_state(state_); !saved) show_notice(notice_of(saved.error()));
}

void MainWindow::show_notice(Notice notice) { notice_->show_notice(std::move(notice)); }

void MainWindow::toggle_theme() {
    update_state([this](AppState& state) { state.studio.theme = theme_.is_dark() ? "light" : "dark"; });
    apply(state_.studio);
}

void MainWindow::show_preferences() {
    auto* dialog = new PreferencesDialog(theme_, state_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::changed, this, [this, dialog] { apply(dialog->studio()); });
    connect(dialog, &QDialog::rejected, this, [this] { apply(state_.studio); });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        update_state([&](AppState& state) {
            state.studio = dialog->studio();
            state.keys = dialog->keys();
        });
        commands_.set_keys(state_.keys);
        apply(state_.studio);
        awake_.set(state_.studio.keep_awake && job_list_.is_training());
    });
    dialog->open();
}

// Of what took long enough that one turned to something else.
void MainWindow::job_ended(const Job& job, const JobFinished& event) {
    constexpr double kLongSeconds = 10;
    if (event.seconds < kLongSeconds || isActiveWindow() || !state_.studio.notify || event.status == "cancelled") return;
    QApplication::alert(this);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return;
    tray_->show();
    const bool failed = event.status == "failed";
    const QString text = failed && event.error ? qs(event.error->text()) : tr("It took %1.").arg(duration_text(event.seconds));
    tray_->showMessage(failed ? tr("%1 failed: %2").arg(job.what, job.name) : tr("%1 ended: %2").arg(job.what, job.name), text,
                       failed ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

QString MainWindow::diagnostics() const {
    const nlohmann::json info = {{"lorica", LORICA_VERSION}, {"qt", qVersion()}, {"system", ss(QSysInfo::prettyProductName())}, {"kernel", ss(QSysInfo::kernelVersion())},
                                 {"processor", ss(QSysInfo::currentCpuArchitecture())}, {"platform", ss(QGuiApplication::platformName())},
                                 {"scale", devicePixelRatioF()}, {"home", state_.home}, {"engine", engine_info_}};
    constexpr qsizetype kLastLines = 200;
    return qs(info.dump(2)) + QStringLiteral("\n\n") + log_->text().split(QLatin1Char('\n')).mid(std::max<qsizetype>(0, log_->model().rowCount() - kLastLines)).join(QLatin1Char('\n')) + QLatin1Char('\n');
}

// Brings the library up to date with the folders, on another thread, and tells what of it was lost.
void MainWindow::read_library() {
    const fs::path home = state_.home;
    if (!Library::is_begun(home)) return;
    const QPointer<MainWindow> target(this);
    QThreadPool::globalInstance()->start([home, target] {
        auto library = Library::open(home);
        QString text;
        if (!library) text = notice_of(library.error()).text;
        else
            for (const std::string& one : library->warnings()) text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + qs(one) + (one.ends_with('.') ? QString() : QStringLiteral("."));
        if (text.isEmpty()) return;
        text[0] = text[0].toUpper();
        tell(target, [text](MainWindow& window) { window.show_notice({Notice::Kind::Warning, text, {}, {}}); });
        if (library) library->mark_told();
    });
}

void MainWindow::show_shortcuts() { ShortcutsDialog(commands_, this).exec(); }

void MainWindow::find_command() {
    if (QAction* action = FindCommandDialog(commands_, this).choose()) action->trigger();
}

void MainWindow::open_files(const QStringList& paths) {
    for (const QString& path : paths) {
        const bool taken = std::any_of(pages_.begin(), pages_.end(), [&](Page* page) { return page->take_files({path}); });
        if (!taken)
            show_notice({Notice::Kind::Warning, tr("%1 is neither a data set nor a model nor an adapter nor a run. Data sets are CSV, TSV, JSON, JSONL, Parquet or text files; "
                                                   "models are GGUF files or folders with config.json; adapters are PEFT folders or zips of them; settings are called run.json.").arg(path), {}, {}});
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

// The first paint of anything in the window: the window itself is behind its parts and may never be asked to paint.
bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    auto* widget = event->type() == QEvent::Paint ? qobject_cast<QWidget*>(object) : nullptr;
    if (widget && widget->window() == this) {
        qApp->removeEventFilter(this);
        QMetaObject::invokeMethod(this, [this] {
            Q_EMIT painted();
            read_library();
        }, Qt::QueuedConnection);
    }
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::hide_to_tray() {
    tray_->show();
    hide();
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

// Asks where a run would end; true if the window may go.
bool MainWindow::may_close() {
    if (!std::all_of(pages_.begin(), pages_.end(), [](Page* page) { return page->may_close(); })) return false;
    if (!job_list_.is_training() || state_.studio.on_close == "save") return true;
    const bool has_tray = QSystemTrayIcon::isSystemTrayAvailable();
    if (state_.studio.on_close == "tray" && has_tray) {
        hide_to_tray();
        return false;
    }
    QMessageBox box(QMessageBox::NoIcon, tr("A run is training"), tr("A run is training."), QMessageBox::NoButton, this);
    box.setInformativeText(tr("Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped."));
    QAbstractButton* quit = box.addButton(tr("Save and quit"), QMessageBox::AcceptRole);
    QAbstractButton* tray = has_tray ? box.addButton(tr("Train on in the tray"), QMessageBox::ActionRole) : nullptr;
    box.setDefaultButton(box.addButton(tr("Go on training"), QMessageBox::RejectRole));
    box.exec();
    if (tray && box.clickedButton() == tray) hide_to_tray();
    return box.clickedButton() == quit;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!may_close()) {
        event->ignore();
        return;
    }
    save_timer_.stop();
    save_state();
    QMainWindow::closeEvent(event);
    if (!QGuiApplication::quitOnLastWindowClosed()) QCoreApplication::quit();   // it had gone to the tray before
}

}  // namespace lorica
