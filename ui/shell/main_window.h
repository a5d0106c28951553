// SPDX-License-Identifier: GPL-3.0-or-later
// The window: arranges side bar, header, page, jobs strip and status line; owns the AppState. GUI thread.
#pragma once

#include <QMainWindow>
#include <QMenu>
#include <QStackedWidget>
#include <QSystemTrayIcon>
#include <QTimer>
#include <vector>

#include "ui/shell/page.h"
#include "ui/shell/page_header.h"
#include "ui/shell/side_bar.h"
#include "ui/shell/tour_bar.h"
#include "ui/shell/keep_awake.h"
#include "ui/widgets/jobs_strip.h"
#include "ui/widgets/log_drawer.h"
#include "ui/widgets/notice_bar.h"

namespace lorica {

class MainWindow : public QMainWindow, public Shell {
    Q_OBJECT
public:
    MainWindow(EngineBridge& bridge, Theme& theme, AppState state, QWidget* parent = nullptr);
    ~MainWindow() override { hide(); }    // pages hear of it while there is still a shell to ask

    EngineBridge& bridge() override { return bridge_; }
    Theme& theme() override { return theme_; }
    const AppState& state() const override { return state_; }
    void update_state(const std::function<void(AppState&)>& change) override;
    QAction* action(UiCommand id) const override { return commands_.action(id); }
    void go(PageId page) override;
    void show_notice(Notice notice) override;
    void clear_notice() override { notice_->hide(); }

    PageId current_page() const override { return static_cast<PageId>(stack_->currentIndex()); }
    Page* page(PageId id) const { return pages_[static_cast<size_t>(id)]; }
    const NoticeBar* notice() const { return notice_; }
    const JobList& jobs() const { return job_list_; }
    const CommandSet& commands() const { return commands_; }
    LogDrawer* log() const { return log_; }
    // Versions, machine and the last log lines, for a report.
    QString diagnostics() const;
    // Files from the command line or a drop: the first page that knows what to do with them takes them.
    void open_files(const QStringList& paths) override;

Q_SIGNALS:
    void painted();                       // once, after the first paint

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void build_pages();
    void build_frame();
    void connect_commands();
    void fill_menu(QMenu* menu);
    void read_library();
    void show_shortcuts();
    void find_command();
    void toggle_theme();
    void show_preferences();
    void apply(const StudioSettings& studio);
    void job_ended(const Job& job, const JobFinished& event);
    void restore_session();
    void hide_to_tray();
    bool may_close();
    void show_header();
    void save_state();

    EngineBridge& bridge_;
    Theme& theme_;
    AppState state_;
    CommandSet commands_;
    JobList job_list_;
    KeepAwake awake_;
    std::vector<Page*> pages_;
    SideBar* side_bar_ = nullptr;
    PageHeaderBar* header_ = nullptr;
    NoticeBar* notice_ = nullptr;
    TourBar* tour_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    JobsStrip* jobs_ = nullptr;
    LogDrawer* log_ = nullptr;
    QSystemTrayIcon* tray_ = nullptr;
    nlohmann::json engine_info_;
    QMenu* menu_ = nullptr;
    QTimer save_timer_;
};

}  // namespace lorica
