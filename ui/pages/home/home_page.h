// SPDX-License-Identifier: GPL-3.0-or-later
// HomePage: the machine, and every run on it with its curve; opens and resumes them. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QStackedLayout>
#include <QTableWidget>

#include "ui/models/run_list.h"
#include "ui/shell/page.h"

namespace lorica {

class HomePage : public Page {
    Q_OBJECT
public:
    explicit HomePage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override { reload(); }
    void state_changed() override;

    int count() const { return static_cast<int>(runs_.size()); }
    QTableWidget* table() const { return table_; }

private:
    void reload();                      // reads the folders on another thread
    void show_runs(std::vector<RunSummary> runs);
    void open_row(int row);
    QWidget* build_offer();
    void show_offer();                  // to resume the newest run that was interrupted
    void open_demo();

    std::vector<RunSummary> runs_;
    QStackedLayout* stack_;
    QTableWidget* table_;
    QFrame* offer_;
    QLabel* offer_text_;
    std::string interrupted_;           // the folder of what is offered
    std::string running_;               // as last seen: when a run begins or ends, the list is read again
    size_t known_ = 0;
    CommandId paused_ = 0;              // the run in training, while it is
};

}  // namespace lorica
