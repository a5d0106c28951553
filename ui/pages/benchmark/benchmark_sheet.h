// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that sets up a benchmark: which methods on which model and data, with which budget, measured how. GUI thread.
#pragma once

#include <QCheckBox>
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

class BenchmarkSheet : public QDialog {
    Q_OBJECT
public:
    // `runs`: whose settings may be taken as the beginning; the first choice is the defaults.
    BenchmarkSheet(const AppState& state, std::vector<RunSummary> runs, QWidget* parent);
    RunBenchmark benchmark() const;
    // How many runs it makes; an error where a setting or the name will not do.
    Result<int64_t> check() const;

private:
    QWidget* make_checks(const QStringList& names, const QStringList& on, const QString& name, std::vector<QCheckBox*>& checks);
    QLayout* budget_row();
    void show_check();
    RunSpec spec() const;
    std::vector<std::string> settings() const;
    Result<void> check_settings(const RunBenchmark& wanted) const;

    const AppState state_;
    const std::vector<RunSummary> runs_;
    QComboBox *model_, *data_, *from_;
    std::vector<QCheckBox*> methods_, metrics_;
    QSpinBox *seeds_, *steps_, *rows_, *eval_rows_;
    QLineEdit *settings_, *name_;
    QLabel* finding_;
    QPushButton* start_;
};

}  // namespace lorica
