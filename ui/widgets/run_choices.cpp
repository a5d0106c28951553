// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the sheets' choices. GUI thread.
#include "ui/widgets/run_choices.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/name_box.h"

namespace lorica {
namespace {

// The texts' context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(lorica::RunChoices)
};

}  // namespace

std::vector<std::string> method_names() {
    RunSpec spec;
    for (const FieldRef& ref : fields_of(spec))
        if (ref.path == "method") return split_options(ref.meta.options);
    return {};
}

QComboBox* add_choice(QGridLayout* grid, int row, int columns, const QString& name, QWidget* parent) {
    auto* box = new NameBox(name, parent);
    grid->addWidget(make_label(name, "", parent), row, 0);
    grid->addWidget(box, row, 1, 1, columns);
    return box;
}

RunChoices add_run_choices(QGridLayout* grid, int columns, const AppState& state, const std::vector<RunSummary>& runs, QWidget* parent) {
    RunChoices out;
    out.model = add_choice(grid, 1, columns, Words::tr("Model"), parent);
    for (const KnownModel& one : state.models) out.model->addItem(qs(one.name), qs(one.path));
    out.model->setCurrentIndex(std::max(0, out.model->findData(qs(state.model.path))));
    out.data = add_choice(grid, 2, columns, Words::tr("Data"), parent);
    for (const KnownData& one : state.data_sets) out.data->addItem(qs(one.name), qs(one.data.path));
    out.data->setCurrentIndex(std::max(0, out.data->findData(qs(state.data.path))));
    out.from = add_choice(grid, 3, columns, Words::tr("Other settings"), parent);
    out.from->addItem(Words::tr("The defaults"));
    for (const RunSummary& one : runs) out.from->addItem(Words::tr("As in %1").arg(qs(one.name)), qs(one.folder));
    return out;
}

}  // namespace lorica
