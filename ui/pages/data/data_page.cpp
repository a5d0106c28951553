// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page's widgets. GUI thread.
#include "ui/pages/data/data_page.h"

#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"

namespace lorica {

DataPage::DataPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(shell.theme(), QStringLiteral("data"), tr("No data sets yet"),
                                     tr("Import a CSV, TSV, JSON or JSONL file, or drop one here. You will see exactly which tokens the model learns from."),
                                     shell.action(UiCommand::ImportData), this));
}

PageHeader DataPage::header() { return {tr("Data"), {}, {}, shell_.action(UiCommand::ImportData)}; }

}  // namespace lorica
