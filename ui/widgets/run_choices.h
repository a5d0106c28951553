// SPDX-License-Identifier: GPL-3.0-or-later
// What the sheets that start several runs offer alike: base model, data set, the run whose settings are taken over. GUI thread.
#pragma once

#include <QComboBox>
#include <QGridLayout>
#include <vector>

#include "ui/models/run_list.h"
#include "ui/shell/app_state.h"

namespace lorica {

// The names that the setting `method` takes, in its order.
std::vector<std::string> method_names();

// A labelled combo box in one row of a sheet; it spans `columns` behind its label.
QComboBox* add_choice(QGridLayout* grid, int row, int columns, const QString& name, QWidget* parent);

// Data: paths; of `from` the run's folder, empty for the defaults.
struct RunChoices {
    QComboBox *model, *data, *from;
};
// In rows 1 to 3, with what the studio has chosen for the next run.
RunChoices add_run_choices(QGridLayout* grid, int columns, const AppState& state, const std::vector<RunSummary>& runs, QWidget* parent);

}  // namespace lorica
