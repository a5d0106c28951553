// SPDX-License-Identifier: GPL-3.0-or-later
// Another learning rate or number of steps for a run that trains, or more steps for one that has ended. GUI thread.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "core/runtime/command.h"
#include "ui/pages/train/run_record.h"
#include "ui/widgets/number_box.h"

namespace lorica {

class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    ChangeDialog(const RunRecord& run, QWidget* parent);
    // What differs from the run as it is.
    RunChange change() const;

private:
    void check(const QString& typed);

    double rate_now_;
    int64_t done_, total_now_, per_epoch_;
    bool over_;
    NumberBox* rate_;
    NumberBox* total_;
    QLabel* words_;
    QPushButton* apply_;
};

}  // namespace lorica
