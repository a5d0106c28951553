// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that sets up a sweep: over what, from which settings, how. GUI thread.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/runtime/command.h"
#include "ui/models/run_list.h"
#include "ui/shell/app_state.h"

namespace lorica {

class SweepSheet : public QDialog {
    Q_OBJECT
public:
    // `runs`: whose settings may be taken as the beginning; the first choice is the defaults.
    SweepSheet(const AppState& state, std::vector<RunSummary> runs, QWidget* parent);
    StartSweep sweep() const;
    // How many runs it makes; an error where a value, a setting or the name will not do.
    Result<int64_t> check() const;

private:
    struct Axis {
        QComboBox* setting;
        QLineEdit* values;
    };
    void build_choices(class QGridLayout* grid);
    Axis add_axis(class QGridLayout* grid, int row, const QString& label, bool optional);
    void show_check();
    RunSpec spec() const;
    std::vector<std::string> axes() const;

    const AppState state_;
    const std::vector<RunSummary> runs_;
    QComboBox *model_, *data_, *from_, *method_, *strategy_;
    Axis first_, second_;
    QSpinBox *seeds_, *steps_, *together_;
    QLineEdit* name_;
    QLabel* finding_;
    QPushButton* start_;
};

}  // namespace lorica
