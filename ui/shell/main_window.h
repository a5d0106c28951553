// SPDX-License-Identifier: GPL-3.0-or-later
// The window: arranges side bar, header, page, jobs strip and status line; owns the AppState. GUI thread.
#pragma once

#include <QMainWindow>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <vector>

#include "ui/shell/page.h"
#include "ui/shell/page_header.h"
#include "ui/shell/side_bar.h"
#include "ui/widgets/jobs_strip.h"
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

    PageId current_page() const { return static_cast<PageId>(stack_->currentIndex()); }
    Page* page(PageId id) const { return pages_[static_cast<size_t>(id)]; }
    const NoticeBar* notice() const { return notice_; }
    // Files from the command line or a drop: the first page that knows what to do with them takes them.
    void open_files(const QStringList& paths);

Q_SIGNALS:
    void painted();                       // once, after the first paint

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    void build_pages();
    void build_frame();
    void connect_commands();
    void fill_menu(QMenu* menu);
    void show_shortcuts();
    void find_command();
    void toggle_theme();
    void show_header();
    void save_state();

    EngineBridge& bridge_;
    Theme& theme_;
    AppState state_;
    CommandSet commands_;
    std::vector<Page*> pages_;
    SideBar* side_bar_ = nullptr;
    PageHeaderBar* header_ = nullptr;
    NoticeBar* notice_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    JobsStrip* jobs_ = nullptr;
    QMenu* menu_ = nullptr;
    QTimer save_timer_;
    bool told_painted_ = false;
};

}  // namespace lorica
