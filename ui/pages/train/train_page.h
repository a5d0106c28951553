// SPDX-License-Identifier: GPL-3.0-or-later
// The train page: the wizard before a run, the run after Start. GUI thread.
#pragma once

#include <QStackedWidget>

#include "ui/pages/train/run_view.h"
#include "ui/pages/train/setup_view.h"
#include "ui/pages/train/train_presenter.h"
#include "ui/shell/page.h"

namespace lorica {

class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(Shell& shell, QWidget* parent = nullptr);

    PageHeader header() override;
    void activated() override;
    void state_changed() override;
    bool take_files(const QStringList& paths) override;

    TrainPresenter& presenter() { return presenter_; }
    SetupView* setup() const { return setup_; }
    RunView* run() const { return run_; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connect_commands();
    void connect_presenter();
    void start();
    void ask_stop();
    void ask_change();
    void ask_merge();
    void ask_open();
    void chat();
    void open_folder();
    void show_run(const std::string& folder);
    void refresh_commands();
    void refresh_view();
    void space_pressed();

    TrainPresenter presenter_;
    QStackedWidget* stack_;
    SetupView* setup_;
    RunView* run_;
    std::string last_open_;
    QString shape_;                    // of the header: it is rebuilt when this changes
};

}  // namespace lorica
